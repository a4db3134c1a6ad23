"""A file walked through the import wizard in Chromium."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from clientela.customers.models import Customer
from clientela.imports import tasks
from clientela.imports.models import ImportRun
from tests.browser.conftest import OpenAs
from tests.cast import Cast

pytestmark = pytest.mark.browser
SHEET = (
    "客户编号,客户名称,手机,客户阶段,备注2\nA1,顺德聚福楼,138 2274 5519,current,x\n"
    "A2,南海佳味食品,1390,current,\nA3,增城新塘大排档,135 7009 1142,A++,\n"
).encode("gb18030")
Barriers = Callable[[Page], list[str]]


@pytest.fixture
def page(people: Cast, open_as: OpenAs) -> Page:
    """Wu before the matched sheet."""
    opened = open_as(people.wu, "/imports/new?target=customers")
    send(opened)
    return opened


def send(page: Page) -> None:
    """Choose the sheet and go on to its columns."""
    page.set_input_files("#file", [{"name": "客户.csv", "mimeType": "text/csv", "buffer": SHEET}])
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("link", name="Match the columns").click()


def test_errors_are_mended_in_the_sheet_and_the_file_comes_in(page: Page) -> None:
    expect(page.get_by_role("heading", name="2 rows are left out")).to_be_visible()
    page.get_by_label("Correct row 3").fill("139 0011 2233")
    page.get_by_label("Correct row 3").press("Enter")
    expect(page.get_by_role("heading", name="1 row is left out")).to_be_visible()
    page.get_by_role("button", name="Leave empty").click()
    expect(page.get_by_role("heading", name="left out")).to_have_count(0)
    page.get_by_role("button", name="Dry run of 3 rows").click()
    expect(page.get_by_role("heading", name="Waiting for its turn")).to_be_visible()
    tasks.check_import.call(ImportRun.objects.get().pk)
    page.get_by_role("button", name="Import 3 rows").click()
    expect(page.get_by_role("heading", name="Waiting for its turn")).to_be_visible()
    tasks.write_import.call(ImportRun.objects.get().pk)
    expect(page.get_by_text("The file is in.")).to_be_visible()
    assert Customer.objects.count() == 3


def test_a_value_is_said_to_mean_another(page: Page) -> None:
    page.get_by_role("button", name="Say what it means").first.click()
    page.get_by_label("A++").select_option("current")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("heading", name="1 row is left out")).to_be_visible()


def test_a_column_is_matched_by_hand(page: Page) -> None:
    page.get_by_label("Field for 备注2").select_option("note")
    expect(page.get_by_label("Field for 备注2")).to_have_value("note")
    assert ImportRun.objects.get().mapping["note"] == "备注2"


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_in_the_wizard_keeps_people_out(
    people: Cast, open_as: OpenAs, barriers_of: Barriers, width: int
) -> None:
    page = open_as(people.wu, "/imports/new?target=customers", width=width)
    found = barriers_of(page)
    send(page)
    expect(page.get_by_role("heading", name="What will happen")).to_be_visible()
    assert found + barriers_of(page) == []
