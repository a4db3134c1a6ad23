"""The lines of orders as bare facts, read fast and by revision, for whoever keeps a copy of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from clientela.orders.models import Counter, Order, Tombstone
from clientela.orders.models.sequence import REVISION

FACT_COLUMNS = (
    "order_id", "position", "number", "kind", "customer_id", "product_id", "product_code", "product_name",
    "category", "ordered_on", "ordered_at", "currency", "quantity_thousandths", "price_ten_thousandths",
    "net_minor", "cost_minor", "revision",
)  # fmt: skip
FACTS = """
SELECT l.order_id, l.position, o.number, o.kind, o.customer_id, l.product_id, l.product_code, l.product_name,
       l.category_name, o.ordered_on, o.ordered_at, o.currency, l.quantity, l.unit_price,
       l.net_minor, l.cost_minor, o.revision
FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
WHERE o.state = 'confirmed' AND o.revision > %s AND o.revision <= %s
"""
BATCH = 20_000


@dataclass(frozen=True)
class ChangedOrders:
    """What changed after a revision: orders to be read anew or dropped, up to and including `revision`."""

    revision: int
    order_ids: frozenset[int]
    gone_ids: frozenset[int]


def latest_revision() -> int:
    """The revision of the last committed change; whatever comes later has a higher one."""
    return Counter.objects.filter(name=REVISION).values_list("value", flat=True).first() or 0


def changed_since(revision: int) -> ChangedOrders:
    """Orders changed after a revision, those that count no longer or are deleted among the gone ones."""
    upto = latest_revision()
    span = {"revision__gt": revision, "revision__lte": upto}
    changed = dict(Order.objects.filter(**span).values_list("id", "state"))
    gone = set(Tombstone.objects.filter(**span).values_list("order_id", flat=True)) - changed.keys()
    counting = frozenset(order_id for order_id, state in changed.items() if state == "confirmed")
    return ChangedOrders(upto, counting, frozenset(gone | (changed.keys() - counting)))


def lines_for_facts(after: int = 0, upto: int | None = None) -> Iterator[list[tuple[Any, ...]]]:
    """Batches of lines of confirmed orders changed after a revision, as tuples of `FACT_COLUMNS`.

    Numbers are whole: quantities in thousandths, prices in ten-thousandths, money in smallest units.
    Dates come as the database keeps them: text on SQLite, dates and instants on PostgreSQL.
    """
    span = [after, latest_revision() if upto is None else upto]
    if connection.vendor == "postgresql":
        yield from _copied(span)
        return
    with connection.cursor() as cursor:
        cursor.execute(FACTS, span)
        while rows := cursor.fetchmany(BATCH):
            yield rows


def _copied(span: list[int]) -> Iterator[list[tuple[Any, ...]]]:
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.cursor.itersize = BATCH
        cursor.execute(FACTS, span)
        while rows := cursor.fetchmany(BATCH):
            yield rows
