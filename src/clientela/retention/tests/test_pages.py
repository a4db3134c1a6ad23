"""The board, the alerts, the verdicts and the policy, as different people see them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Sum
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clientela.customers.models import Customer, Figures
from clientela.kernel import clock
from clientela.retention import services
from clientela.retention.models import Alert, TierPolicy, Verdict
from clientela.retention.queries.areas import Area
from clientela.retention.queries.months import series_of
from clientela.retention.queries.risk import AtRisk, risk_by_kind_and_tier
from clientela.retention.tests.factories import NOON, TODAY, plant_company, plant_history
from clientela.staff.models import Person
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Browser = Callable[[Person], Client]
BOARD_QUERIES = 45
LIST_QUERIES = 30


@pytest.fixture
def late(cast: Cast) -> Customer:
    """Lin's late customer; Deng in another region has one, too."""
    customer = plant_company(cast.lin)
    plant_history(cast.deng, "Guangzhou Late", silent=70, price="300.00")
    with clock.frozen_at(NOON):
        services.run()
    return customer


def page(browser: Client, name: str, *args: str, **query: str) -> str:
    with clock.frozen_at(NOON):
        answer = browser.get(reverse(f"retention:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_board_names_who_is_missing_and_why(cast: Cast, late: Customer, client_of: Browser) -> None:
    shown = page(client_of(cast.lin), "board")
    assert "Late Hotel" in shown
    assert "62 days" in shown
    assert reverse("customers:card", args=[late.ref]) in shown


def test_a_representative_sees_only_her_own_customers_on_the_board(
    cast: Cast, late: Customer, client_of: Browser
) -> None:
    assert "Guangzhou Late" not in page(client_of(cast.lin), "board")
    assert "Late Hotel" not in page(client_of(cast.deng), "board")
    assert "Guangzhou Late" in page(client_of(cast.wu), "board")


def test_a_board_before_the_first_evaluation_says_so(cast: Cast, client_of: Browser) -> None:
    assert "No evaluation yet" in page(client_of(cast.lin), "board")


def test_the_board_narrows_to_a_region(cast: Cast, late: Customer, client_of: Browser) -> None:
    shown = page(client_of(cast.wu), "board", region=cast.guangzhou.ref)
    assert "Guangzhou Late" in shown
    assert "Late Hotel" not in shown


def test_nonsense_in_the_address_shows_the_whole_board(
    cast: Cast, late: Customer, client_of: Browser
) -> None:
    shown = page(client_of(cast.wu), "board", region="nowhere", month="2026-99", team="x", owner="y")
    assert "Late Hotel" in shown


def test_the_money_at_risk_is_what_the_list_of_customers_adds_up_to(cast: Cast, late: Customer) -> None:
    for person in (cast.lin, cast.zhao, cast.wu, cast.admin):
        on_board = sum(risk_by_kind_and_tier(person, Area()).values(), AtRisk())
        listed = Figures.objects.filter(
            customer__in=Customer.objects.filter(pk__in=[each.pk for each in visible(person)]), alert="late"
        )
        assert on_board.customers == listed.count()
        assert on_board.stake_minor == (listed.aggregate(sum=Sum("value_at_risk_minor"))["sum"] or 0)


def visible(person: Person) -> list[Customer]:
    from clientela.customers.queries import visible_customers

    return list(visible_customers(person))


def test_the_months_of_the_parts_add_up_to_those_of_the_whole(cast: Cast, late: Customer) -> None:
    def customers(person: Person) -> int:
        return sum(month.customers for month in series_of(person, Area(), as_of=TODAY).months)

    assert customers(cast.lin) + customers(cast.deng) == customers(cast.wu) == customers(cast.admin)
    assert customers(cast.luo) == 0


def test_a_person_without_the_right_is_refused(cast: Cast, late: Customer, client_of: Browser) -> None:
    for name in ("board", "alerts", "verdicts", "policy"):
        assert client_of(cast.ah).get(reverse(f"retention:{name}")).status_code == 403


def test_the_list_of_alerts_shows_reason_and_stake(cast: Cast, late: Customer, client_of: Browser) -> None:
    shown = page(client_of(cast.lin), "alerts", state="open")
    assert "Late Hotel" in shown
    assert "62 days" in shown
    assert "Guangzhou Late" not in shown


def test_every_kind_of_alert_has_its_row(cast: Cast, late: Customer, client_of: Browser) -> None:
    facts = {
        "slowing": {"gap": 14, "recent": 30},
        "shrinking": {"usual_minor": 520_000, "spent_minor": 210_000},
        "narrowing": {"category": "Woks", "gap": 30, "silent": 95},
        "never_returned": {"gap": 21, "silent": 38},
    }
    alert = Alert.objects.get(customer=late)
    for kind, known in facts.items():
        Alert.objects.filter(pk=alert.pk).update(kind=kind, facts=known)
        assert "Late Hotel" in page(client_of(cast.lin), "alerts", kind=kind)
        assert "Late Hotel" in page(client_of(cast.lin), "board") or kind in ("shrinking", "narrowing")


def test_the_list_of_alerts_narrows_by_kind_state_and_what_was_done(
    cast: Cast, late: Customer, client_of: Browser
) -> None:
    browser = client_of(cast.lin)
    assert "Late Hotel" in page(browser, "alerts", kind="late", state="open", acted="no")
    assert "Late Hotel" not in page(browser, "alerts", kind="narrowing")
    assert "Late Hotel" not in page(browser, "alerts", acted="yes")


def test_a_verdict_is_given_in_the_dialog(cast: Cast, late: Customer, client_of: Browser) -> None:
    alert = Alert.objects.get(customer=late)
    with clock.frozen_at(NOON):
        answer = client_of(cast.lin).post(
            reverse("retention:judge", args=[alert.ref]),
            {"because": "closed", "note": "Repairs", "until_on": (TODAY + timedelta(days=20)).isoformat()},
            headers={"HX-Request": "true"},
        )
    assert answer.status_code == 200
    assert Verdict.objects.get().customer == late
    assert "Late Hotel" in page(client_of(cast.lin), "verdicts")


def test_a_verdict_in_the_past_stays_in_the_dialog(cast: Cast, late: Customer, client_of: Browser) -> None:
    alert = Alert.objects.get(customer=late)
    with clock.frozen_at(NOON):
        answer = client_of(cast.lin).post(
            reverse("retention:judge", args=[alert.ref]), {"because": "closed", "until_on": "2026-11-01"}
        )
    assert "Choose a day after today." in answer.content.decode()
    assert not Verdict.objects.exists()


def test_another_regions_alert_looks_missing(cast: Cast, late: Customer, client_of: Browser) -> None:
    alert = Alert.objects.get(customer=late)
    assert client_of(cast.deng).get(reverse("retention:judge", args=[alert.ref])).status_code == 404


def test_another_regions_verdict_cannot_be_lifted(cast: Cast, late: Customer, client_of: Browser) -> None:
    with clock.frozen_at(NOON):
        verdict = services.give_verdict(
            cast.lin.actor(),
            Alert.objects.get(customer=late),
            because="seasonal",
            until_on=TODAY + timedelta(days=30),
        )
    url = reverse("retention:lift", args=[verdict.ref])
    assert client_of(cast.deng).post(url).status_code == 404
    verdict.refresh_from_db()
    assert verdict.lifted_at is None
    assert client_of(cast.lin).post(url).status_code == 302


def test_the_policy_is_kept_and_previewed(cast: Cast, late: Customer, client_of: Browser) -> None:
    browser = client_of(cast.wu)
    values = {
        "very_important_percent": 50, "important_percent": 20, "general_percent": 50,
        "rounding": "up", "metric": "net", "months": 12, "alerts_per_person": 7,
    }  # fmt: skip
    preview = browser.post(reverse("retention:policy_preview"), values).content.decode()
    assert "Very important" in preview
    assert not TierPolicy.objects.exists()
    assert browser.post(reverse("retention:policy"), values).status_code == 302
    assert TierPolicy.objects.get().alerts_per_person == 7


def test_a_policy_that_makes_no_sense_is_not_kept(cast: Cast, client_of: Browser) -> None:
    answer = client_of(cast.wu).post(reverse("retention:policy"), {"very_important_percent": 400})
    assert answer.status_code == 200
    assert not TierPolicy.objects.exists()


def test_the_card_shows_the_pulse_with_the_days_late(cast: Cast, late: Customer, client_of: Browser) -> None:
    with clock.frozen_at(NOON):
        shown = client_of(cast.lin).get(reverse("customers:card", args=[late.ref])).content.decode()
    assert "Late by its own rhythm" in shown
    assert "days late" in shown
    assert reverse("retention:judge", args=[Alert.objects.get(customer=late).ref]) in shown


def test_who_may_not_judge_is_not_offered_to(cast: Cast, late: Customer, client_of: Browser) -> None:
    with clock.frozen_at(NOON):
        shown = client_of(cast.fang).get(reverse("customers:card", args=[late.ref])).content.decode()
    assert "Late by its own rhythm" in shown
    assert reverse("retention:judge", args=[Alert.objects.get(customer=late).ref]) not in shown


def test_the_number_of_queries_does_not_grow_with_the_customers(
    cast: Cast, late: Customer, client_of: Browser
) -> None:
    browser = client_of(cast.wu)
    for name, ceiling in (("board", BOARD_QUERIES), ("alerts", LIST_QUERIES)):
        page(browser, name, state="open")
        with CaptureQueriesContext(connection) as few:
            page(browser, name, state="open")
        for number in range(4):
            plant_history(cast.lin, f"Later {number} {name}", silent=62)
        with clock.frozen_at(NOON):
            services.run()
        with CaptureQueriesContext(connection) as more:
            page(browser, name, state="open")
        assert len(more) == len(few) <= ceiling
