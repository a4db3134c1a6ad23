"""Reads what a person's work on alerts came to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from clientela.retention.models import Alert
from clientela.retention.models.alerts import Settled, State
from clientela.staff.queries import Person

WORK_KEY = "retention.alert:"


@dataclass(frozen=True)
class AlertWork:
    """Customers who ordered again, what they are worth a year, and how many alerts wait untouched."""

    saved: int
    saved_minor: int
    listed: int
    acted_on: int


def alert_work_of(person: Person, since: date) -> AlertWork:
    """A person's own customers: who ordered again since a day, and the alerts on the list."""
    saved = Q(settled_why=Settled.ORDERED, settled_on__gte=since)
    listed = Q(is_listed=True, state=State.OPEN)
    found = Alert.objects.filter(customer__owner=person).aggregate(
        saved=Count("customer", filter=saved, distinct=True),
        saved_minor=Sum("stake_minor", filter=saved, default=0),
        listed=Count("id", filter=listed),
        acted_on=Count("id", filter=listed & Q(acted_on__isnull=False)),
    )
    return AlertWork(**found)


def alert_ref_of_work(key: str) -> str:
    """The alert behind a work item's key, or nothing where the work is of another kind."""
    return key.removeprefix(WORK_KEY) if key.startswith(WORK_KEY) else ""
