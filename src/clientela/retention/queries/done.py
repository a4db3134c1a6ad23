"""Reads what was done about alerts: the latest contact, else a verdict, else for how long nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import F

from clientela.kernel import clock
from clientela.retention.models import Alert
from clientela.retention.models.alerts import State

CONTACTS = ("call", "visit", "message")
SOON = 3


@dataclass(frozen=True)
class Done:
    """What was done about an alert; `kind` is a moment's kind, "verdict", "work" or "nothing"."""

    kind: str
    hue: str
    on: date | None = None
    days: int = 0


def done_about(alerts: Collection[Alert], as_of: date) -> dict[int, Done]:
    """What was done about each of some alerts, by id."""
    contacts = _latest_contacts([alert.pk for alert in alerts])
    return {alert.pk: _done(alert, contacts.get(alert.pk), as_of) for alert in alerts}


def _latest_contacts(alert_ids: Collection[int]) -> dict[int, tuple[str, datetime]]:
    rows = (
        Alert.objects.filter(pk__in=alert_ids, customer__moments__kind__in=CONTACTS)
        .annotate(kind_of=F("customer__moments__kind"), at=F("customer__moments__at"))
        .order_by("at")
        .values_list("pk", "kind_of", "at", "raised_on")
    )
    return {
        pk: (kind, at)
        for pk, kind, at, raised_on in rows
        if at >= datetime.combine(raised_on, time(), clock.company_zone())
    }


def _done(alert: Alert, contact: tuple[str, datetime] | None, as_of: date) -> Done:
    if alert.state == State.SILENCED and alert.verdict:
        return Done("verdict", "sky", on=alert.verdict.until_on)
    if contact:
        return Done(contact[0], "jade", on=clock.business_date(contact[1]))
    if alert.acted_on:
        return Done("work", "jade", on=alert.acted_on)
    days = (as_of - alert.raised_on).days
    return Done("nothing", "red" if days >= SOON else "amber", days=days)
