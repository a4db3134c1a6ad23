"""Reads runs; somebody else's look missing unless one may undo them."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from clientela.imports.errors import ImportNotFound
from clientela.imports.models import ImportRun, State
from clientela.imports.rules.counting import added_up
from clientela.kernel import clock
from clientela.staff.queries import Person

UNDO_OTHERS = "imports.undo_others"
SILENT_AFTER = timedelta(seconds=60)


def visible_runs(person: Person) -> QuerySet[ImportRun]:
    """The person's imports, and others' for those who may undo them; the newest first."""
    runs = ImportRun.objects.select_related("person")
    return runs if person.has_right(UNDO_OTHERS) else runs.filter(person=person)


def get_run(person: Person, ref: str, *, lock: bool = False) -> ImportRun:
    """One import; raises ImportNotFound. `lock` holds it until the transaction ends."""
    runs = visible_runs(person)
    found = (runs.select_for_update(of=("self",)) if lock else runs).filter(ref=ref).first()
    if found is None:
        raise ImportNotFound
    return found


def is_silent(run: ImportRun) -> bool:
    """Whether the worker of a run under way gave no sign of life for a minute."""
    return run.beat_at is None or run.beat_at < clock.now() - SILENT_AFTER


def next_waiting(target: str) -> ImportRun | None:
    """The import of this kind that waited longest."""
    return ImportRun.objects.filter(target=target, state=State.QUEUED).order_by("started_at", "id").first()


def written_counts(run: ImportRun) -> dict[str, int]:
    """What was written and not undone, by what it was."""
    return added_up(run.written.filter(is_undone=False).values_list("counts", flat=True))


def has_undone(run: ImportRun) -> bool:
    """Whether a part was taken back, after which the run cannot be gone on with."""
    return run.written.filter(is_undone=True).exists()


def records_kept(run: ImportRun) -> list[dict[str, Any]]:
    """What an undo left as it is: which record, why, and who had changed it."""
    kept: list[dict[str, Any]] = run.undo_report.get("kept", [])
    by_model: dict[str, set[int]] = defaultdict(set)
    for each in kept:
        by_model[each["model"]].add(each["id"])
    names = {
        (model, key): str(record)
        for model, keys in by_model.items()
        for key, record in apps.get_model(model)._default_manager.in_bulk(keys).items()
    }
    return [{**each, "label": names.get((each["model"], each["id"]), "")} for each in kept]


def is_writing(target: str) -> bool:
    """Whether a living worker writes or undoes an import of this kind, so that records are changing still."""
    living = clock.now() - SILENT_AFTER
    under_way = ImportRun.objects.filter(target=target, state__in=(State.RUNNING, State.UNDOING))
    return under_way.filter(beat_at__gte=living).exclude(claim="").exists()
