"""What the page of one order shows beside its head."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from clientela.customers.queries import Customer
from clientela.orders.models import Order, OrderLine
from clientela.orders.queries.orders import orders_of_customer
from clientela.orders.rules import margin_rate, returnable

NEIGHBOURS = 6


@dataclass(frozen=True)
class CustomerFacts:
    """What to know of the customer while looking at an order."""

    customer: Customer
    others: list[Order]


def document_lines(order: Order) -> list[OrderLine]:
    """The lines with their products; each knows its `margin`."""
    lines = list(order.lines.select_related("product"))
    for line in lines:
        line.margin = margin_rate(line.net_minor, line.cost_minor)  # type: ignore[attr-defined]  # for the template
    return lines


def margin_of(lines: Sequence[OrderLine]) -> Decimal | None:
    """The margin of all lines together; unknown where one has no cost."""
    if any(line.cost_minor is None for line in lines):
        return None
    return margin_rate(sum(line.net_minor for line in lines), sum(line.cost_minor or 0 for line in lines))


def customer_facts(order: Order) -> CustomerFacts:
    """The customer, and his latest other orders."""
    others = orders_of_customer(order.customer_id).exclude(pk=order.pk)[:NEIGHBOURS]
    return CustomerFacts(order.customer, list(others))


def returnable_lines(order: Order) -> list[tuple[OrderLine, Decimal]]:
    """The lines of a sale of which something may still come back, and how much."""
    lines = list(order.lines.select_related("product"))
    left = returnable({line.position: line.quantity for line in lines}, returned_before(order, lines))
    return [(line, left[line.position]) for line in lines if line.position in left]


def returned_before(order: Order, lines: Sequence[OrderLine]) -> dict[int, Decimal]:
    """What came back before, as negative quantities by the position it was sold on.

    A return names what came back, not the position: product, name and price tell which.
    """
    came_back: dict[Any, Decimal] = {}
    for line in OrderLine.objects.filter(order__returns=order, order__state="confirmed"):
        came_back[_what(line)] = came_back.get(_what(line), Decimal(0)) + line.quantity
    found: dict[int, Decimal] = {}
    for line in lines:
        found[line.position] = max(came_back.get(_what(line), Decimal(0)), -line.quantity)
        came_back[_what(line)] = came_back.get(_what(line), Decimal(0)) - found[line.position]
    return found


def _what(line: OrderLine) -> tuple[int | None, str, Decimal]:
    return line.product_id, line.product_name, line.unit_price
