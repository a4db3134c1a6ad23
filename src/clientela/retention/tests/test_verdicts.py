"""A person's word that a customer is not leaving holds until its day, and can be taken back."""

from datetime import timedelta

import pytest

from clientela.agenda.models import WorkItem
from clientela.customers.models import Customer, Figures, Moment
from clientela.kernel import clock
from clientela.retention import services
from clientela.retention.errors import AlertIsOver, ReasonMissing, VerdictTooLong, VerdictTooShort
from clientela.retention.models import Alert, Verdict
from clientela.retention.tests.factories import NOON, TODAY, plant_company
from tests.cast import Cast

pytestmark = pytest.mark.django_db
UNTIL = TODAY + timedelta(days=30)


@pytest.fixture
def late(cast: Cast) -> Customer:
    customer = plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    return customer


def judge(cast: Cast, customer: Customer, **values: object) -> Verdict:
    given = {"because": "seasonal", "until_on": UNTIL, **values}
    with clock.frozen_at(NOON):
        return services.give_verdict(cast.lin.actor(), Alert.objects.get(customer=customer), **given)


def alert_of(customer: Customer) -> Alert:
    return Alert.objects.order_by("-pk").filter(customer=customer).first()


def test_a_verdict_silences_the_alert_and_settles_its_work(cast: Cast, late: Customer) -> None:
    judge(cast, late)
    assert alert_of(late).state == "silenced"
    item = WorkItem.objects.get(key=alert_of(late).work_key)
    assert (item.is_settled, item.outcome) == (True, "not_leaving")
    assert Figures.objects.get(customer=late).alert == ""


def test_a_verdict_counts_as_acted_on_and_stands_on_the_timeline(cast: Cast, late: Customer) -> None:
    judge(cast, late, note="Closed until the fair")
    assert alert_of(late).acted_on == TODAY
    moment = Moment.objects.get(customer=late, kind="verdict")
    assert (moment.text, moment.actor_name) == ("Closed until the fair", "Lin Xiaoyu")


def test_a_seasonal_customer_is_not_raised_again_before_the_day(cast: Cast, late: Customer) -> None:
    judge(cast, late)
    with clock.frozen_at(NOON + timedelta(days=20)):
        services.run()
    assert Alert.objects.filter(customer=late).count() == 1
    assert alert_of(late).state == "silenced"


def test_after_the_day_the_alert_is_raised_anew(cast: Cast, late: Customer) -> None:
    judge(cast, late)
    with clock.frozen_at(NOON + timedelta(days=31)):
        services.run()
    first, second = Alert.objects.filter(customer=late).order_by("pk")
    assert (first.state, first.settled_why) == ("settled", "expired")
    assert (second.state, second.raised_on) == ("open", TODAY + timedelta(days=31))
    assert not WorkItem.objects.get(key=second.work_key).is_settled


def test_a_verdict_taken_back_lets_the_alert_speak_again(cast: Cast, late: Customer) -> None:
    verdict = judge(cast, late)
    with clock.frozen_at(NOON):
        services.lift_verdict(cast.lin.actor(), verdict)
    assert alert_of(late).state == "open"
    assert not WorkItem.objects.get(key=alert_of(late).work_key).is_settled
    assert Figures.objects.get(customer=late).alert == "late"


def test_a_verdict_needs_a_day_ahead_and_within_two_years(cast: Cast, late: Customer) -> None:
    with pytest.raises(VerdictTooShort):
        judge(cast, late, until_on=TODAY)
    with pytest.raises(VerdictTooLong):
        judge(cast, late, until_on=TODAY + timedelta(days=731))
    assert not Verdict.objects.exists()


def test_another_reason_is_said_in_words(cast: Cast, late: Customer) -> None:
    with pytest.raises(ReasonMissing):
        judge(cast, late, because="other")


def test_an_alert_that_ended_takes_no_verdict(cast: Cast, late: Customer) -> None:
    Alert.objects.filter(customer=late).update(state="settled")
    with pytest.raises(AlertIsOver):
        judge(cast, late)


def test_the_same_verdict_given_twice_is_one(cast: Cast, late: Customer) -> None:
    assert judge(cast, late) == judge(cast, late)


def test_a_second_verdict_takes_the_place_of_the_first(cast: Cast, late: Customer) -> None:
    first, second = judge(cast, late), judge(cast, late, because="closed")
    first.refresh_from_db()
    assert first.lifted_at is not None
    assert alert_of(late).verdict == second
