"""Pages of a list, its neighbours and its size, all without counting or skipping rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clientela.shell.listing.keyset import Place, beyond, ordered, place_of, read_cursor, write_cursor
from clientela.shell.listing.spec import Rows
from clientela.shell.listing.state import ListState, matching

PAGE_SIZE = 50
COUNTED_TO = 10_000
PLACED_TO = 1_000


@dataclass(frozen=True)
class Page:
    """Rows of one page and the cursors of the pages around it, empty at the ends."""

    rows: Sequence[Any]
    next_cursor: str = ""
    previous_cursor: str = ""


@dataclass(frozen=True)
class Size:
    """How many rows there are, counted up to a bound."""

    count: int
    is_exact: bool


@dataclass(frozen=True)
class Neighbours:
    """The records before and after one in a list, and "3 of 23" where that is cheap to say."""

    previous_id: int | None
    next_id: int | None
    position: int | None
    size: Size


def page_of(queryset: Rows, state: ListState, size: int = PAGE_SIZE) -> Page:
    """One page of the rows a state leaves, in its order, where its cursor stands."""
    rows = matching(queryset, state)
    before = read_cursor(state, state.before) if state.before else None
    if before:
        return _page_before(rows, state, before, size)
    after = read_cursor(state, state.after) if state.after else None
    found = ordered(rows, state)
    if after:
        found = found.filter(beyond(state, after))
    taken = list(found[: size + 1])
    return _framed(state, taken[:size], has_next=len(taken) > size, has_previous=after is not None)


def _page_before(rows: Rows, state: ListState, before: Place, size: int) -> Page:
    found = ordered(rows, state, reverse=True).filter(beyond(state, before, reverse=True))
    taken = list(found[: size + 1])
    return _framed(state, taken[:size][::-1], has_next=True, has_previous=len(taken) > size)


def _framed(state: ListState, rows: Sequence[Any], *, has_next: bool, has_previous: bool) -> Page:
    if not rows:
        return Page(rows)
    return Page(
        rows,
        next_cursor=write_cursor(state, place_of(rows[-1])) if has_next else "",
        previous_cursor=write_cursor(state, place_of(rows[0])) if has_previous else "",
    )


def bounded_count(queryset: Rows, limit: int = COUNTED_TO) -> Size:
    """How many rows, counted no further than a limit."""
    counted = queryset.order_by()[: limit + 1].count()
    return Size(min(counted, limit), counted <= limit)


def neighbours(queryset: Rows, state: ListState, row_id: int) -> Neighbours | None:
    """The records around one in the list a state describes; None where it is not in that list."""
    rows = matching(queryset, state)
    forward = ordered(rows, state)
    here = forward.filter(id=row_id).first()
    if here is None:
        return None
    place = place_of(here)
    behind = ordered(rows, state, reverse=True).filter(beyond(state, place, reverse=True))
    ahead = forward.filter(beyond(state, place))
    before = bounded_count(behind, PLACED_TO)
    return Neighbours(
        previous_id=behind.values_list("id", flat=True).first(),
        next_id=ahead.values_list("id", flat=True).first(),
        position=before.count + 1 if before.is_exact else None,
        size=bounded_count(rows),
    )
