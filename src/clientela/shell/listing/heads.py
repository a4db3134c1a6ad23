"""What a list's template draws around the rows: column heads, filter chips, sorts, choosable columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from clientela.shell.listing.pages import Page, Size
from clientela.shell.listing.spec import Column, Filter, Sort
from clientela.shell.listing.state import FROM, TO, ListState
from clientela.shell.registry import Words
from clientela.shell.wording import day, number


@dataclass(frozen=True)
class Head:
    """A column's head; `href` sorts by it, the other way when it already does."""

    column: Column
    href: str
    aria_sort: str

    @property
    def icon(self) -> str:
        """The arrow beside a sorted head."""
        return {"ascending": "arrow-up", "descending": "arrow-down"}.get(self.aria_sort, "")


@dataclass(frozen=True)
class Chip:
    """A filter that is set: its name, its values in words, and the address without it."""

    label: Words
    words: str
    href: str


@dataclass(frozen=True)
class FilterField:
    """A filter as the filter form draws it."""

    filter: Filter
    given: Sequence[str]
    start: str
    end: str


@dataclass(frozen=True)
class SortLine:
    """One line of the sort menu."""

    sort: Sort
    href: str
    is_current: bool


@dataclass(frozen=True)
class ColumnLine:
    """One line of the columns menu; its address shows or hides the column."""

    column: Column
    href: str
    is_shown: bool


@dataclass(frozen=True)
class ListView:
    """Everything the list template needs beside the room's own row template; `size` and `totals` may come later."""

    state: ListState
    page: Page
    size: Size | None = None

    @property
    def rows(self) -> Sequence[object]:
        """The rows of this page."""
        return self.page.rows

    @property
    def columns(self) -> set[str]:
        """Keys of the columns shown, for `{% if "stake" in listing.columns %}`."""
        return set(self.state.column_keys)

    @property
    def is_searchable(self) -> bool:
        """Whether the list has a search of its own."""
        return self.state.spec.search is not None

    @property
    def next_href(self) -> str:
        """The next page, or nothing."""
        return self.state.at(after=self.page.next_cursor) if self.page.next_cursor else ""

    @property
    def previous_href(self) -> str:
        """The page before, or nothing."""
        return self.state.at(before=self.page.previous_cursor) if self.page.previous_cursor else ""

    @property
    def heads(self) -> list[Head]:
        """The heads of the columns shown."""
        return [self._head(column) for column in self.state.columns]

    def _head(self, column: Column) -> Head:
        if not column.sort:
            return Head(column, "", "")
        is_current = column.key == self.state.sort_key
        downwards = not self.state.descending if is_current else column.align == "end"
        aria = ("descending" if self.state.descending else "ascending") if is_current else ""
        return Head(column, self.state.with_sort(column.key, descending=downwards).at(), aria)

    @property
    def chips(self) -> list[Chip]:
        """The filters that are set."""
        return [
            Chip(found.label, _words(found, self.state), self.state.without(found).at())
            for found in self.state.spec.filters
            if self.state.given(found) is not None
        ]

    @property
    def fields(self) -> list[FilterField]:
        """Every filter, for the filter form."""
        values = self.state.values
        return [
            FilterField(
                found,
                values.get(found.key, ()),
                next(iter(values.get(found.key + FROM, ())), ""),
                next(iter(values.get(found.key + TO, ())), ""),
            )
            for found in self.state.spec.filters
        ]

    @property
    def sorts(self) -> list[SortLine]:
        """Every order, for the sort menu; figures begin with the largest."""
        ends = {column.key for column in self.state.spec.columns if column.align == "end"}
        return [
            SortLine(
                sort,
                self.state.with_sort(key, descending=key in ends).at(),
                key == self.state.sort_key,
            )
            for key, sort in self.state.spec.all_sorts.items()
        ]

    @property
    def choosable_columns(self) -> list[ColumnLine]:
        """Every column, for the columns menu."""
        shown = self.columns
        return [
            ColumnLine(
                column,
                self.state.with_columns(sorted(shown ^ {column.key})).at(),
                column.key in shown,
            )
            for column in self.state.spec.columns
        ]


def _words(found: Filter, state: ListState) -> str:
    values = state.given(found)
    if found.kind == "flag":
        return gettext("yes")
    if found.is_span:
        return _span_words(found, values)
    names = {key: str(label) for key, label in found.choices}
    return gettext(", ").join(names.get(value, value) for value in values)


def _span_words(found: Filter, span: tuple[object, object]) -> str:
    start, end = (None if value is None else _written(found, value) for value in span)
    if end is None:
        return gettext("from %(start)s") % {"start": start}
    if start is None:
        return gettext("up to %(end)s") % {"end": end}
    return gettext("%(start)s to %(end)s") % {"start": start, "end": end}


def _written(found: Filter, value: object) -> str:
    return day(value) if found.kind == "date" else number(value)  # type: ignore[arg-type]  # read by kind
