"""Changes recorded orders, confirms drafts, cancels."""

from collections.abc import Sequence
from typing import Any

from clientela.kernel.actors import Actor
from clientela.kernel.changes import Changes, change_set, history_of
from clientela.kernel.events import publish
from clientela.orders.errors import ChangedMeanwhile, HasReturns, OrderClosed, OrderMissing, ReasonNeeded
from clientela.orders.events import OrderCancelled, OrderChanged, OrderRecorded
from clientela.orders.models import Order, State, next_revision
from clientela.orders.rules import Line
from clientela.orders.services.announce import index_orders, tell_timeline
from clientela.orders.services.lines import carried, named, read_rows, rows_of
from clientela.orders.services.record_order import check_lines


def change_order(
    actor: Actor,
    order_id: int,
    *,
    lines: Sequence[Line] | None = None,
    seen_revision: int | None = None,
    reason: str = "",
    **values: Any,
) -> Order:
    """Change an order's head or lines; raises ChangedMeanwhile where it is no longer what the person saw."""
    if lines is not None:
        check_lines(lines)
    with change_set(actor, kind="orders.change", reason=reason) as changes:
        order = _lock_open(order_id)
        if seen_revision is not None and seen_revision != order.revision:
            raise ChangedMeanwhile(order.number, _last_editor(order))
        changed = changes.update(order, **values)
        if lines is not None and _replace_lines(changes, order, lines):
            changed.append("lines")
        if changed:
            index_orders([order], new=False)
            publish(OrderChanged(order.pk, order.customer_id))
    return order


def confirm_order(actor: Actor, order_id: int) -> Order:
    """Make a draft count."""
    with change_set(actor, kind="orders.confirm") as changes:
        order = _lock_open(order_id)
        if changes.update(order, state=State.CONFIRMED):
            tell_timeline(actor, [order])
            publish(OrderRecorded(order.pk, order.customer_id, order.kind))
    return order


def cancel_order(actor: Actor, order_id: int, *, reason: str) -> Order:
    """Let an order count no longer; raises ReasonNeeded, HasReturns, OrderClosed."""
    if not reason.strip():
        raise ReasonNeeded
    with change_set(actor, kind="orders.cancel", reason=reason) as changes:
        order = _lock_open(order_id)
        if order.returned_by.filter(state=State.CONFIRMED).exists():
            raise HasReturns(order.number)
        was_confirmed = order.state == State.CONFIRMED
        changes.update(order, state=State.CANCELLED, cancel_reason=reason)
        if was_confirmed:
            tell_timeline(actor, [order], kind="order_cancelled")
            publish(OrderCancelled(order.pk, order.customer_id))
    return order


def _lock_open(order_id: int) -> Order:
    next_revision()
    order = Order.objects.select_for_update().filter(pk=order_id).first()
    if order is None:
        raise OrderMissing
    if order.state == State.CANCELLED:
        raise OrderClosed(order.number)
    return order


def _replace_lines(changes: Changes, order: Order, lines: Sequence[Line]) -> bool:
    if order.returned_by.filter(state=State.CONFIRMED).exists():
        raise HasReturns(order.number)
    kept = carried(lines, read_rows([order.pk])[order.pk])
    return changes.replace_part(order, "lines", rows_of(named(kept, order.currency), order.currency))


def _last_editor(order: Order) -> str:
    return next((entry.who for entry in history_of(order, limit=1)), "")
