"""Tasks people give themselves and each other."""

from dataclasses import dataclass
from datetime import date, datetime

from clientela.agenda.errors import NothingToDo
from clientela.agenda.events import WorkItemPut
from clientela.agenda.models import BY_HAND, WorkItem
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.kernel.events import publish
from clientela.kernel.ids import new_ref


@dataclass(frozen=True)
class Task:
    """What a person writes down to be done."""

    person_id: int
    due_on: date
    reason: str
    kind: str = "task"
    customer_id: int | None = None
    due_at: datetime | None = None
    action: str = ""


def add_task(actor: Actor, task: Task) -> WorkItem:
    """Write down a task; one given to somebody is theirs at once."""
    _require_reason(task)
    item = WorkItem(key=f"task:{new_ref()}", found_by=BY_HAND, is_assigned=True, **vars(task))
    with change_set(actor, kind="agenda.add") as changes:
        changes.create(item)
        publish(WorkItemPut((item.pk,)))
    return item


def edit_task(actor: Actor, item_id: int, task: Task) -> WorkItem:
    """Say a work item differently; what a room found keeps its own reason."""
    with change_set(actor, kind="agenda.edit") as changes:
        item = WorkItem.objects.select_for_update().get(pk=item_id)
        values = vars(task) if item.is_by_hand else _movable(task)
        if item.is_by_hand:
            _require_reason(task)
        moved = item.is_assigned or task.person_id != item.person_id
        if changes.update(item, is_assigned=moved, **values):
            publish(WorkItemPut((item.pk,)))
        return item


def _movable(task: Task) -> dict[str, object]:
    return {"person_id": task.person_id, "due_on": task.due_on, "due_at": task.due_at}


def _require_reason(task: Task) -> None:
    if not task.reason.strip():
        raise NothingToDo
