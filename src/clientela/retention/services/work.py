"""Turns open alerts into work: for whom, what to do, within each person's budget."""

from collections.abc import Iterable, Sequence
from typing import Any

from clientela.agenda import services as agenda
from clientela.agenda.services import NewItem
from clientela.kernel.actors import Actor
from clientela.retention import rules
from clientela.retention.models import Alert
from clientela.retention.models.alerts import State
from clientela.retention.queries import policy_in_force
from clientela.retention.queries.contacts import contacts_to_call

FOUND_BY = "retention"
BATCH = 2_000


def keep_work(actor: Actor, *, ended: Iterable[str] = ()) -> None:
    """Put the most valuable open alerts on people's lists, and take those off that no longer belong there."""
    open_alerts = list(
        Alert.objects.filter(state=State.OPEN)
        .select_related("customer__owner", "customer__team")
        .order_by("pk")
    )
    people = {alert.pk: person for alert in open_alerts if (person := _person_for(alert))}
    listed = rules.listed_within_budget(_claims(open_alerts, people), policy_in_force().alerts_per_person)
    chosen = [alert for alert in open_alerts if alert.pk in listed]
    gone = [alert for alert in open_alerts if alert.is_listed and alert.pk not in listed]
    agenda.drop_items(actor, [*ended, *(alert.work_key for alert in gone)])
    agenda.put_items(actor, _items(chosen, people))
    _mark(chosen, is_listed=True)
    _mark(gone, is_listed=False)


def _person_for(alert: Alert) -> int | None:
    """The owner while working here, else the team's lead."""
    owner, team = alert.customer.owner, alert.customer.team
    if owner and owner.is_active:
        return owner.pk
    return team.lead_id if team else None


def _claims(alerts: Sequence[Alert], people: dict[int, int]) -> list[rules.Claim]:
    return [
        rules.Claim(alert.pk, people[alert.pk], alert.stake_minor, alert.is_listed)
        for alert in alerts
        if alert.pk in people
    ]


def _items(alerts: Sequence[Alert], people: dict[int, int]) -> list[NewItem]:
    contacts = contacts_to_call([alert.customer_id for alert in alerts])
    return [_item(alert, people[alert.pk], contacts.get(alert.customer_id, {})) for alert in alerts]


def _item(alert: Alert, person_id: int, contact: dict[str, Any]) -> NewItem:
    return NewItem(
        key=alert.work_key,
        customer_id=alert.customer_id,
        person_id=person_id,
        kind="alert",
        due_on=alert.due_on,
        reason_code=f"retention.{alert.kind}",
        facts={**alert.facts, **contact, "stake_minor": alert.stake_minor, "currency": alert.currency},
        stake_minor=alert.stake_minor,
        currency=alert.currency,
        chance=alert.risk,
        action=rules.suggested_action(alert.kind, alert.tier, has_phone=bool(contact.get("contact_phone"))),
        found_by=FOUND_BY,
    )


def _mark(alerts: Sequence[Alert], *, is_listed: bool) -> None:
    ids = [alert.pk for alert in alerts if alert.is_listed != is_listed]
    for start in range(0, len(ids), BATCH):
        Alert.objects.filter(pk__in=ids[start : start + BATCH]).update(is_listed=is_listed)
