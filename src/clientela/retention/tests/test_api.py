"""The API gives what the pages show, to those who see it there."""

from datetime import timedelta

import pytest
from django.test import Client

from clientela.customers.models import Customer
from clientela.kernel import clock
from clientela.retention import services
from clientela.retention.models import Alert, Verdict
from clientela.retention.tests.factories import NOON, TODAY, plant_company
from clientela.retention.tests.test_pages import Browser
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(cast: Cast) -> Customer:
    customer = plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    return customer


def get(browser: Client, path: str) -> object:
    answer = browser.get(f"/api/retention/{path}")
    assert answer.status_code == 200
    return answer.json()


def test_alerts_come_with_reason_and_stake(cast: Cast, late: Customer, client_of: Browser) -> None:
    (alert,) = get(client_of(cast.lin), "alerts")["items"]
    assert alert["customer"] == late.ref
    assert alert["kind"] == "late"
    assert "62 days silent" in alert["reason"]
    assert float(alert["stake"]) > 0


def test_another_regions_alerts_and_standings_are_not_given(
    cast: Cast, late: Customer, client_of: Browser
) -> None:
    browser = client_of(cast.deng)
    assert get(browser, "alerts")["items"] == []
    assert get(browser, "standings")["items"] == []
    assert get(browser, "months") == []
    assert browser.get(f"/api/retention/alerts/{Alert.objects.get().ref}").status_code == 404


def test_standings_and_months_are_those_of_the_asker(cast: Cast, late: Customer, client_of: Browser) -> None:
    browser = client_of(cast.lin)
    assert len(get(browser, "standings")["items"]) == 7
    assert sum(month["orders"] for month in get(browser, "months")) > 0


def test_a_person_without_the_right_is_refused(cast: Cast, late: Customer, client_of: Browser) -> None:
    for path in ("alerts", "standings", "months"):
        assert client_of(cast.ah).get(f"/api/retention/{path}").status_code == 403


def test_a_verdict_is_given_by_the_api(cast: Cast, late: Customer, client_of: Browser) -> None:
    ref = Alert.objects.get().ref
    given = {"because": "central", "until_on": (TODAY + timedelta(days=40)).isoformat()}
    with clock.frozen_at(NOON):
        answer = client_of(cast.lin).post(
            f"/api/retention/alerts/{ref}/verdict", given, content_type="application/json"
        )
    assert answer.status_code == 201
    assert Verdict.objects.get().because == "central"
    assert (
        client_of(cast.deng)
        .post(f"/api/retention/alerts/{ref}/verdict", given, content_type="application/json")
        .status_code
        == 404
    )
