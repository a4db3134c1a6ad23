"""Reads a list's state (filters, sort, columns, place) from its address and writes it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict

from clientela.shell.listing.spec import Column, Filter, ListSpec, Rows, Sort

SEARCH, SORT, COLUMNS, AFTER, BEFORE = "q", "sort", "cols", "after", "before"
FROM, TO = ".from", ".to"
ALL_COLUMNS = ","


@dataclass(frozen=True)
class ListState:
    """What of a list is shown; `values` keeps the filters as written in the address."""

    spec: ListSpec
    sort_key: str
    descending: bool
    values: Mapping[str, Sequence[str]]
    search: str = ""
    column_keys: tuple[str, ...] = ()
    after: str = ""
    before: str = ""

    @property
    def sort(self) -> Sort:
        """The order chosen."""
        return self.spec.all_sorts[self.sort_key]

    @property
    def columns(self) -> list[Column]:
        """The columns shown, in the list's own order."""
        return [column for column in self.spec.columns if column.key in self.column_keys]

    @property
    def is_default(self) -> bool:
        """Whether nothing narrows or re-orders the list."""
        return self.query == ""

    @property
    def query(self) -> str:
        """The state as an address, without the place in the list: what a saved view keeps."""
        params = QueryDict(mutable=True)
        for key, values in self.values.items():
            params.setlist(key, list(values))
        for key, value in self._own_params():
            params[key] = value
        return params.urlencode()

    def _own_params(self) -> list[tuple[str, str]]:
        sort = ("-" if self.descending else "") + self.sort_key
        shown = {column.key for column in self.spec.columns if column.default}
        pairs = [
            (SEARCH, self.search),
            (SORT, "" if sort == self.spec.default_sort else sort),
            (COLUMNS, "" if set(self.column_keys) == shown else ALL_COLUMNS.join(self.column_keys)),
        ]
        return [(key, value) for key, value in pairs if value]

    @property
    def hidden_pairs(self) -> list[tuple[str, str]]:
        """The query as pairs, for forms that must carry it along."""
        return [(key, value) for key, values in QueryDict(self.query).lists() for value in values]

    def with_sort(self, key: str, *, descending: bool) -> "ListState":
        """The same rows in another order, from the beginning."""
        return replace(self, sort_key=key, descending=descending, after="", before="")

    def with_columns(self, keys: Sequence[str]) -> "ListState":
        """The same rows with other columns."""
        return replace(self, column_keys=tuple(keys))

    def without(self, found: Filter) -> "ListState":
        """The list without one of its filters, from the beginning."""
        gone = {found.key, found.key + FROM, found.key + TO}
        kept = {key: values for key, values in self.values.items() if key not in gone}
        return replace(self, values=kept, after="", before="")

    def at(self, *, after: str = "", before: str = "") -> str:
        """The address of a page of this list."""
        place = f"{AFTER}={after}" if after else f"{BEFORE}={before}" if before else ""
        return "?" + "&".join(part for part in (self.query, place) if part)

    def given(self, found: Filter) -> Any:
        """A filter's values, read by its kind; None where it is not set or makes no sense."""
        if found.is_span:
            read = _number if found.kind == "range" else _date
            span = (read(self._first(found.key + FROM)), read(self._first(found.key + TO)))
            return None if span == (None, None) else span
        return list(self.values.get(found.key, ())) or None

    def _first(self, key: str) -> str:
        return next(iter(self.values.get(key, ())), "")


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _filter_values(params: QueryDict, found: Filter) -> dict[str, list[str]]:
    if found.is_span:
        read = _number if found.kind == "range" else _date
        written = {key: params.get(key, "").strip() for key in (found.key + FROM, found.key + TO)}
        return {key: [text] for key, text in written.items() if read(text) is not None}
    values = [value.strip() for value in params.getlist(found.key) if value.strip()]
    if values and found.kind in ("choice", "person"):
        known = {key for key, _ in found.choices}
        values = [value for value in values if value in known]
    return {found.key: values} if values else {}


def read_state(params: QueryDict, spec: ListSpec) -> ListState:
    """The state an address asks for; whatever the list does not know is left out."""
    wanted = params.get(SORT) or spec.default_sort
    if wanted.removeprefix("-") not in spec.all_sorts:
        wanted = spec.default_sort
    values: dict[str, list[str]] = {}
    for found in spec.filters:
        values |= _filter_values(params, found)
    return ListState(
        spec=spec,
        sort_key=wanted.removeprefix("-"),
        descending=wanted.startswith("-"),
        values=values,
        search=params.get(SEARCH, "").strip(),
        column_keys=_columns(params.get(COLUMNS, ""), spec),
        after=params.get(AFTER, ""),
        before=params.get(BEFORE, ""),
    )


def _columns(written: str, spec: ListSpec) -> tuple[str, ...]:
    asked = written.split(ALL_COLUMNS) if written else []
    known = tuple(column.key for column in spec.columns if column.key in asked)
    return known or tuple(column.key for column in spec.columns if column.default)


def matching(rows: Rows, state: ListState) -> Rows:
    """The rows a state's search and filters leave, in no order: for totals, exports and bulk edits."""
    for found in state.spec.filters:
        values = state.given(found)
        if values is not None:
            rows = found.apply(rows, values)
    if state.search and state.spec.search:
        rows = state.spec.search(rows, state.search)
    return rows
