"""The API of imports: send a file, match, dry-run, run, watch, undo."""

from typing import Any

from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from clientela.imports import queries, services, tasks
from clientela.imports.schemas import ImportOut, MatchIn
from clientela.kernel.errors import InvalidInput
from clientela.kernel.jobs import enqueue
from clientela.shell.api_pages import CursorPage, PageQuery, page_by_id
from clientela.staff.access import PersonRequest
from clientela.staff.queries import require_right

router = Router()
RIGHT = "imports.run"


@router.get("", response=CursorPage[ImportOut])
def list_imports(request: PersonRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """Imports the person may see."""
    require_right(request.person, RIGHT)
    found, next_cursor = page_by_id(queries.visible_runs(request.person), page)
    return {"items": found, "next_cursor": next_cursor}


@router.post("", response={201: ImportOut})
def send_file(request: PersonRequest, target: Form[str], file: File[UploadedFile]) -> Status[Any]:
    """Send a file of orders or customers; nothing is imported yet."""
    if services.find_target(target) is None:
        raise InvalidInput("imports.target_unknown", "Unknown target.", {"target": "orders or customers"})
    name, size = file.name or "file", file.size or 0
    run = services.upload_file(request.person, target_key=target, name=name, size=size, pieces=file.chunks())
    return Status(201, run)


@router.get("/{ref}", response=ImportOut)
def get_import(request: PersonRequest, ref: str) -> Any:
    """Where an import stands."""
    require_right(request.person, RIGHT)
    return queries.get_run(request.person, ref)


@router.post("/{ref}/match", response=ImportOut)
def match(request: PersonRequest, ref: str, sent: MatchIn) -> Any:
    """Say which column goes into which field."""
    return services.match_columns(request.person, ref, mapping=sent.mapping, options=sent.options)


@router.post("/{ref}/check", response={202: ImportOut})
def check(request: PersonRequest, ref: str) -> Status[Any]:
    """Dry-run the file in the background."""
    run, is_first = services.start_check(request.person, ref)
    if is_first:
        enqueue(tasks.check_import, run.pk)
    return Status(202, run)


@router.post("/{ref}/run", response={202: ImportOut})
def start(request: PersonRequest, ref: str) -> Status[Any]:
    """Import the file in the background; sent twice it starts once."""
    run, is_first = services.start_run(request.person, ref)
    if is_first:
        enqueue(tasks.write_import, run.pk)
    return Status(202, run)


@router.post("/{ref}/undo", response={202: ImportOut})
def undo(request: PersonRequest, ref: str) -> Status[Any]:
    """Take the import back in the background."""
    require_right(request.person, RIGHT)
    run, is_first = services.start_undo(request.person, ref)
    if is_first:
        enqueue(tasks.undo_import, run.pk)
    return Status(202, run)
