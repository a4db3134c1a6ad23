"""Turns open alerts into work: for whom, what to do, within each person's budget."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from clientela.agenda import services as agenda
from clientela.agenda.services import NewItem
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.kernel.rows import update_rows
from clientela.retention import rules
from clientela.retention.models import Alert
from clientela.retention.models.alerts import State
from clientela.retention.queries import policy_in_force
from clientela.retention.queries.contacts import contacts_to_call

FOUND_BY = "retention"


def keep_work(actor: Actor, as_of: date, *, ended: Iterable[str] = ()) -> None:
    """Put the most valuable open alerts on people's lists, and take those off that no longer belong there.

    An alert that somebody acted on makes room for the next; where that did not help, it comes back as a reminder.
    """
    _remind(as_of)
    claims = {claim.alert_id: claim for claim in _claims()}
    listed = rules.listed_within_budget(list(claims.values()), policy_in_force().alerts_per_person)
    gone = Alert.objects.filter(is_listed=True).exclude(state=State.OPEN, pk__in=listed)
    chosen = list(Alert.objects.filter(pk__in=listed).order_by("pk"))
    with change_set(actor, kind="retention.work"):
        agenda.drop_items(actor, [*ended, *(alert.work_key for alert in gone)])
        agenda.put_items(actor, _items(chosen, {pk: claim.person_id for pk, claim in claims.items()}))
        gone.update(is_listed=False)
        Alert.objects.filter(pk__in=listed, is_listed=False).update(is_listed=True)


def _remind(as_of: date) -> None:
    """Let alerts ask again whose last action was long ago."""
    again = list(Alert.objects.filter(state=State.OPEN, quiet_until_on__lte=as_of))
    rows = ((each.pk, None, each.reminders + 1, rules.due_on(as_of, each.tier, each.risk)) for each in again)
    update_rows(Alert, ("id", "quiet_until_on", "reminders", "due_on"), rows)


def _claims() -> Iterator[rules.Claim]:
    """Every open alert that asks, with whose work it is: the owner's while working here, else the lead's."""
    open_alerts = Alert.objects.filter(state=State.OPEN, quiet_until_on=None).values_list(
        "pk",
        "customer__owner_id",
        "customer__owner__is_active",
        "customer__team__lead_id",
        "stake_minor",
        "is_listed",
    )
    for pk, owner, works_here, lead, stake_minor, is_listed in open_alerts:
        if person := owner if works_here else lead:
            yield rules.Claim(pk, person, stake_minor, is_listed)


def _items(alerts: Sequence[Alert], people: Mapping[int, int]) -> list[NewItem]:
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
