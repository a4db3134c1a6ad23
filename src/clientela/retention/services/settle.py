"""Settles alerts the moment their reason is gone, and notes that somebody acted on one."""

from datetime import timedelta

from clientela.agenda import services as agenda
from clientela.customers import services as customers
from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.orders.queries import orders_of_customer
from clientela.retention import rules
from clientela.retention.models import Alert
from clientela.retention.models.alerts import Settled, State

WORK_KEY = "retention.alert:"
QUIET = timedelta(days=14)


def settle_after_order(actor: Actor, *, customer_id: int, order_id: int) -> int:
    """End the alerts that an order answers; an order dated before the alert answers nothing. How many."""
    ordered_on = (
        orders_of_customer(customer_id).values_list("ordered_on", flat=True).filter(pk=order_id).first()
    )
    if ordered_on is None:
        return 0
    with change_set(actor, kind="retention.settle") as changes:
        answered = list(
            Alert.objects.select_for_update()
            .filter(
                customer_id=customer_id,
                state__in=Alert.ALIVE,
                kind__in=rules.ENDED_BY_AN_ORDER,
                raised_on__lte=ordered_on,
            )
            .order_by("pk")
        )
        for alert in answered:
            changes.update(
                alert,
                state=State.SETTLED,
                settled_on=clock.today(),
                settled_why=Settled.ORDERED,
                is_listed=False,
            )
        if answered:
            agenda.drop_items(actor, [alert.work_key for alert in answered], outcome="ordered")
            quiet_figures(actor, customer_id)
    return len(answered)


def quiet_figures(actor: Actor, customer_id: int) -> None:
    """Let the customer's figures name the most valuable alert that is still open, or none."""
    others = Alert.objects.filter(customer_id=customer_id, state=State.OPEN).order_by("-stake_minor", "pk")
    left = others.first()
    code = f"retention.{left.kind}" if left else ""
    row = {
        "customer_id": customer_id,
        "alert": left.kind if left else "",
        "reason_code": code,
        "reason_facts": left.facts if left else {},
    }
    customers.keep_figures(actor, [row])


def note_action(key: str) -> None:
    """Note that somebody did the work of an alert: for some time it asks nobody again."""
    if not key.startswith(WORK_KEY):
        return
    alerts = Alert.objects.filter(ref=key.split(":")[1])
    alerts.filter(acted_on=None).update(acted_on=clock.today())
    alerts.update(quiet_until_on=clock.today() + QUIET, is_listed=False)
