"""Settles work items, moves them to another day, takes them up again."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from clientela.agenda.errors import PostponedToThePast, WorkItemMissing
from clientela.agenda.events import WorkItemReopened, WorkItemSettled
from clientela.agenda.models import UNSETTLED, State, WorkItem
from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import Changes, change_set
from clientela.kernel.events import publish

NO_LONGER_NEEDED = "no_longer_needed"
SETTLED_FIELDS = ["state", "outcome", "note", "settled_at", "settled_by"]


def settle_item(actor: Actor, key_or_id: str | int, *, outcome: str = "done", note: str = "") -> WorkItem:
    """Mark a work item done; one that is settled already stays as it is."""
    with change_set(actor, kind="agenda.settle") as changes:
        item = _lock(key_or_id)
        if not item.is_settled:
            _settle(changes, actor, [item], State.DONE, outcome, note)
        return item


def settle_for_customer(actor: Actor, customer_id: int, kinds: Collection[str], *, outcome: str) -> int:
    """Mark a customer's unsettled items of some kinds done, wherever they were done; how many."""
    with change_set(actor, kind="agenda.settle") as changes:
        items = _unsettled(WorkItem.objects.filter(customer_id=customer_id, kind__in=kinds))
        return _settle(changes, actor, items, State.DONE, outcome)


def drop_items(actor: Actor, keys: Iterable[str], *, outcome: str = NO_LONGER_NEEDED) -> int:
    """Take back unsettled items whose reason is gone; how many."""
    with change_set(actor, kind="agenda.drop") as changes:
        items = _unsettled(WorkItem.objects.filter(key__in=list(keys)))
        return _settle(changes, actor, items, State.DROPPED, outcome)


def postpone_item(actor: Actor, key_or_id: str | int, *, until: date, note: str = "") -> WorkItem:
    """Move a work item to a later day."""
    if until <= clock.today():
        raise PostponedToThePast
    with change_set(actor, kind="agenda.postpone", reason=note) as changes:
        item = _lock(key_or_id)
        changes.update(
            item, state=State.POSTPONED, due_before=item.due_on, due_on=until, due_at=None, **_unsettling()
        )
        return item


def reopen_item(actor: Actor, key_or_id: str | int) -> WorkItem:
    """Take up a settled or postponed item again, due when it was before."""
    with change_set(actor, kind="agenda.reopen", reason=_("taken up again")) as changes:
        item = _lock(key_or_id)
        due_on = item.due_before if item.state == State.POSTPONED and item.due_before else item.due_on
        was_settled = item.is_settled
        changes.update(item, state=State.OPEN, due_on=due_on, due_before=None, **_unsettling())
        if was_settled:
            publish(WorkItemReopened(item.pk, item.key, item.kind, item.customer_id))
        return item


def _unsettling() -> dict[str, object]:
    return {"outcome": "", "note": "", "settled_at": None, "settled_by_id": None}


def _lock(key_or_id: str | int) -> WorkItem:
    where = {"pk": key_or_id} if isinstance(key_or_id, int) else {"key": key_or_id}
    item = WorkItem.objects.select_for_update().filter(**where).first()
    if item is None:
        raise WorkItemMissing
    return item


def _unsettled(items: "QuerySet[WorkItem]") -> list[WorkItem]:
    return list(items.filter(state__in=UNSETTLED).select_for_update().order_by("key"))


def _settle(
    changes: Changes, actor: Actor, items: list[WorkItem], state: State, outcome: str, note: str = ""
) -> int:
    for item in items:
        item.state, item.outcome, item.note = state, outcome, note
        item.settled_at, item.settled_by_id = clock.now(), actor.person_id
        publish(WorkItemSettled(item.pk, item.key, item.kind, item.customer_id, outcome, actor.person_id))
    return changes.bulk_update(items, SETTLED_FIELDS)
