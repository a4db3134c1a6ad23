"""The page's own behaviours, in a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs
from tests.cast import Cast

pytestmark = pytest.mark.browser
Barriers = Callable[[Page], list[str]]


def test_control_k_opens_the_palette_and_escape_closes_it(people: Cast, open_as: OpenAs) -> None:
    page = open_as(people.lin, "/kit")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()
    expect(page.locator("#palette input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()


def test_a_question_mark_shows_the_keys(people: Cast, open_as: OpenAs) -> None:
    page = open_as(people.lin, "/kit")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def test_single_keys_are_not_heard_while_typing(people: Cast, open_as: OpenAs) -> None:
    page = open_as(people.lin, "/kit")
    page.get_by_label("Name").press("?")
    expect(page.locator("#keys")).to_be_hidden()


def test_single_keys_can_be_switched_off_for_good(people: Cast, open_as: OpenAs) -> None:
    page = open_as(people.lin, "/kit")
    page.keyboard.press("?")
    with page.expect_response("**/account/preferences"):
        page.get_by_role("button", name="Single keys").click()
    page.reload()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()


def test_the_theme_is_kept_with_the_person(people: Cast, open_as: OpenAs) -> None:
    page = open_as(people.lin, "/kit")
    with page.expect_response("**/account/preferences"):
        page.get_by_role("button", name="Theme").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"


def test_density_goes_round_and_is_kept(people: Cast, open_as: OpenAs) -> None:
    page = open_as(people.lin, "/kit")
    with page.expect_response("**/account/preferences"):
        page.get_by_role("button", name="Density").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-density", "compact")


def test_a_menu_opens_under_its_button_and_is_walked_by_arrows(people: Cast, open_as: OpenAs) -> None:
    page = open_as(people.lin, "/kit")
    opener = page.get_by_role("button", name="More", exact=True).first
    opener.click()
    menu = page.locator("#kit-menu")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(menu.get_by_role("menuitem").last).to_be_focused()
    under, above = menu.bounding_box(), opener.bounding_box()
    assert under is not None
    assert above is not None
    assert 0 <= under["y"] - (above["y"] + above["height"]) < 10


def test_a_chart_can_be_read_as_a_table(people: Cast, open_as: OpenAs) -> None:
    page = open_as(people.lin, "/kit")
    panel = page.locator("[data-behaviour=chart-view]").first
    panel.get_by_role("button", name="Table").click()
    expect(panel.get_by_role("cell", name="612", exact=True)).to_be_visible()
    expect(panel.locator("svg.chart").first).to_be_hidden()


@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_kit_keeps_nobody_out(
    people: Cast, open_as: OpenAs, barriers_of: Barriers, width: int, theme: str
) -> None:
    people.lin.theme = theme
    people.lin.save(update_fields=["theme"])
    assert barriers_of(open_as(people.lin, "/kit", width=width)) == []
