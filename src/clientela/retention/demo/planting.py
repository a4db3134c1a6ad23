"""Evaluates the demo company as of some days of the last months, and lets its people act on what was found."""

from datetime import date, datetime, time, timedelta
from random import Random

from clientela.agenda import services as agenda
from clientela.customers import services as customers
from clientela.kernel import clock
from clientela.retention.models import Alert
from clientela.retention.models.alerts import Because, State
from clientela.retention.services import give_verdict, note_action, run
from clientela.shell.demo_plan import DemoPlan

DAYS_AGO = (112, 84, 56, 28, 14, 7, 3, 0)
MORNING, AFTERNOON = time(6), time(15, 20)
UNTOUCHED_DAYS = 10
CALLED, JUDGED = 0.4, 0.45
OUTCOMES = ("reached", "reached", "call_back", "no_answer")


def plant(plan: DemoPlan) -> None:
    """Evaluate day by day, as the nightly job would have; people act on most of it within some days."""
    rng = plan.random("retention")
    for ago in DAYS_AGO:
        day = plan.today - timedelta(days=ago)
        with clock.frozen_at(_at(day, MORNING)):
            run(day)
        if ago > UNTOUCHED_DAYS:
            acted_on = day + timedelta(days=rng.choice((1, 1, 2, 3)))
            with clock.frozen_at(_at(min(acted_on, plan.today), AFTERNOON)):
                _act(rng)


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, clock.company_zone())


def _act(rng: Random) -> None:
    listed = Alert.objects.filter(state=State.OPEN, is_listed=True, acted_on=None)
    for alert in listed.select_related("customer__owner").order_by("pk"):
        chance = rng.random()
        if chance < CALLED:
            _call(alert, rng.choice(OUTCOMES))
        elif chance < JUDGED:
            _judge(alert)


def _call(alert: Alert, outcome: str) -> None:
    owner = alert.customer.owner
    if owner is None:
        return
    actor = owner.actor()
    customers.record_moment(actor, alert.customer_id, "call", facts={"outcome": outcome})
    agenda.settle_item(actor, alert.work_key, outcome=outcome)
    note_action(alert.work_key)


def _judge(alert: Alert) -> None:
    owner = alert.customer.owner
    if owner is not None:
        until = clock.today() + timedelta(days=60)
        give_verdict(owner.actor(), alert, because=Because.SEASONAL, until_on=until)
