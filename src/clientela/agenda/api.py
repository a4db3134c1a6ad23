"""The API of work items."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ninja import Query, Router, Status

from clientela.agenda import queries, services, subjects
from clientela.agenda.schemas import PostponeIn, SettleIn, TaskIn, WorkItemOut
from clientela.agenda.services import Task
from clientela.shell.api_pages import CursorPage, PageQuery, page_by_id
from clientela.staff.access import PersonRequest

if TYPE_CHECKING:
    from clientela.agenda.models import WorkItem

router = Router()


@router.get("/items", response=CursorPage[WorkItemOut])
def list_items(
    request: PersonRequest, page: Query[PageQuery], state: str = "open", due_by: date | None = None
) -> dict[str, Any]:
    """Work items you see; `state` is open (not settled), done, dropped or all."""
    found = queries.items_in_state(queries.visible_items(request.person), state)
    if due_by:
        found = found.filter(due_on__lte=due_by)
    rows, next_cursor = page_by_id(found, page)
    return {"items": _named(request, rows), "next_cursor": next_cursor}


@router.get("/items/{ref}", response=WorkItemOut)
def get_item(request: PersonRequest, ref: str) -> "WorkItem":
    """One work item."""
    return _named(request, [queries.get_item(request.person, ref)])[0]


@router.post("/items", response={201: WorkItemOut})
def add_task(request: PersonRequest, given: TaskIn) -> Status["WorkItem"]:
    """Write down a task for yourself or somebody else."""
    person = queries.get_worker(request.person, given.person_ref)
    customer_id = subjects.id_of(request.person, given.customer_ref)
    task = Task(person.pk, given.due_on, given.reason, given.kind, customer_id)
    return Status(201, _named(request, [services.add_task(request.person.actor("api"), task)])[0])


@router.post("/items/{ref}/settle", response=WorkItemOut)
def settle(request: PersonRequest, ref: str, given: SettleIn) -> "WorkItem":
    """Mark a work item done; doing it twice changes nothing."""
    item = queries.get_item(request.person, ref)
    return _named(request, [services.settle_item(request.person.actor("api"), item.pk, **given.dict())])[0]


@router.post("/items/{ref}/postpone", response=WorkItemOut)
def postpone(request: PersonRequest, ref: str, given: PostponeIn) -> "WorkItem":
    """Move a work item to a later day."""
    item = queries.get_item(request.person, ref)
    return _named(request, [services.postpone_item(request.person.actor("api"), item.pk, **given.dict())])[0]


@router.post("/items/{ref}/reopen", response=WorkItemOut)
def reopen(request: PersonRequest, ref: str) -> "WorkItem":
    """Take up a work item again."""
    item = queries.get_item(request.person, ref)
    return _named(request, [services.reopen_item(request.person.actor("api"), item.pk)])[0]


def _named(request: PersonRequest, items: list["WorkItem"]) -> list["WorkItem"]:
    """Items that know their customers' references, where the person may see them."""
    labels = subjects.labels_of(request.person, [item.customer_id or 0 for item in items])
    for item in items:
        label = labels.get(item.customer_id or 0)
        item.customer_ref = label.ref if label else None  # type: ignore[attr-defined]  # for the schema
    return items
