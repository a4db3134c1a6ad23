"""Takes many orders in at once, by number: for imports and the demo company."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clientela.kernel.actors import Actor
from clientela.kernel.changes import Changes
from clientela.kernel.events import publish
from clientela.orders.events import OrdersImported
from clientela.orders.models import Order, next_revision
from clientela.orders.services.announce import index_orders, tell_timeline
from clientela.orders.services.lines import Row, insert_rows, read_rows, replace_rows, rows_of
from clientela.orders.services.record_order import NewOrder, build_order
from clientela.staff.queries import get_company

ASK_AT_ONCE = 500
HEAD = ("customer_id", "kind", "ordered_on", "ordered_at", "currency", "customer_number", "note")


@dataclass(frozen=True)
class Stored:
    """What became of a batch, by the numbers of its orders."""

    created: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]


def store_orders(actor: Actor, changes: Changes, batch: Sequence[NewOrder]) -> Stored:
    """Add unknown orders, change those that differ, leave the rest; every order carries its number."""
    revision = next_revision()
    wanted = {new.number: (new, rows_of(new.lines, new.currency)) for new in _in_currency(batch)}
    known = _known(list(wanted))
    fresh = [pair for number, pair in wanted.items() if number not in known]
    created = _insert(actor, changes, fresh, revision)
    updated = _update(changes, known, wanted, revision)
    touched = {order.customer_id for order in (*created, *updated)}
    if touched:
        publish(OrdersImported(frozenset(touched), len(created), len(updated)))
    changed = {order.number for order in updated}
    return Stored(
        created=tuple(order.number for order in created),
        updated=tuple(sorted(changed)),
        unchanged=tuple(number for number in known if number not in changed),
    )


def _in_currency(batch: Sequence[NewOrder]) -> Iterator[NewOrder]:
    usual = get_company().currency
    return (new if new.currency else replace(new, currency=usual) for new in batch)


def _known(numbers: Sequence[str]) -> dict[str, Order]:
    found: dict[str, Order] = {}
    for start in range(0, len(numbers), ASK_AT_ONCE):
        rows = Order.objects.select_for_update().filter(number__in=numbers[start : start + ASK_AT_ONCE])
        found.update((row.number, row) for row in rows.order_by("pk"))
    return found


def _insert(
    actor: Actor, changes: Changes, fresh: Sequence[tuple[NewOrder, list[Row]]], revision: int
) -> list[Order]:
    orders = [build_order(new, rows) for new, rows in fresh]
    for order in orders:
        order.revision = revision
    made = changes.bulk_create(orders)
    insert_rows((order.pk, rows) for order, (_, rows) in zip(made, fresh, strict=True))
    index_orders(made)
    tell_timeline(actor, [order for order in made if order.state == "confirmed"])
    return made


def _update(
    changes: Changes,
    known: Mapping[str, Order],
    wanted: Mapping[str, tuple[NewOrder, list[Row]]],
    revision: int,
) -> list[Order]:
    heads = [order for number, order in known.items() if _follow(order, wanted[number][0])]
    changes.bulk_update(heads, HEAD)
    kept = read_rows([order.pk for order in known.values()])
    lines = [order for number, order in known.items() if kept[order.pk] != wanted[number][1]]
    for order in lines:
        changes.keep_part(order, "lines", kept[order.pk], wanted[order.number][1])
    replace_rows([(order, wanted[order.number][1]) for order in lines])
    changed = {order.pk: order for order in (*heads, *lines)}
    Order.objects.filter(pk__in=changed).update(revision=revision)
    return list(changed.values())


def _follow(order: Order, new: NewOrder) -> bool:
    """Let an order's head say what the file says; whether that is anything new. Empty cells say nothing."""
    given: dict[str, Any] = {name: getattr(new, name) for name in HEAD}
    differing = {name: value for name, value in given.items() if value and getattr(order, name) != value}
    for name, value in differing.items():
        setattr(order, name, value)
    return bool(differing)
