"""Takes an import back, chunk by chunk from the last; what others changed since is kept and listed."""

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from clientela.imports import queries
from clientela.imports.errors import ClaimLost, NotReady
from clientela.imports.events import ImportUndone
from clientela.imports.models import ImportChunk, ImportRun, State
from clientela.imports.services.claims import beat, claim_alone, holding, release
from clientela.kernel.actors import Actor
from clientela.kernel.changes import Kept, undo
from clientela.kernel.errors import Refused
from clientela.kernel.events import publish
from clientela.staff.queries import Person

UNDOABLE = (State.DONE, State.STOPPED)
KEPT_LISTED = 500


def start_undo(person: Person, ref: str) -> tuple[ImportRun, bool]:
    """Ask for an import to be taken back; asking twice does it once."""
    run = queries.get_run(person, ref)
    if run.person_id != person.pk and not person.has_right(queries.UNDO_OTHERS):
        raise Refused(
            "imports.not_yours", _("Only who imported this may undo it."), right=queries.UNDO_OTHERS
        )
    states = (*UNDOABLE, State.RUNNING, State.UNDOING) if queries.is_silent(run) else UNDOABLE
    asked = run.undo_report | {"by": person.pk, "name": person.name}
    found = ImportRun.objects.filter(pk=run.pk, state__in=states)
    first = bool(found.update(state=State.UNDOING, claim="", phase="undoing", undo_report=asked, failure={}))
    run.refresh_from_db()
    if not first and run.state not in (State.UNDOING, State.UNDONE):
        raise NotReady(run.state)
    return run, first


def execute_undo(run_id: int) -> bool:
    """Take back a run whose undo was asked for; whether this worker was the one to do it."""
    run = claim_alone(run_id, (State.UNDOING,), State.UNDOING)
    if run is None:
        return False
    with suppress(ClaimLost), holding(run, State.STOPPED):
        _undo_all(run)
        return True
    return False


def _undo_all(run: ImportRun) -> None:
    actor = Actor(run.undo_report.get("by"), run.undo_report.get("name", ""), "import")
    chunks = list(run.written.filter(is_undone=False).order_by("-index"))
    total = run.written.count()
    for place, chunk in enumerate(chunks):
        beat(run, phase="undoing", done=total - len(chunks) + place, total=total)
        _undo_chunk(run, chunk, actor)
    release(run, State.UNDONE)
    publish(ImportUndone(run.pk, run.target))


def _undo_chunk(run: ImportRun, chunk: ImportChunk, actor: Actor) -> None:
    """Take back one chunk and note it, in one transaction."""
    with transaction.atomic():
        beat(run)
        report = undo(chunk.change_set_id, actor)
        run.undo_report = _with(run.undo_report, report.reverted, report.kept)
        ImportChunk.objects.filter(pk=chunk.pk).update(is_undone=True)
        ImportRun.objects.filter(pk=run.pk).update(undo_report=run.undo_report)


def _with(report: dict[str, Any], reverted: int, kept: list[Kept]) -> dict[str, Any]:
    listed = [*report.get("kept", []), *map(_as_json, kept)]
    return report | {
        "reverted": report.get("reverted", 0) + reverted,
        "kept_count": report.get("kept_count", 0) + len(kept),
        "kept": listed[:KEPT_LISTED],
    }


def _as_json(kept: Kept) -> dict[str, Any]:
    at = kept.at.isoformat() if kept.at else ""
    return {
        "model": kept.model,
        "id": kept.object_id,
        "field": kept.field,
        "reason": str(kept.reason),
        "who": kept.who,
        "at": at,
    }
