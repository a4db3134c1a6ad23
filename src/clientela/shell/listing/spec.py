"""What a list is made of: columns, filters, sorts and its search, declared once per list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import QuerySet

from clientela.shell.registry import Words

Kind = Literal["choice", "text", "range", "person", "date", "flag"]
Rows = QuerySet[Any]
Options = Sequence[tuple[str, Words]]
SPANS: tuple[Kind, ...] = ("range", "date")


@dataclass(frozen=True)
class Column:
    """One column; `sort` is the ORM path it sorts by, `default` whether it shows until the reader chooses.

    A sort whose values are never empty says so: then an index over (value, id) gives its pages.
    """

    key: str
    label: Words
    sort: str | None = None
    align: Literal["start", "end"] = "start"
    default: bool = True
    is_never_empty: bool = False


@dataclass(frozen=True)
class Sort:
    """An order that no column offers, or one under a name of its own."""

    key: str
    label: Words
    path: str
    is_never_empty: bool = False


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list.

    `apply` gets the values by kind: choice, person and text a list of strings; range a pair of
    Decimal or None; date a pair of date or None; flag nothing of note.
    """

    key: str
    label: Words
    kind: Kind
    apply: Callable[[Rows, Any], Rows]
    options: Options | Callable[[], Options] = ()

    @property
    def choices(self) -> Options:
        """Values with their names."""
        return self.options() if callable(self.options) else self.options

    @property
    def is_span(self) -> bool:
        """Whether it is written as from and to."""
        return self.kind in SPANS


@dataclass(frozen=True)
class ListSpec:
    """A list: `default_sort` is a sort's key, with "-" for downwards; `search(rows, text)` narrows by words."""

    key: str
    columns: Sequence[Column]
    default_sort: str
    filters: Sequence[Filter] = ()
    sorts: Sequence[Sort] = ()
    search: Callable[[Rows, str], Rows] | None = None

    @property
    def all_sorts(self) -> Mapping[str, Sort]:
        """Every order by key: the columns' own, then the further ones."""
        own = [
            Sort(column.key, column.label, column.sort, column.is_never_empty)
            for column in self.columns
            if column.sort
        ]
        return {sort.key: sort for sort in (*own, *self.sorts)}
