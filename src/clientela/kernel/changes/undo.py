"""Takes a change set back, updates included; what others changed since is kept and listed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from clientela.kernel.actors import Actor
from clientela.kernel.changes.recording import Changes, change_set
from clientela.kernel.changes.tracking import Tracked, decode, encode, tracked
from clientela.kernel.errors import BusinessError
from clientela.kernel.events import publish
from clientela.kernel.models import Change, ChangeSet

BATCH = 1_000


@dataclass(frozen=True)
class Kept:
    """Something the undo left as it is, and why."""

    model: str
    object_id: int
    field: str
    reason: str
    who: str = ""
    at: datetime | None = None


@dataclass
class UndoReport:
    """What an undo did."""

    change_set_id: int
    reverted: int = 0
    kept: list[Kept] = field(default_factory=list)


@dataclass(frozen=True)
class Undone:
    """A change set was reverted; `touched` maps a model to the records to look at again."""

    change_set_id: int
    touched: Mapping[str, frozenset[int]]


def undo(change_set_id: int, actor: Actor) -> UndoReport:
    """Revert a change set in its own new one; raises `changes.undone` where it was undone before."""
    with transaction.atomic():
        done = ChangeSet.objects.select_for_update().get(pk=change_set_id)
        if ChangeSet.objects.filter(undoes=done).exists():
            raise BusinessError("changes.undone", _("This was undone already. Nothing was changed."))
        with change_set(actor, kind="undo", reason=done.kind, undoes=done.pk) as changes:
            report = UndoReport(changes.id)
            touched: dict[str, set[int]] = defaultdict(set)
            for batch in _backwards(done.pk):
                _Reversal(done.pk, changes, report).revert(batch)
                for row in batch:
                    touched[row.model].add(row.object_id)
        publish(Undone(done.pk, {model: frozenset(ids) for model, ids in touched.items()}))
    return report


def _backwards(change_set_id: int) -> Iterator[list[Change]]:
    rows = Change.objects.filter(change_set_id=change_set_id).order_by("-id")
    last: int | None = None
    while batch := list((rows.filter(id__lt=last) if last else rows)[:BATCH]):
        yield batch
        last = batch[-1].pk


class _Reversal:
    """Reverts one batch of changes, model by model, keeping their backward order."""

    def __init__(self, change_set_id: int, changes: Changes, report: UndoReport) -> None:
        self.change_set_id = change_set_id
        self.changes = changes
        self.report = report

    def revert(self, batch: Sequence[Change]) -> None:
        for model, action, rows in _runs(batch):
            entry = tracked(model)
            later = self._later(model, rows)
            {"c": self._remove, "u": self._restore, "d": self._recreate}[action](entry, rows, later)

    def _later(self, model: str, rows: Sequence[Change]) -> dict[int, list[Change]]:
        """Changes others made since, by record."""
        ids = {row.object_id for row in rows}
        since = min(row.pk for row in rows)
        found = (
            Change.objects.filter(
                models.Q(model=model, object_id__in=ids) | models.Q(parent_model=model, parent_id__in=ids),
                id__gt=since,
            )
            .exclude(change_set_id__in=[self.change_set_id, self.changes.id])
            .exclude(change_set__undone_by__isnull=False)
            .exclude(change_set__undoes__isnull=False)
            .select_related("change_set")
        )
        by_record: dict[int, list[Change]] = defaultdict(list)
        for change in found:
            by_record[change.object_id if change.model == model else change.parent_id or 0].append(change)
        return by_record

    def _remove(self, entry: Tracked, rows: Sequence[Change], later: dict[int, list[Change]]) -> None:
        existing = entry.model._default_manager.in_bulk([row.object_id for row in rows])
        untouched: list[tuple[Change, models.Model]] = []
        for row in rows:
            record = existing.get(row.object_id)
            if record is None:
                continue
            if since := later.get(row.object_id):
                self._keep(row, "", _("It was edited later, so it stays."), since[-1])
            else:
                untouched.append((row, record))
        if untouched and not self._delete_together([record for _row, record in untouched]):
            for row, record in untouched:
                self._delete(row, record)

    def _delete_together(self, records: Sequence[models.Model]) -> bool:
        """Delete records at once, which is much faster than one by one; False where something refers to one."""
        self.changes.flush()
        try:
            with transaction.atomic():
                self.changes.delete_many(records)
        except ProtectedError:
            return False
        self.report.reverted += len(records)
        return True

    def _delete(self, row: Change, record: models.Model) -> None:
        # What is still to be recorded must not go with a savepoint that is taken back.
        self.changes.flush()
        try:
            with transaction.atomic():
                self.changes.delete(record)
            self.report.reverted += 1
        except ProtectedError:
            self._keep(row, "", _("Other records refer to it, so it stays."))

    def _restore(self, entry: Tracked, rows: Sequence[Change], later: dict[int, list[Change]]) -> None:
        existing = entry.model._default_manager.in_bulk([row.object_id for row in rows])
        for row in rows:
            record = existing.get(row.object_id)
            if record is None:
                self._keep(row, "", _("It was deleted later."))
            else:
                self._restore_one(entry, row, record, later.get(row.object_id, []))

    def _restore_one(
        self, entry: Tracked, row: Change, record: models.Model, since: Sequence[Change]
    ) -> None:
        values: dict[str, Any] = {}
        for name, old in (row.before or {}).items():
            if name in entry.parts:
                self._restore_part(entry, row, record, name, since)
            elif (column := entry.field(name)) is not None:
                if encode(getattr(record, name)) == (row.after or {})[name]:
                    values[name] = decode(column, old)
                else:
                    self._keep(row, name, _("It was changed later."), _who_set(name, since))
        if values:
            self.changes.update(record, **values)
            self.report.reverted += 1

    def _restore_part(
        self, entry: Tracked, row: Change, record: models.Model, name: str, since: Sequence[Change]
    ) -> None:
        now = entry.parts[name].read([record.pk]).get(record.pk, [])
        if now == (row.after or {})[name]:
            self.changes.replace_part(record, name, (row.before or {})[name])
            self.report.reverted += 1
        else:
            self._keep(row, name, _("It was changed later."), _who_set(name, since))

    def _recreate(self, entry: Tracked, rows: Sequence[Change], later: dict[int, list[Change]]) -> None:
        existing = entry.model._default_manager.in_bulk([row.object_id for row in rows])
        for row in rows:
            if row.object_id in existing:
                continue
            values = row.before or {}
            columns = {f.attname: decode(f, values[f.attname]) for f in entry.fields() if f.attname in values}
            record = self.changes.create(entry.model(**columns))
            for name in entry.parts:
                self.changes.replace_part(record, name, values.get(name, []))
            self.report.reverted += 1

    def _keep(self, row: Change, name: str, reason: str, by: Change | None = None) -> None:
        who = by.change_set.actor_name if by else ""
        at = by.change_set.made_at if by else None
        self.report.kept.append(Kept(row.model, row.object_id, name, reason, who, at))


def _runs(batch: Iterable[Change]) -> Iterator[tuple[str, str, list[Change]]]:
    """Neighbouring changes of one model and action, in order."""
    run: list[Change] = []
    for row in batch:
        if run and (row.model, row.action) != (run[0].model, run[0].action):
            yield run[0].model, run[0].action, run
            run = []
        run.append(row)
    if run:
        yield run[0].model, run[0].action, run


def _who_set(name: str, since: Sequence[Change]) -> Change | None:
    return next((change for change in reversed(since) if name in (change.after or {})), None)
