"""What can be imported: rooms above enter their targets here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from clientela.imports.rules.typed_cells import Kind
from clientela.imports.rules.verdicts import Examination
from clientela.kernel.actors import Actor
from clientela.kernel.changes import Changes
from clientela.staff.queries import Person

Words = str | Promise
Choices = Callable[[], Mapping[str, str]]


@dataclass(frozen=True)
class Field:
    """A column the target takes; `choices()` maps every accepted word to its value."""

    key: str
    label: Words
    kind: Kind = Kind.TEXT
    is_required: bool = False
    synonyms: tuple[str, ...] = ()
    choices: Choices | None = None
    longest: int = 0


@dataclass(frozen=True)
class Option:
    """Something the person decides for the whole file; the first choice is the safe one."""

    key: str
    label: Words
    choices: tuple[tuple[str, Words], ...]

    @property
    def default(self) -> str:
        """What holds when nothing is chosen."""
        return self.choices[0][0]


@dataclass(frozen=True)
class Reason:
    """What a flag says; `severity` is "error", "doubt", "change" or "note".

    `label` may contain %(text)s, the text of the cell or the value it replaces.
    """

    code: str
    label: Words
    severity: str = "error"
    remedies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Under which conditions a sheet is examined and written."""

    run_id: int
    person: Person
    actor: Actor
    options: Mapping[str, str]
    currency: str
    decisions: Mapping[int, str] = field(default_factory=dict)
    emptied: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def option(self, key: str) -> str:
        """The choice made for an option, or the empty text."""
        return self.options.get(key, "")

    def is_emptied(self, column: str, code: str) -> bool:
        """Whether cells of a field that are wrong for this reason are taken as empty."""
        return code in self.emptied.get(column, ())


@dataclass
class Written:
    """What writing one chunk did, in units of the target; `extra` counts by-products by key."""

    new: int = 0
    updated: int = 0
    same: int = 0
    extra: dict[str, int] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """As kept with the chunk."""
        return {"new": self.new, "update": self.updated, "same": self.same, **self.extra}


@dataclass(frozen=True)
class Target:
    """A kind of record that files bring in.

    `judge` gives each row of an examination its verdict; `write` stores the rows of one chunk, all of
    them or none. Rows of one group come in one chunk. Of each of `needs` one field must have a column.
    """

    key: str
    label: Words
    unit: Callable[[int], str]
    icon: str
    fields: tuple[Field, ...]
    judge: Callable[[Examination, Plan], None]
    write: Callable[[Changes, pa.Table, Plan], Written]
    options: tuple[Option, ...] = ()
    reasons: tuple[Reason, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    right: str = ""
    chunk_rows: int = 5_000
    rows_per_second: int = 2_000
    extra_labels: Mapping[str, Words] = field(default_factory=dict)
    list_url_name: str = ""
    found_by: Words = ""
    finish: Callable[[Plan], Any] | None = None

    def field(self, key: str) -> Field:
        """One of its fields; KeyError where there is none."""
        return next((wanted for wanted in self.fields if wanted.key == key), None) or _no_field(key)

    def missing(self, mapping: Mapping[str, str]) -> dict[str, str]:
        """Fields that still need a column, with what they are called; of several that would do, the first."""
        needed = [(field.key,) for field in self.fields if field.is_required]
        return {
            keys[0]: _(" or ").join(str(self.field(key).label) for key in keys)
            for keys in (*needed, *self.needs)
            if not any(key in mapping for key in keys)
        }


def _no_field(key: str) -> Field:
    raise KeyError(key)


_targets: dict[str, Target] = {}


def register_target(target: Target) -> None:
    """Let files bring in records of this kind."""
    _targets[target.key] = target


def get_target(key: str) -> Target:
    """A registered target; KeyError where a room is gone."""
    return _targets[key]


def find_target(key: str) -> Target | None:
    """A registered target, or None."""
    return _targets.get(key)


def list_targets(person: Person) -> list[Target]:
    """What the person may import."""
    return [target for target in _targets.values() if not target.right or person.has_right(target.right)]
