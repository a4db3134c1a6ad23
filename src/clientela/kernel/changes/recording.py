"""Writes records and what was changed in them, together or not at all."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import models, transaction

from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.bulk import insert_rows
from clientela.kernel.changes.tracking import Values, attribute_of, encode, tracked
from clientela.kernel.models import Change, ChangeSet

Record = TypeVar("Record", bound=models.Model)
BATCH = 2_000
COLUMNS = ("change_set", "model", "object_id", "parent_model", "parent_id", "action", "before", "after")
_current: ContextVar["Changes | None"] = ContextVar("current_changes", default=None)


class Changes:
    """The open change set: every write goes through it."""

    def __init__(self, kept: ChangeSet) -> None:
        self.kept = kept
        self._rows: list[tuple[Any, ...]] = []

    @property
    def id(self) -> int:
        """The change set's key."""
        return self.kept.pk

    def create(self, record: Record) -> Record:
        """Insert a record."""
        record.save(force_insert=True)
        self._keep(record, Change.Action.CREATE, None, tracked(type(record)).values(record))
        return record

    def update(self, record: models.Model, **values: Any) -> list[str]:
        """Set fields that differ and save them; the names of those changed."""
        before, after = _assign(record, values)
        if after:
            record.save(update_fields=list(after))
            self._keep(record, Change.Action.UPDATE, before, after)
        return list(after)

    def delete(self, record: models.Model) -> None:
        """Delete a record, keeping all its values."""
        entry = tracked(type(record))
        values = entry.values(record)
        for name, part in entry.parts.items():
            values[name] = part.read([record.pk]).get(record.pk, [])
        self._keep(record, Change.Action.DELETE, values, None)
        self.flush()
        record.delete()

    def delete_many(self, records: Sequence[models.Model]) -> None:
        """Delete records of one model, keeping all their values; a model with a delete of its own has one for many."""
        model = type(records[0])
        entry, keys = tracked(model), [record.pk for record in records]
        parts = {name: part.read(keys) for name, part in entry.parts.items()}
        for record in records:
            held = {name: rows.get(record.pk, []) for name, rows in parts.items()}
            self._keep(record, Change.Action.DELETE, entry.values(record) | held, None)
        self.flush()
        model._default_manager.filter(pk__in=keys).delete()

    def replace_part(self, record: models.Model, name: str, rows: Any) -> bool:
        """Replace a part (such as an order's lines) if it differs; whether it did."""
        part = tracked(type(record)).parts[name]
        before = part.read([record.pk]).get(record.pk, [])
        if before == rows:
            return False
        part.write(record, rows)
        self._keep(record, Change.Action.UPDATE, {name: before}, {name: rows})
        return True

    def keep_part(self, record: models.Model, name: str, before: Any, after: Any) -> None:
        """Record that a part was replaced by a bulk path that wrote the rows itself."""
        self._keep(record, Change.Action.UPDATE, {name: before}, {name: after})

    def bulk_create(self, records: Sequence[Record]) -> list[Record]:
        """Insert many records of one model."""
        if not records:
            return []
        model = type(records[0])
        made = model._default_manager.bulk_create(records, batch_size=BATCH)
        entry = tracked(model)
        for record in made:
            self._keep(record, Change.Action.CREATE, None, entry.values(record))
        return made

    def bulk_update(self, records: Sequence[models.Model], fields: Sequence[str]) -> int:
        """Save the named fields of records that carry new values; how many records changed."""
        if not records:
            return 0
        model = type(records[0])
        names = [attribute_of(model, name) for name in fields]
        changed = [record for batch in _batches(records) for record in self._differing(model, batch, names)]
        model._default_manager.bulk_update(changed, fields, batch_size=500)
        return len(changed)

    def _differing(
        self, model: type[models.Model], records: Sequence[models.Model], names: list[str]
    ) -> Iterator[models.Model]:
        columns = model._default_manager.filter(pk__in=[record.pk for record in records]).values("pk", *names)
        old = {row["pk"]: row for row in columns}
        for record in records:
            before = {name: encode(old[record.pk][name]) for name in names}
            after = {name: encode(getattr(record, name)) for name in names}
            differing = [name for name in names if before[name] != after[name]]
            if differing:
                self._keep(
                    record,
                    Change.Action.UPDATE,
                    {name: before[name] for name in differing},
                    {name: after[name] for name in differing},
                )
                yield record

    def _keep(
        self, record: models.Model, action: Change.Action, before: Values | None, after: Values | None
    ) -> None:
        entry = tracked(type(record))
        parent_model, parent_id = entry.parent_key(record)
        values = (before, after)
        kept = (None if value is None else json.dumps(value, ensure_ascii=False) for value in values)
        self._rows.append((self.kept.pk, entry.name, record.pk, parent_model, parent_id, str(action), *kept))
        if len(self._rows) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what was recorded so far."""
        if self._rows:
            insert_rows(Change, COLUMNS, self._rows)
            self._rows.clear()


@contextmanager
def change_set(actor: Actor, *, kind: str, reason: str = "", undoes: int | None = None) -> Iterator[Changes]:
    """Open a transaction whose every write is recorded; inside another change set, join that one."""
    outer = _current.get()
    if outer is not None:
        yield outer
        return
    with transaction.atomic():
        changes = Changes(_begin(actor, kind, reason, undoes))
        token = _current.set(changes)
        try:
            yield changes
            changes.flush()
        finally:
            _current.reset(token)


def _begin(actor: Actor, kind: str, reason: str, undoes: int | None) -> ChangeSet:
    return ChangeSet.objects.create(
        kind=kind,
        reason=reason,
        actor_id=actor.person_id,
        actor_name=actor.name,
        channel=actor.channel,
        made_at=clock.now(),
        undoes_id=undoes,
    )


def _assign(record: models.Model, values: Values) -> tuple[Values, Values]:
    before: Values = {}
    after: Values = {}
    for name, value in values.items():
        column = attribute_of(type(record), name)
        old = encode(getattr(record, column))
        setattr(record, name, value)
        new = encode(getattr(record, column))
        if old != new:
            before[column], after[column] = old, new
    return before, after


def _batches(records: Sequence[models.Model]) -> Iterable[Sequence[models.Model]]:
    return (records[start : start + BATCH] for start in range(0, len(records), BATCH))
