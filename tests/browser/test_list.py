"""A list moved through, searched, narrowed and selected from without a mouse."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from clientela.customers import services
from clientela.kernel.actors import SYSTEM
from tests.browser.conftest import OpenAs
from tests.cast import Cast

pytestmark = pytest.mark.browser
NAMES = ("Foshan Hengli", "Nanhai Fresh Noodles", "Shunde Yixin Banquets", "Zhongshan Harbour")
BY_NAME = "/customers/?sort=name"


@pytest.fixture
def customers_of_lin(people: Cast) -> Cast:
    for name in NAMES:
        services.create_customer(SYSTEM, name=name, owner=people.lin)
    return people


@pytest.fixture
def page(customers_of_lin: Cast, open_as: OpenAs) -> Page:
    return open_as(customers_of_lin.lin, BY_NAME)


def test_j_and_k_move_and_enter_opens(page: Page) -> None:
    for key in "jjk":
        page.keyboard.press(key)
    expect(page.locator("tr.cursor")).to_contain_text(NAMES[0])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=NAMES[0])).to_be_visible()


def test_x_selects_and_shift_x_selects_the_range(page: Page) -> None:
    for key in ("j", "x", "j", "j", "Shift+X"):
        page.keyboard.press(key)
    expect(page.locator('tr[aria-selected="true"]')).to_have_count(3)
    expect(page.locator("#bulk")).to_contain_text("3 selected")
    page.keyboard.press("Escape")
    expect(page.locator("#bulk")).to_be_hidden()


def test_selecting_the_page_and_then_everything(page: Page) -> None:
    page.get_by_label("Select all on this page").check()
    expect(page.locator("#bulk")).to_contain_text("4 selected")
    page.locator("#bulk [data-all]").click()
    expect(page.locator("#bulk input[name=all]")).to_have_value("1")


def test_a_slash_searches_in_this_list(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("noodle")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("Nanhai")


def test_f_opens_the_filters_and_a_chip_takes_one_off(page: Page) -> None:
    page.keyboard.press("f")
    menu = page.locator("#filter-menu")
    menu.locator("input[type=checkbox]").first.check()
    menu.get_by_role("button", name="Show").click()
    expect(page.locator(".filter")).to_have_count(1)
    page.locator(".filter a").click()
    expect(page.locator(".filter")).to_have_count(0)


def test_the_order_can_be_turned_around_at_the_head(page: Page) -> None:
    page.locator("th[aria-sort=ascending] a").click()
    expect(page.locator("tbody tr").first).to_contain_text(NAMES[-1])


@pytest.mark.parametrize("width", [1440, 390])
def test_the_list_keeps_nobody_out(
    customers_of_lin: Cast, open_as: OpenAs, barriers_of: Callable[[Page], list[str]], width: int
) -> None:
    assert barriers_of(open_as(customers_of_lin.lin, BY_NAME, width=width)) == []


def test_the_palette_finds_a_customer_and_opens_it(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("yixin")
    found = page.locator("#palette-found .pal-row")
    expect(found).to_contain_text("Shunde Yixin Banquets")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Shunde Yixin Banquets")).to_be_visible()


def test_g_and_a_letter_goes_to_a_page(page: Page) -> None:
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page).to_have_url(re.compile(r"/$"))
