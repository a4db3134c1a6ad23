"""Gives a run to one worker, and keeps the sign that he is alive."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import transaction
from django.db.models import Q

from clientela.imports.errors import ClaimLost
from clientela.imports.models import ImportRun, State
from clientela.imports.queries.runs import SILENT_AFTER, is_silent
from clientela.kernel import clock


def claim(run_id: int, states: Iterable[State], becomes: State) -> ImportRun | None:
    """Take a run for this worker; None where it is at another step or a living worker has it."""
    mine = uuid4().hex
    free = Q(claim="") | Q(beat_at__isnull=True) | Q(beat_at__lt=clock.now() - SILENT_AFTER)
    with transaction.atomic():
        found = ImportRun.objects.filter(free, pk=run_id, state__in=list(states))
        if not found.update(claim=mine, state=becomes, beat_at=clock.now(), failure={}):
            return None
    return ImportRun.objects.select_related("person__role").get(pk=run_id)


def claim_alone(run_id: int, states: Iterable[State], becomes: State) -> ImportRun | None:
    """Take a run unless another one of its kind is being written or undone, which it has to wait for."""
    with transaction.atomic():
        run = ImportRun.objects.get(pk=run_id)
        if any(_is_alive(other) for other in lock_writers(run.target) if other.pk != run_id):
            return None
        return claim(run_id, states, becomes)


def lock_writers(target: str) -> list[ImportRun]:
    """All runs of a kind that write or are about to, locked so that only one of them is let in at a time."""
    writing = (State.QUEUED, State.RUNNING, State.UNDOING)
    runs = ImportRun.objects.select_for_update().filter(target=target, state__in=writing)
    return list(runs.order_by("pk"))


def _is_alive(run: ImportRun) -> bool:
    return bool(run.claim) and not is_silent(run)


def beat(
    run: ImportRun, *, phase: str | None = None, done: int | None = None, total: int | None = None
) -> None:
    """Keep how far the work is; raises ClaimLost where the run was stopped or taken by another worker."""
    values = {"phase": phase, "done": done, "total": total}
    changed = {name: value for name, value in values.items() if value is not None}
    held = ImportRun.objects.filter(pk=run.pk, claim=run.claim, state=run.state)
    if not held.update(beat_at=clock.now(), **changed):
        raise ClaimLost


def release(run: ImportRun, state: State, failure: dict[str, str] | None = None) -> None:
    """Let go of a run in a new state, unless another worker has it."""
    held = ImportRun.objects.filter(pk=run.pk, claim=run.claim)
    held.update(claim="", state=state, phase="", failure=failure or {})


@contextmanager
def holding(run: ImportRun, otherwise: State) -> Iterator[None]:
    """Let go of the run in another state, with the reason, where the work on it fails."""
    try:
        yield
    except ClaimLost:
        raise
    except BaseException as fault:
        release(run, otherwise, {"kind": type(fault).__name__, "sentence": str(fault)[:300]})
        raise
