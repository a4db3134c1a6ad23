"""Rooms enter themselves, and each person is shown what they may see."""

from dataclasses import dataclass, field

import pytest
from django.conf import Settings
from django.test import RequestFactory
from django.urls import path, reverse

from clientela.shell import registry
from clientela.shell.context import Shell
from clientela.shell.registry import Command, NavItem, Panel
from clientela.shell.views import kit

urlpatterns = [
    path("", kit, name="first"),
    path("second/", kit, name="second"),
    path("second/deep/", kit, name="deep"),
]


@dataclass
class Reader:
    rights: set[str] = field(default_factory=set)
    is_authenticated: bool = True
    theme: str = "dark"
    density: str = "enormous"
    single_keys: bool = False

    def has_right(self, right: str) -> bool:
        return right in self.rights


@pytest.fixture(autouse=True)
def _own_addresses(_empty_house: None, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__


def shell_at(address: str, reader: Reader) -> Shell:
    request = RequestFactory().get(address)
    request.user = reader  # type: ignore[assignment]  # stands in for a person
    return Shell(request)


def test_lines_stand_in_their_groups_in_order() -> None:
    registry.register_group("trade", "Trading", 20)
    registry.register_group("people", "Customers", 10)
    for key, group, order in (("b", "trade", 1), ("c", "people", 2), ("d", "people", 1), ("a", "", 9)):
        registry.register_nav(NavItem(key, key, "first", "inbox", group, order))
    drawn = [(str(label), [item.key for item in items]) for label, items in registry.nav_groups(Reader())]
    assert drawn == [("", ["a"]), ("Customers", ["d", "c"]), ("Trading", ["b"])]


def test_lines_without_the_right_are_not_shown() -> None:
    registry.register_nav(NavItem("a", "A", "first", "inbox", right="a.see"))
    assert registry.nav_groups(Reader()) == []
    assert registry.nav_groups(Reader({"a.see"})) != []


@pytest.mark.parametrize(
    ("address", "current"),
    [("/", "one"), ("/second/", "two"), ("/second/7", "two"), ("/second/deep/x", "three")],
)
def test_the_line_nearest_to_the_address_is_the_current_one(address: str, current: str) -> None:
    for key, name in (("one", "first"), ("two", "second"), ("three", "deep")):
        registry.register_nav(NavItem(key, key, name, "inbox"))
    lines = [line for _, lines in shell_at(address, Reader()).groups for line in lines]
    assert [line.item.key for line in lines if line.is_current] == [current]


def test_counts_are_asked_for_the_reader() -> None:
    registry.register_nav(NavItem("a", "A", "first", "inbox", count=lambda reader: len(reader.rights)))
    assert shell_at("/", Reader({"x", "y"})).groups[0][1][0].count == 2


def test_the_phones_bar_has_two_lines_on_each_side_of_new() -> None:
    for place in (3, 1, 2, 4):
        registry.register_nav(NavItem(str(place), str(place), "first", "inbox", tab=place))
    registry.register_nav(NavItem("5", "5", "first", "inbox"))
    shell = shell_at("/", Reader())
    assert [line.item.key for line in shell.tabs_before_new] == ["1", "2"]
    assert [line.item.key for line in shell.tabs_after_new] == ["3", "4"]


def test_panels_are_those_of_the_page_slot_and_rights() -> None:
    for key, slot, right in (
        ("b", "tab", ""),
        ("a", "tab", ""),
        ("c", "side", ""),
        ("d", "tab", "money.see"),
    ):
        registry.register_panel(
            "card", Panel(key, key, slot, "x.html", lambda person, subject: {}, ord(key), right)
        )
    assert [panel.key for panel in registry.panels_of("card", Reader(), "tab")] == ["a", "b"]
    assert [panel.key for panel in registry.panels_of("card", Reader({"money.see"}))] == ["a", "b", "c", "d"]
    assert registry.panels_of("order", Reader()) == []


def test_actions_lead_somewhere() -> None:
    registry.register_command(Command("go", "Go to second", "inbox", "second", keys="G S"))
    assert [action.href for action in shell_at("/", Reader()).actions] == [reverse("second")]


def test_a_readers_settings_shape_the_page_and_unknown_ones_do_not() -> None:
    shell = shell_at("/", Reader())
    assert (shell.theme, shell.dark_media, shell.density, shell.single_keys) == (
        "dark",
        "screen",
        "comfortable",
        "off",
    )
