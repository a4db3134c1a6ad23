"""Who saw and exported what, and finding it again."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client

from clientela.kernel import clock
from clientela.staff import services
from clientela.staff.models import AccessRecord, Person
from clientela.staff.queries import access
from tests.cast import Cast

Browser = Callable[[Person], Client]
PAGE = "/staff/access"


def export(person: Person, detail: str) -> None:
    services.record_access(
        person.actor(), kind="export", subject_kind="customers.customer", subject_id=7, detail=detail
    )


def test_the_record_is_narrowed_to_a_person_a_kind_and_a_day(cast: Cast, client_of: Browser) -> None:
    with clock.frozen_at(datetime(2026, 11, 20, 15, 30, tzinfo=UTC)):
        export(cast.lin, "late on the 20th in Foshan")
    with clock.frozen_at(datetime(2026, 11, 20, 16, 30, tzinfo=UTC)):
        export(cast.lin, "early on the 21st in Foshan")
        export(cast.deng, "by Deng")
    browser = client_of(cast.admin)
    answer = browser.get(PAGE, {"person": cast.lin.ref, "kind": "export", "on": "2026-11-20"})
    assert [record.detail for record in answer.context["records"]] == ["late on the 20th in Foshan"]


def test_a_long_record_is_read_page_by_page(cast: Cast, client_of: Browser) -> None:
    for number in range(access.PAGE + 3):
        export(cast.lin, f"number {number}")
    browser = client_of(cast.admin)
    first = browser.get(PAGE, {"kind": "export"})
    assert len(first.context["records"]) == access.PAGE
    second = browser.get(PAGE, {"kind": "export", "before": first.context["next_before"]})
    assert [record.detail for record in second.context["records"]] == ["number 2", "number 1", "number 0"]
    assert second.context["next_before"] is None


def test_letting_go_is_recorded_with_who_did_it(cast: Cast) -> None:
    services.let_go(cast.admin.actor(), cast.lin)
    record = AccessRecord.objects.get(detail="let_go")
    assert (record.person, record.subject_id) == (cast.admin, cast.lin.pk)
