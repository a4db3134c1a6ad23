"""Changes one field of many customers in one change set, shown beforehand and taken back as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clientela.customers.models import Customer, Stage
from clientela.customers.rules.bulk import BulkChange
from clientela.customers.services.derive import refresh
from clientela.customers.services.edit_customer import owner_moment, stage_moment
from clientela.customers.services.moments import NewMoment, record_moments
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.staff.queries import Person, names_of

BATCH = 500
KIND = "customers.bulk_edit"
ROWS_SHOWN = 8


@dataclass(frozen=True)
class Line:
    """What a bulk edit does to one customer, in words."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Preview:
    """How many customers a bulk edit changes, and the first of them."""

    chosen: int
    changed: int
    lines: Sequence[Line]


def preview_bulk_edit(customer_ids: Sequence[int], change: BulkChange) -> Preview:
    """What a bulk edit would do, without doing it."""
    lines: list[Line] = []
    changed = chosen = 0
    for customer in _each(customer_ids):
        chosen += 1
        old = _words(customer, change)
        if change.apply(customer):
            changed += 1
            if len(lines) < ROWS_SHOWN:
                lines.append(Line(customer.name, old, _words(customer, change)))
    return Preview(chosen, changed, lines)


def bulk_edit(actor: Actor, customer_ids: Sequence[int], change: BulkChange, *, reason: str = "") -> int:
    """Change one field of many customers; the key of the change set that takes it back."""
    with change_set(actor, kind=KIND, reason=reason) as changes:
        for start in range(0, len(customer_ids), BATCH):
            batch = Customer.objects.filter(pk__in=customer_ids[start : start + BATCH]).order_by("pk")
            locked = list(batch.select_for_update())
            before = {customer.pk: (customer.owner_id, customer.stage) for customer in locked}
            differing = [customer for customer in locked if change.apply(customer)]
            changes.bulk_update(differing, change.columns)
            refresh([customer.pk for customer in differing])
            record_moments(actor, _moments(differing, change, before))
        return changes.id


def _each(customer_ids: Sequence[int]) -> Iterator[Customer]:
    for start in range(0, len(customer_ids), BATCH):
        ids = customer_ids[start : start + BATCH]
        yield from (
            Customer.objects.filter(pk__in=ids).select_related("owner", "team", "region").order_by("pk")
        )


def _words(customer: Customer, change: BulkChange) -> str:
    if change.column == "stage":
        return str(Stage(customer.stage).label)
    if change.column == "tags":
        return ", ".join(customer.tags)
    value = getattr(customer, change.field)
    return "" if value is None else str(value)


def _moments(
    customers: Sequence[Customer], change: BulkChange, before: dict[int, tuple[int | None, str]]
) -> list[NewMoment]:
    if change.field == "stage":
        return [stage_moment(customer, before[customer.pk][1]) for customer in customers]
    if change.field != "owner":
        return []
    owners = {owner_id for owner_id, _stage in before.values() if owner_id}
    names = names_of(owners)
    new_owner = Person.objects.filter(pk=change.value).first()
    for customer in customers:
        customer.owner = new_owner
    return [owner_moment(customer, names.get(before[customer.pk][0] or 0)) for customer in customers]
