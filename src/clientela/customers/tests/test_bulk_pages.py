"""Many customers at once: chosen, shown, changed, taken back, exported."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from clientela.customers.models import Customer
from clientela.customers.tests.factories import customer_of
from clientela.kernel.models import ChangeSet
from clientela.staff.models import AccessRecord, Person
from tests.cast import Cast

Browse = Callable[[Person], Client]
ASK, PREVIEW, RUN, EXPORT = (
    reverse(f"customers:{name}") for name in ("ask_bulk", "preview_bulk", "run_bulk", "export")
)


@pytest.fixture
def shops(cast: Cast) -> list[Customer]:
    return [customer_of(cast.lin, f"Shop {number}", value_at_risk_minor=100 * number) for number in range(3)]


def ids(*customers: Customer) -> list[int]:
    return [customer.pk for customer in customers]


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_bulk_edit_is_asked_for_shown_run_and_taken_back(
    cast: Cast, shops: list[Customer], client_of: Browse
) -> None:
    browser = client_of(cast.lin)
    chosen = {"ids": ids(*shops[:2])}
    assert "2 customers" in browser.post(ASK, chosen).content.decode()
    assert "Potential" in browser.post(ASK, {**chosen, "field": "stage"}).content.decode()
    edit = {**chosen, "field": "stage", "value": "lost"}
    shown = browser.post(PREVIEW, edit).content.decode()
    assert "Shop 0" in shown
    assert "Shop 2" not in shown
    assert not Customer.objects.filter(stage="lost")
    assert browser.post(RUN, edit)["HX-Redirect"].startswith(reverse("customers:list"))
    assert set(Customer.objects.filter(stage="lost")) == set(shops[:2])
    made = ChangeSet.objects.get(kind="customers.bulk_edit")
    assert "Shop 0" in browser.get(reverse("customers:change_set", args=[made.pk])).content.decode()
    browser.post(reverse("customers:undo", args=[made.pk]))
    assert not Customer.objects.filter(stage="lost")
    assert browser.get(reverse("customers:change_sets")).status_code == 200


def test_everything_the_list_holds_can_be_chosen(
    cast: Cast, shops: list[Customer], client_of: Browse
) -> None:
    edit = {"all": "1", "query": "stake.from=1", "field": "add_tag", "value": "vip"}
    client_of(cast.lin).post(RUN, {**edit, "ids": ids(shops[0])})
    assert [customer.tags for customer in Customer.objects.order_by("pk")] == [[], ["vip"], ["vip"]]


def test_another_regions_customers_cannot_be_chosen(
    cast: Cast, shops: list[Customer], client_of: Browse
) -> None:
    edit = {"ids": ids(*shops), "field": "stage", "value": "lost"}
    assert client_of(cast.deng).post(RUN, edit, headers={"HX-Request": "true"}).status_code == 422
    assert not Customer.objects.filter(stage="lost")


def test_only_who_may_assign_gives_customers_away(
    cast: Cast, shops: list[Customer], client_of: Browse
) -> None:
    edit = {"ids": ids(*shops), "field": "owner", "value": cast.deng.pk}
    client_of(cast.lin).post(RUN, edit)
    assert not Customer.objects.filter(owner=cast.deng)
    client_of(cast.zhao).post(RUN, edit)
    assert Customer.objects.filter(owner=cast.deng, team=cast.guangzhou_team).count() == 3


def test_a_large_edit_runs_in_the_background(
    cast: Cast,
    shops: list[Customer],
    client_of: Browse,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
    settings: Any,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setattr("clientela.customers.views.bulk.AT_ONCE", 2)
    edit = {"ids": ids(*shops), "field": "stage", "value": "lost"}
    with django_capture_on_commit_callbacks(execute=True):
        client_of(cast.lin).post(RUN, edit)
    assert Customer.objects.filter(stage="lost").count() == 3
    assert ChangeSet.objects.get(kind="customers.bulk_edit").channel == "job"


def test_nobody_takes_back_what_another_did(cast: Cast, shops: list[Customer], client_of: Browse) -> None:
    client_of(cast.lin).post(RUN, {"ids": ids(*shops), "field": "stage", "value": "lost"})
    made = ChangeSet.objects.get(kind="customers.bulk_edit")
    assert client_of(cast.deng).post(reverse("customers:undo", args=[made.pk])).status_code == 404
    assert Customer.objects.filter(stage="lost").count() == 3


def test_an_export_holds_visible_customers_and_is_recorded(
    cast: Cast, shops: list[Customer], client_of: Browse
) -> None:
    customer_of(cast.deng, "Hidden")
    answer = client_of(cast.zhao).post(EXPORT, {"kind": "csv", "all": "1", "query": "stake.from=1"})
    rows = list(csv.DictReader(io.StringIO(content(answer).decode("utf-8-sig"))))
    assert {row["Name"]: row["At stake"] for row in rows} == {"Shop 1": "1.00", "Shop 2": "2.00"}
    record = AccessRecord.objects.get(kind="export")
    assert record.person == cast.zhao
    assert "2 customers" in record.detail


def test_a_workbook_is_written_too(cast: Cast, shops: list[Customer], client_of: Browse) -> None:
    answer = client_of(cast.zhao).post(EXPORT, {"kind": "xlsx", "ids": ids(*shops)})
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content(answer))).get_sheet_by_index(0).to_python()
    assert [row[1] for row in sheet] == ["Name", "Shop 0", "Shop 1", "Shop 2"]


def test_text_that_would_run_as_a_formula_stays_text(cast: Cast, client_of: Browse) -> None:
    evil = customer_of(cast.lin, "=HYPERLINK(1)")
    answer = client_of(cast.zhao).post(EXPORT, {"kind": "csv", "ids": ids(evil)})
    assert "'=HYPERLINK(1)" in content(answer).decode("utf-8-sig")


def test_a_representative_may_not_export(cast: Cast, shops: list[Customer], client_of: Browse) -> None:
    assert client_of(cast.lin).post(EXPORT, {"kind": "csv", "ids": ids(*shops)}).status_code == 403
    assert not AccessRecord.objects.filter(kind="export").exists()
