"""Writes a file chunk by chunk: each chunk whole or not at all, the next one after the last that is kept."""

from contextlib import suppress

from django.db import transaction

from clientela.imports import queries
from clientela.imports.errors import ClaimLost, NotReady
from clientela.imports.events import ImportFinished
from clientela.imports.models import ImportChunk, ImportRun, State
from clientela.imports.rules.counting import added_up
from clientela.imports.services.check import work_out
from clientela.imports.services.claims import beat, claim_alone, holding
from clientela.imports.services.examine import plan_of
from clientela.imports.services.match import require_fields
from clientela.imports.services.sheet_files import read_chunk
from clientela.imports.services.targets import Plan, Target, get_target
from clientela.imports.services.upload import RIGHT, remember
from clientela.kernel import clock
from clientela.kernel.changes import change_set
from clientela.kernel.events import publish
from clientela.staff.queries import Person, require_right

STARTABLE = (State.UPLOADED, State.MATCHED, State.CHECKED, State.STOPPED)
UNDER_WAY = (State.QUEUED, State.RUNNING)


def start_check(person: Person, ref: str) -> tuple[ImportRun, bool]:
    """Ask for a dry run of the whole file; the second value says whether this call was the first to ask."""
    require_right(person, RIGHT)
    run = queries.get_run(person, ref)
    require_fields(run)
    editable = (State.UPLOADED, State.MATCHED, State.CHECKED)
    return run, _move(run, editable, State.CHECKING, already=(State.CHECKING,))


def start_run(person: Person, ref: str) -> tuple[ImportRun, bool]:
    """Ask for the import, or go on with one that stopped; asking twice starts it once."""
    require_right(person, RIGHT)
    run = queries.get_run(person, ref)
    require_fields(run)
    if run.written.filter(is_undone=True).exists():
        raise NotReady(run.state)
    first = _move(run, (*STARTABLE, *_abandoned(run)), State.QUEUED, already=UNDER_WAY)
    if first:
        remember(run)
    return run, first


def stop_run(person: Person, ref: str) -> ImportRun:
    """Stop after the chunk that is being written; what is written stays, and can be gone on with or undone."""
    run = queries.get_run(person, ref)
    if not ImportRun.objects.filter(pk=run.pk, state__in=UNDER_WAY).update(
        state=State.STOPPED, phase="", claim=""
    ):
        raise NotReady(run.state)
    return queries.get_run(person, ref)


def give_up(person: Person, ref: str) -> ImportRun:
    """Leave an import of which nothing was written."""
    run = queries.get_run(person, ref)
    _move(run, (State.UPLOADED, State.MATCHED, State.CHECKED), State.CANCELLED, already=(State.CANCELLED,))
    return run


def execute_run(run_id: int) -> bool:
    """Write a queued run, or the rest of one whose worker died; whether this worker was the one to do it."""
    run = claim_alone(run_id, UNDER_WAY, State.RUNNING)
    if run is None:
        return False
    with suppress(ClaimLost), holding(run, State.STOPPED):
        _write_all(run)
        return True
    return False


def waiting_after(run_id: int) -> int | None:
    """The import that waited for this one to end."""
    following = queries.next_waiting(ImportRun.objects.get(pk=run_id).target)
    return following.pk if following else None


def _write_all(run: ImportRun) -> None:
    target, plan = get_target(run.target), plan_of(run)
    written = run.written.count()
    if run.checked_at is None:
        work_out(run)
    ImportRun.objects.filter(pk=run.pk, started_at=None).update(started_at=clock.now())
    beat(run, phase="writing", done=written, total=run.chunks)
    for index in range(written, run.chunks):
        write_chunk(run, target, plan, index)
        beat(run, done=index + 1)
    _finish(run, target, plan)


def write_chunk(run: ImportRun, target: Target, plan: Plan, index: int) -> None:
    """Write one chunk and the note that it is written, in one transaction."""
    rows = read_chunk(run, index)
    with change_set(plan.actor, kind=f"imports.{target.key}", reason=run.file_name) as changes:
        beat(run)
        done = target.write(changes, rows, plan)
        ImportChunk.objects.create(run=run, index=index, change_set_id=changes.id, counts=done.counts())


def _finish(run: ImportRun, target: Target, plan: Plan) -> None:
    written = added_up(run.written.values_list("counts", flat=True))
    with transaction.atomic():
        if target.finish:
            target.finish(plan)
        held = ImportRun.objects.filter(pk=run.pk, claim=run.claim)
        counts = run.counts | {"written": written}
        if not held.update(state=State.DONE, claim="", phase="", counts=counts, finished_at=clock.now()):
            raise ClaimLost
        publish(ImportFinished(run.pk, run.target))


def _abandoned(run: ImportRun) -> tuple[State, ...]:
    """A run under way whose worker is silent may be taken up again."""
    return (State.RUNNING,) if queries.is_silent(run) else ()


def _move(run: ImportRun, states: tuple[State, ...], to: State, already: tuple[State, ...]) -> bool:
    """Bring a run to a state once, however many ask at the same moment; raises NotReady from elsewhere."""
    moved = ImportRun.objects.filter(pk=run.pk, state__in=states).update(
        state=to, claim="", failure={}, phase=""
    )
    run.refresh_from_db()
    if not moved and run.state not in already:
        raise NotReady(run.state)
    return bool(moved)
