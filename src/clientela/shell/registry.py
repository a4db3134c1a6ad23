"""Where rooms enter themselves: navigation, panels, search, commands and demo data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class NavItem:
    """One line of the side, with a count asked when drawn; `tab` (1 to 4) puts it in the phone's bar."""

    key: str
    label: Words
    url_name: str
    icon: str
    group: str = ""
    order: int = 100
    right: str = ""
    count: Callable[[Any], int | None] | None = None
    tab: int = 0


@dataclass(frozen=True)
class Panel:
    """A piece of a record page that another room brings; slot is "pulse", "tab", "side" or "next"."""

    key: str
    label: Words
    slot: str
    template: str
    context: Callable[[Any, Any], dict[str, Any]]
    order: int = 100
    right: str = ""
    count: Callable[[Any, Any], int | str | None] | None = None


@dataclass(frozen=True)
class Hit:
    """One thing found: its name, its other name, where it lives, and a mark (words, or a drawn tier)."""

    label: str
    alt: str
    url: str
    icon: str = ""
    mark: str = ""


@dataclass(frozen=True)
class SearchSource:
    """Finds a room's records for the palette."""

    key: str
    label: Words
    find: Callable[[Any, str, int], Sequence[Hit]]
    order: int = 100


@dataclass(frozen=True)
class Command:
    """Something the palette can do; `keys` is shown beside it, as in "G T" or "N"."""

    key: str
    label: Words
    icon: str
    url_name: str
    keys: str = ""
    right: str = ""


@dataclass(frozen=True)
class DemoSeed:
    """Plants a room's part of the demo company; lower orders first."""

    order: int
    plant: Callable[..., None]


_nav: dict[str, NavItem] = {}
_groups: dict[str, tuple[int, Words]] = {"": (0, "")}
_panels: dict[tuple[str, str], Panel] = {}
_sources: dict[str, SearchSource] = {}
_commands: dict[str, Command] = {}
_seeds: list[DemoSeed] = []
_granters: list[Callable[[str], Sequence[str]]] = []


def register_nav(item: NavItem) -> None:
    """Enter a line of the side."""
    _nav[item.key] = item


def register_group(key: str, label: Words, order: int) -> None:
    """Name a group of the side; the group "" comes first and has no heading."""
    _groups[key] = (order, label)


def register_panel(page: str, panel: Panel) -> None:
    """Enter a panel on a record page such as "customers.card"."""
    _panels[page, panel.key] = panel


def register_search(source: SearchSource) -> None:
    """Let the palette find a room's records."""
    _sources[source.key] = source


def register_command(command: Command) -> None:
    """Enter an action in the palette."""
    _commands[command.key] = command


def register_demo(seed: DemoSeed) -> None:
    """Enter a room's demo data."""
    if seed not in _seeds:
        _seeds.append(seed)


def register_granters(find: Callable[[str], Sequence[str]]) -> None:
    """Let refusals name the people who can give a right."""
    _granters[:] = [find]


def granters_of(right: str) -> Sequence[str]:
    """Names of the people who can give a right."""
    return _granters[0](right) if _granters and right else ()


def is_allowed(person: Any, right: str) -> bool:
    """Whether a person has a right; the empty right is everybody's."""
    return not right or bool(person and person.has_right(right))


def nav_groups(person: Any) -> list[tuple[Words, list[NavItem]]]:
    """The side as a person may see it: groups in order, each with its lines in order."""
    seen = sorted(
        (item for item in _nav.values() if is_allowed(person, item.right)), key=lambda item: item.order
    )
    keys = sorted({item.group for item in seen}, key=lambda key: _groups.get(key, (999, key))[0])
    return [(_groups.get(key, (999, key))[1], [item for item in seen if item.group == key]) for key in keys]


def panels_of(page: str, person: Any, slot: str = "") -> list[Panel]:
    """The panels of a record page a person may see, in order; of one slot, or of all."""
    found = [panel for (at, _), panel in _panels.items() if at == page and slot in ("", panel.slot)]
    return sorted(
        (panel for panel in found if is_allowed(person, panel.right)), key=lambda panel: panel.order
    )


def search_sources() -> list[SearchSource]:
    """Every search source, in order."""
    return sorted(_sources.values(), key=lambda source: source.order)


def commands_of(person: Any) -> list[Command]:
    """The palette's actions a person may take."""
    return [command for command in _commands.values() if is_allowed(person, command.right)]


def demo_seeds() -> list[DemoSeed]:
    """Every room's demo data, in planting order."""
    return sorted(_seeds, key=lambda seed: seed.order)
