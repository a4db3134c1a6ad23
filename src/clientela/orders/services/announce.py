"""Tells timelines and the search about orders."""

from collections.abc import Collection, Sequence
from datetime import datetime, time

from clientela.customers.services import NewMoment, record_moments
from clientela.kernel import clock, search
from clientela.kernel.actors import Actor
from clientela.orders.models import Order

SEARCH_KIND = "order"
ROOM = "orders"
NOON = time(12)
BATCH = 1_000


def tell_timeline(actor: Actor, orders: Sequence[Order], *, kind: str = "") -> None:
    """Put one moment for each order on its customer's timeline; `kind` empty is the order's own."""
    record_moments(actor, [_moment(order, kind or order.kind) for order in orders])


def _moment(order: Order, kind: str) -> NewMoment:
    happened_at = order.ordered_at or datetime.combine(order.ordered_on, NOON, clock.company_zone())
    return NewMoment(
        customer_id=order.customer_id,
        kind={"sale": "order"}.get(kind, kind),
        at=clock.now() if kind == "order_cancelled" else happened_at,
        room=ROOM,
        subject_kind="orders.order",
        subject_ref=order.ref,
        facts={
            "number": order.number,
            "net_minor": order.net_minor,
            "currency": order.currency,
            "lines": order.line_count,
            "reason": order.cancel_reason,
        },
    )


def index_orders(orders: Sequence[Order], *, new: bool = True) -> None:
    """Let orders be found by their number, its end, and the customer's own number."""
    search.index_many(SEARCH_KIND, [_searchable(order) for order in orders], new=new)


def _searchable(order: Order) -> search.Searchable:
    return search.Searchable(order.pk, phones=[order.number], codes=[order.number, order.customer_number])


def reindex(order_ids: Collection[int]) -> None:
    """Index orders anew that something else than this room has changed; gone ones are forgotten."""
    ids = sorted(order_ids)
    for start in range(0, len(ids), BATCH):
        asked = ids[start : start + BATCH]
        found = Order.objects.in_bulk(asked)
        index_orders(list(found.values()), new=False)
        search.forget(SEARCH_KIND, [order_id for order_id in asked if order_id not in found])
