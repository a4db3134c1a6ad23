"""Orders as rows of a file: one row a line."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from clientela.kernel.money import Money
from clientela.orders.models import Order, OrderLine

MOST = 100_000


def export_rows(orders: QuerySet[Order]) -> Iterator[list[Any]]:
    """Heads, then every line of some orders, at most a hundred thousand."""
    yield [
        _("Number"), _("Date"), _("Kind"), _("State"), _("Customer code"), _("Customer"), _("Line"), _("Product code"),
        _("Product"), _("Category"), _("Quantity"), _("Price"), _("Amount"), _("Currency"),
    ]  # fmt: skip
    lines = OrderLine.objects.filter(order__in=orders.order_by()).select_related("order__customer")
    for line in lines.order_by("-order__ordered_on", "-order_id", "position")[:MOST].iterator(2_000):
        yield _cells(line)


def _cells(line: OrderLine) -> list[Any]:
    order = line.order
    return [
        order.number,
        order.ordered_on.isoformat(),
        str(order.get_kind_display()),
        str(order.get_state_display()),
        order.customer.code,
        order.customer.name,
        line.position,
        line.product_code,
        line.product_name,
        line.category_name,
        line.quantity,
        line.unit_price,
        Money(line.net_minor, order.currency).amount,
        order.currency,
    ]
