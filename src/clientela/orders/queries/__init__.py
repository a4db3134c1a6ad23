"""All reads of orders; each one a person asks for starts from `visible_orders`."""

from clientela.orders.queries.facts import FACT_COLUMNS, ChangedOrders, changed_since, lines_for_facts
from clientela.orders.queries.orders import (
    find_order_hits,
    find_orders,
    get_order,
    orders_of_customer,
    visible_orders,
)

__all__ = [
    "FACT_COLUMNS",
    "ChangedOrders",
    "changed_since",
    "find_order_hits",
    "find_orders",
    "get_order",
    "lines_for_facts",
    "orders_of_customer",
    "visible_orders",
]
