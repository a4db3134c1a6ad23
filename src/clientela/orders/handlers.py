"""Follows what happens elsewhere: an undo may have changed orders."""

from clientela.kernel.changes import Undone
from clientela.kernel.events import subscribe
from clientela.orders import services


@subscribe(Undone)
def index_anew(event: Undone) -> None:
    """Orders that an undo brought back or took away are found, or not, by their numbers."""
    services.reindex(event.touched.get("orders.order", frozenset()))
