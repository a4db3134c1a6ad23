"""The tables of orders, their lines, and what counts and numbers them."""

from clientela.orders.models.order import Order, OrderLine
from clientela.orders.models.sequence import Counter, Tombstone

__all__ = ["Counter", "Order", "OrderLine", "Tombstone"]
