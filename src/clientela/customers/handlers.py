"""What this room does when something happened elsewhere: cards touched by an undo are derived anew."""

from clientela.customers.services.derive import refresh
from clientela.kernel.changes import Undone, parents_in
from clientela.kernel.events import subscribe

CARD = "customers.customer"
TOUCHING = frozenset({CARD, "customers.contact", "customers.site", "customers.fact"})


@subscribe(Undone)
def on_undone(event: Undone) -> None:
    """Search words, tags and completeness follow what an undo reverted."""
    if not TOUCHING.isdisjoint(event.touched):
        refresh(parents_in(event.change_set_id, CARD))
