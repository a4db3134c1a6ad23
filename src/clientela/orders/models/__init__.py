"""The tables of orders, their lines, and what counts and numbers them."""

from clientela.orders.models.order import Kind, Order, OrderLine, State
from clientela.orders.models.sequence import Counter, Tombstone, next_count, next_revision

__all__ = ["Counter", "Kind", "Order", "OrderLine", "State", "Tombstone", "next_count", "next_revision"]
