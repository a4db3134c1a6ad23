"""What every page gets from the shell: side, theme, density, language, company, pinned views."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, to_locale

from clientela.shell import registry
from clientela.shell.registry import Command, NavItem, Words

THEMES = ("light", "dark", "auto")
DENSITIES = ("comfortable", "compact", "large")
DARK_MEDIA = {"light": "not all", "dark": "screen", "auto": "screen and (prefers-color-scheme: dark)"}
TABS_BEFORE_NEW = 2
TABS = 4


@dataclass(frozen=True)
class NavLine:
    """One line of the side as drawn."""

    item: NavItem
    href: str
    is_current: bool
    count: int | None


@dataclass(frozen=True)
class Action:
    """One palette command as drawn."""

    command: Command
    href: str


class Shell:
    """The frame around a page; each part is reckoned only when a template asks for it."""

    preferences_url = "/account/preferences"
    search_url = "/search"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def person(self) -> Any:
        """The signed-in person, or None."""
        user = getattr(self.request, "person", None) or getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @property
    def theme(self) -> str:
        """The reader's theme."""
        return _one_of(getattr(self.person, "theme", ""), THEMES, default="auto")

    @property
    def dark_media(self) -> str:
        """When the dark style sheet applies."""
        return DARK_MEDIA[self.theme]

    @property
    def density(self) -> str:
        """The reader's density."""
        return _one_of(getattr(self.person, "density", ""), DENSITIES, default="comfortable")

    @property
    def single_keys(self) -> str:
        """Whether single keys work: "on" or "off"."""
        return "on" if getattr(self.person, "single_keys", True) else "off"

    @property
    def language(self) -> str:
        """The page's language as HTML wants it: en, es, zh-Hans, zh-Hant."""
        return to_locale(get_language() or "en").replace("_", "-")

    @property
    def company_name(self) -> str:
        """The company whose customers these are."""
        company = getattr(self.request, "company", None)
        return str(getattr(company, "name", "") or settings.COMPANY_NAME)

    @property
    def pinned_views(self) -> Any:
        """The reader's pinned views: each with name, colour, url and count."""
        return getattr(self.request, "pinned_views", ())

    @cached_property
    def groups(self) -> list[tuple[Words, list[NavLine]]]:
        """The side's groups with their lines."""
        current = self._current_key
        return [
            (label, [self._line(item, current) for item in items])
            for label, items in registry.nav_groups(self.person)
        ]

    @property
    def tabs(self) -> list[NavLine]:
        """The lines of the phone's tab bar, at most four."""
        lines = [line for _, lines in self.groups for line in lines if line.item.tab]
        return sorted(lines, key=lambda line: line.item.tab)[:TABS]

    @property
    def tabs_before_new(self) -> list[NavLine]:
        """Tabs left of the New button."""
        return self.tabs[:TABS_BEFORE_NEW]

    @property
    def tabs_after_new(self) -> list[NavLine]:
        """Tabs right of the New button."""
        return self.tabs[TABS_BEFORE_NEW:]

    @cached_property
    def actions(self) -> list[Action]:
        """The palette's commands."""
        return [Action(command, reverse(command.url_name)) for command in registry.commands_of(self.person)]

    @cached_property
    def _current_key(self) -> str:
        """The line whose address is the longest beginning of this page's address."""
        path = self.request.path
        hrefs = {
            item.key: reverse(item.url_name)
            for _, items in registry.nav_groups(self.person)
            for item in items
        }
        fitting = {
            key: href
            for key, href in hrefs.items()
            if path == href or (href != "/" and path.startswith(href))
        }
        return max(fitting, key=lambda key: len(fitting[key]), default="")

    def _line(self, item: NavItem, current: str) -> NavLine:
        count = item.count(self.person) if item.count and self.person else None
        return NavLine(item, reverse(item.url_name), item.key == current, count)


def _one_of(value: str, known: tuple[str, ...], *, default: str) -> str:
    return value if value in known else default


def page(request: HttpRequest) -> dict[str, Shell]:
    """Context processor: `shell` in every template."""
    return {"shell": Shell(request)}
