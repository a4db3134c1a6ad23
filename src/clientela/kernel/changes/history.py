"""Reads what was changed, in the words of the fields."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from clientela.kernel.changes.tracking import decode, tracked
from clientela.kernel.models import Change


@dataclass(frozen=True)
class FieldChange:
    """One field's old and new value, as people read them."""

    name: str
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Entry:
    """One record's change: who, when, why, and its fields."""

    id: int
    change_set_id: int
    who: str
    at: datetime
    kind: str
    reason: str
    action: str
    record: str
    fields: tuple[FieldChange, ...]


def history_of(record: models.Model, limit: int = 100) -> list[Entry]:
    """The latest changes of one record, newest first."""
    return history_in(Change.objects.filter(model=record._meta.label_lower, object_id=record.pk), limit)


def history_under(model: str, object_id: int, limit: int = 100, before: int | None = None) -> list[Entry]:
    """The latest changes shown on a record's page: its own and those of what belongs to it, newest first."""
    changes = Change.objects.filter(parent_model=model, parent_id=object_id)
    return history_in(changes.filter(id__lt=before) if before else changes, limit)


def history_in(changes: models.QuerySet[Change], limit: int) -> list[Entry]:
    """The latest of some changes, newest first."""
    rows = list(changes.select_related("change_set").order_by("-id")[:limit])
    names = _names_of_related(rows)
    return [_entry(row, names) for row in rows]


def _entry(row: Change, names: dict[str, dict[Any, str]]) -> Entry:
    made = row.change_set
    return Entry(
        id=row.pk,
        change_set_id=made.pk,
        who=made.actor_name,
        at=made.made_at,
        kind=made.kind,
        reason=made.reason,
        action=row.action,
        record=str(apps.get_model(row.model)._meta.verbose_name),
        fields=tuple(_field_changes(row, names)),
    )


def _field_changes(row: Change, names: dict[str, dict[Any, str]]) -> Iterable[FieldChange]:
    before, after = row.before or {}, row.after or {}
    for name in {**before, **after}:
        old, new = _both_shown(row.model, name, (before.get(name), after.get(name)), names)
        if old != new:
            yield FieldChange(name, _label(row.model, name), old, new)


def _both_shown(
    model: str, name: str, values: tuple[Any, Any], names: dict[str, dict[Any, str]]
) -> tuple[str, str]:
    part = tracked(model).parts.get(name)
    if part and part.say:
        return part.say(values[0] or [], values[1] or [])
    old, new = (_shown(model, name, value, names) for value in values)
    return old, new


def _label(model: str, name: str) -> str:
    entry = tracked(model)
    if part := entry.parts.get(name):
        return str(part.label)
    column = entry.field(name)
    return str(column.verbose_name) if column else name


def _shown(model: str, name: str, value: Any, names: dict[str, dict[Any, str]]) -> str:
    if value is None or value == "":
        return ""
    column = tracked(model).field(name)
    if isinstance(value, list):
        return _("%(count)d rows") % {"count": len(value)} if column is None else ", ".join(map(str, value))
    if column is None or isinstance(value, dict):
        return str(value)
    if isinstance(column, models.ForeignKey):
        return names[_related(column)._meta.label_lower].get(value, f"#{value}")
    return str(dict(column.flatchoices).get(value) or decode(column, value))


def _names_of_related(rows: list[Change]) -> dict[str, dict[Any, str]]:
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for row in rows:
        for column in tracked(row.model).fields():
            if isinstance(column, models.ForeignKey):
                values = (side.get(column.attname) for side in (row.before or {}, row.after or {}))
                wanted[_related(column)].update(value for value in values if value is not None)
    return {
        model._meta.label_lower: {
            key: str(found) for key, found in model._default_manager.in_bulk(ids).items()
        }
        for model, ids in wanted.items()
    }


def _related(column: models.ForeignKey[Any, Any]) -> type[models.Model]:
    related = column.related_model
    assert isinstance(related, type)
    return related
