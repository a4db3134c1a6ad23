"""Which models are tracked, and how their values are kept as JSON."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models

Values = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A list of rows that belongs to its record as if it were one field, such as an order's lines.

    `say(before, after)` puts the rows that differ into words.
    """

    label: Any
    read: Callable[[Sequence[int]], Mapping[int, Any]]
    write: Callable[[models.Model, Any], None]
    say: Callable[[Any, Any], tuple[str, str]] | None = None


@dataclass(frozen=True)
class Tracked:
    """How a model is tracked."""

    model: type[models.Model]
    parent: str
    skip: frozenset[str]
    parts: Mapping[str, Part] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.model._meta.label_lower

    def fields(self) -> list[models.Field[Any, Any]]:
        """The fields whose values are kept."""
        return [f for f in self.model._meta.concrete_fields if f.attname not in self.skip]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names under which values are kept."""
        return tuple(column.attname for column in self.fields())

    def field(self, name: str) -> models.Field[Any, Any] | None:
        """The field kept under a name, None for a part or a field that is gone."""
        return next((f for f in self.fields() if f.attname == name), None)

    def values(self, record: models.Model) -> Values:
        """Every kept value of a record, as JSON."""
        return {name: encode(getattr(record, name)) for name in self.names}

    def parent_key(self, record: models.Model) -> tuple[str, int | None]:
        """Model and id of the record on whose card a change is shown."""
        if not self.parent:
            return self.name, record.pk
        foreign = self.model._meta.get_field(self.parent)
        related = foreign.related_model
        assert isinstance(related, type)
        return related._meta.label_lower, getattr(record, f"{self.parent}_id")


_tracked: dict[str, Tracked] = {}


def track(
    model: type[models.Model],
    *,
    parent: str = "",
    skip: Sequence[str] = (),
    parts: Mapping[str, Part] | None = None,
) -> None:
    """Let change sets keep this model; `parent` is the foreign key to the record that shows its changes."""
    _tracked[model._meta.label_lower] = Tracked(model, parent, frozenset(skip), parts or {})


def tracked(model: type[models.Model] | str) -> Tracked:
    """How a model is tracked; KeyError where a room forgot to say."""
    return _tracked[model if isinstance(model, str) else model._meta.label_lower]


def attribute_of(model: type[models.Model], name: str) -> str:
    """The name under which a field's plain value is kept, such as `owner_id` for `owner`."""
    column = model._meta.get_field(name)
    assert isinstance(column, models.Field)
    return column.attname


def encode(value: Any) -> Any:
    """A field's value as JSON."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    return value


def decode(column: models.Field[Any, Any], value: Any) -> Any:
    """A field's value from JSON."""
    if value is None or isinstance(column, models.JSONField):
        return value
    source = column.target_field if isinstance(column, models.ForeignKey) else column
    return source.to_python(value)
