"""Gives work items to other people."""

from collections.abc import Collection

from clientela.agenda.models import UNSETTLED, WorkItem
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set


def assign_items(actor: Actor, item_ids: Collection[int], *, person_id: int) -> int:
    """Give unsettled items to a person, who keeps them whatever their finder says; how many moved."""
    with change_set(actor, kind="agenda.assign") as changes:
        items = WorkItem.objects.filter(pk__in=item_ids, state__in=UNSETTLED)
        moved = list(items.select_for_update().order_by("key"))
        for item in moved:
            item.person_id, item.is_assigned = person_id, True
        return changes.bulk_update(moved, ["person", "is_assigned"])


def hand_over_items(
    actor: Actor, *, from_person_id: int, to_person_id: int, customer_ids: Collection[int] | None = None
) -> int:
    """Move all unsettled items of a person, or those about some customers, to another; how many."""
    with change_set(actor, kind="agenda.hand_over") as changes:
        items = WorkItem.objects.filter(person_id=from_person_id, state__in=UNSETTLED)
        if customer_ids is not None:
            items = items.filter(customer_id__in=customer_ids)
        moved = list(items.select_for_update().order_by("key"))
        for item in moved:
            item.person_id, item.is_assigned = to_person_id, False
        return changes.bulk_update(moved, ["person", "is_assigned"])
