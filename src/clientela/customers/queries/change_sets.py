"""Reads change sets a person made on customers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from clientela.customers.errors import PartMissing
from clientela.customers.models import Customer
from clientela.kernel.changes.tracking import tracked
from clientela.kernel.models import Change, ChangeSet
from clientela.staff.models import Person

CUSTOMER = "customers.customer"
BULK = "customers.bulk_edit"
SHOWN = 50
LINES_SHOWN = 200


@dataclass(frozen=True)
class ChangedRecord:
    """One customer's change within a change set: columns with old and new value."""

    object_id: int
    fields: Sequence[tuple[str, Any, Any]]


def list_change_sets(person: Person) -> QuerySet[ChangeSet]:
    """A person's bulk edits, newest first, with how many customers each changed."""
    made = ChangeSet.objects.filter(actor_id=person.pk, kind=BULK).select_related("undone_by")
    return made.annotate(count=Count("changes")).order_by("-id")[:SHOWN]


def get_change_set(person: Person, key: int) -> ChangeSet:
    """A change set the person made on customers; raises PartMissing for anybody else's."""
    made = ChangeSet.objects.filter(pk=key, actor_id=person.pk, kind__startswith="customers.")
    found = made.select_related("undone_by").first()
    if found is None:
        raise PartMissing
    return found


def records_of(made: ChangeSet) -> list[ChangedRecord]:
    """The first customers a change set changed."""
    rows = Change.objects.filter(change_set=made, model=CUSTOMER).order_by("id")[:LINES_SHOWN]
    return [ChangedRecord(row.object_id, _fields(row)) for row in rows]


def _fields(row: Change) -> list[tuple[str, Any, Any]]:
    before, after = row.before or {}, row.after or {}
    entry = tracked(Customer)
    labels = {name: str(field.verbose_name) for name in after if (field := entry.field(name))}
    return [(labels.get(name, name), before.get(name), after.get(name)) for name in after]
