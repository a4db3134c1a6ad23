"""Figures about orders for the cards of customers and products."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Sum

from clientela.customers.queries import CustomerLabel, labels_of, visible_customers
from clientela.kernel import clock
from clientela.orders.models import Order, OrderLine, State
from clientela.orders.queries.orders import SEE, orders_of_customer
from clientela.staff.queries import Person, scope_of

YEAR = timedelta(days=365)
SHOWN = 20
TOP = 8


@dataclass(frozen=True)
class ProductSales:
    """What a product sold in the last 12 months, to customers the asker may see."""

    lines: int
    customers: int
    quantity: Decimal
    net_minor: int
    last_on: date | None
    best: list[tuple[CustomerLabel, Decimal, int]]


def latest_orders(customer_id: int) -> list[Order]:
    """A customer's latest orders; the asker must see the customer."""
    return list(orders_of_customer(customer_id).select_related("placed_by")[:SHOWN])


def count_orders(customer_id: int) -> int:
    """How many orders of a customer count."""
    return Order.objects.filter(customer_id=customer_id, state=State.CONFIRMED).count()


def _visible_lines(person: Person) -> QuerySet[OrderLine]:
    """The lines of orders the person may see, each one's customer checked."""
    lines = OrderLine.objects.all() if person.has_right(SEE) else OrderLine.objects.none()
    if scope_of(person).sees_everything:
        return lines
    customers = visible_customers(person).order_by()
    return lines.filter(Exists(customers.filter(pk=OuterRef("order__customer_id"))))


def product_sales(person: Person, product_id: int) -> ProductSales:
    """What a product sold in the last 12 months."""
    since = clock.today() - YEAR
    lines = _visible_lines(person).filter(
        product_id=product_id, order__state=State.CONFIRMED, order__ordered_on__gt=since
    )
    found: dict[str, Any] = lines.aggregate(
        lines=Count("id"),
        customers=Count("order__customer", distinct=True),
        quantity=Sum("quantity"),
        net=Sum("net_minor"),
        last=Max("order__ordered_on"),
    )
    by_customer = lines.values_list("order__customer_id").annotate(
        quantity=Sum("quantity"), net=Sum("net_minor")
    )
    best = list(by_customer.order_by("-net")[:TOP])
    labels = labels_of(row[0] for row in best)
    return ProductSales(
        found["lines"],
        found["customers"],
        found["quantity"] or Decimal(0),
        found["net"] or 0,
        found["last"],
        [(labels[customer_id], quantity, net) for customer_id, quantity, net in best],
    )
