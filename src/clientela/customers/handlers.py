"""What this room does when something happened elsewhere: cards touched by an undo are derived anew."""

from clientela.customers.services.derive import refresh
from clientela.kernel.changes import Undone
from clientela.kernel.events import subscribe
from clientela.kernel.models import Change

CARD = "customers.customer"
TOUCHING = frozenset({CARD, "customers.contact", "customers.site", "customers.fact"})


@subscribe(Undone)
def on_undone(event: Undone) -> None:
    """Search words, tags and completeness follow what an undo reverted."""
    if TOUCHING.isdisjoint(event.touched):
        return
    touched = Change.objects.filter(change_set_id=event.change_set_id, parent_model=CARD)
    refresh(set(touched.values_list("parent_id", flat=True)) - {None})
