"""Reads change sets a person made on customers."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from clientela.customers.errors import PartMissing
from clientela.kernel.changes import Entry, records_in, sets_made_by
from clientela.staff.queries import Person

if TYPE_CHECKING:
    from clientela.kernel.models import ChangeSet

CUSTOMER = "customers.customer"
ROOM = "customers."
BULK = "customers.bulk_edit"
SHOWN = 50


def list_change_sets(person: Person) -> "QuerySet[ChangeSet]":
    """A person's bulk edits, newest first, with how much each changed."""
    return sets_made_by(person.pk, BULK)[:SHOWN]


def get_change_set(person: Person, key: int) -> "ChangeSet":
    """A change set the person made on customers; raises PartMissing for anybody else's."""
    found = sets_made_by(person.pk, ROOM).filter(pk=key).first()
    if found is None:
        raise PartMissing
    return found


def records_of(made: "ChangeSet") -> list[tuple[int, Entry]]:
    """Customers a change set changed, each with what was changed."""
    return records_in(made.pk, CUSTOMER)
