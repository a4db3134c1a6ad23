"""Everything that can be done with orders."""

from clientela.orders.rules import Line
from clientela.orders.services.announce import reindex
from clientela.orders.services.change_order import cancel_order, change_order, confirm_order
from clientela.orders.services.record_order import NewOrder, record_order, record_return
from clientela.orders.services.store_orders import Stored, store_orders

__all__ = [
    "Line",
    "NewOrder",
    "Stored",
    "cancel_order",
    "change_order",
    "confirm_order",
    "record_order",
    "record_return",
    "reindex",
    "store_orders",
]
