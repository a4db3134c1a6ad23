"""The API of work items."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from clientela.agenda import queries, services
from clientela.agenda.schemas import PostponeIn, SettleIn, TaskIn, WorkItemOut
from clientela.shell.api_pages import CursorPage, PageQuery, page_by_id

router = Router()


@router.get("/items", response=CursorPage[WorkItemOut])
def items(request: HttpRequest, page: Query[PageQuery], state: str = "", kind: str = "") -> dict[str, Any]:
    """Work items the asker may see, of one state or kind where named."""
    wanted = {name: value for name, value in (("state", state), ("kind", kind)) if value}
    found, next_cursor = page_by_id(queries.visible_items(request.person).filter(**wanted), page)
    return {"items": found, "next_cursor": next_cursor}


@router.post("/items", response=WorkItemOut)
def add(request: HttpRequest, task: TaskIn) -> Any:
    """Write down a task."""
    person = queries.get_worker(request.person, task.person)
    return services.add_task(
        request.person.actor("api"), services.Task(person.pk, task.due_on, task.reason, task.kind)
    )


@router.post("/items/{ref}/settle", response=WorkItemOut)
def settle(request: HttpRequest, ref: str, result: SettleIn) -> Any:
    """Mark a work item done; sending it twice changes nothing."""
    item = queries.get_item(request.person, ref)
    return services.settle_item(
        request.person.actor("api"), item.pk, outcome=result.outcome, note=result.note
    )


@router.post("/items/{ref}/postpone", response=WorkItemOut)
def postpone(request: HttpRequest, ref: str, move: PostponeIn) -> Any:
    """Move a work item to a later day."""
    item = queries.get_item(request.person, ref)
    return services.postpone_item(request.person.actor("api"), item.pk, until=move.until, note=move.note)
