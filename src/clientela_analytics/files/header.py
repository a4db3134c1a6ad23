"""Finds the rows that hold the headings of a table, and makes column names of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clientela_analytics.files.evidence import is_period, is_value
from clientela_analytics.files.layout import Row

_MOST_LEVELS = 3
_ROWS_LOOKED_AT = 200
_TITLE_MARKS = (":", "：")

Spans = Sequence[tuple[int, int, int]]


@dataclass(frozen=True)
class Header:
    """The heading rows, the number of the first row of values, and a name for each column."""

    rows: tuple[int, ...]
    first_row: int
    names: tuple[str, ...]
    repeated: tuple[str, ...] = ()


def find_header(rows: Sequence[Row], merged: Spans = (), *, is_grid: bool = True) -> Header:
    """The header of a table whose top rows are given; titles above it are passed over.

    A grid has the width of its widest row; rows cut at separators may be longer than their table.
    """
    filled = [row for row in rows[:_ROWS_LOOKED_AT] if _count(row)]
    typical = _typical_count(filled)
    body = _first_value_row(filled, typical)
    levels = _levels(filled[:body], typical, merged)
    if not levels:
        first = next((row for row in filled if _count(row) >= typical / 2), filled[0])
        return header_at((), rows, first_row=first.number, is_grid=is_grid)
    return header_at(tuple(row.number for row in levels), rows, merged, is_grid=is_grid)


def header_at(
    numbers: tuple[int, ...],
    rows: Sequence[Row],
    merged: Spans = (),
    *,
    first_row: int = 1,
    is_grid: bool = True,
) -> Header:
    """The header made of the rows with these numbers, which may be none."""
    levels = [row for row in rows if row.number in numbers]
    width = max((_width(row) for row in rows), default=0) if is_grid else _table_width(rows, levels)
    if not numbers:
        return Header((), first_row, tuple(column_letter(place) for place in range(width)))
    headings = _joined(levels, width, merged)
    names, repeated = _made_unique(headings)
    return Header(numbers, max(numbers) + 1, names, repeated)


def column_letter(place: int) -> str:
    """The letter a spreadsheet gives the column at a place counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _count(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _width(row: Row) -> int:
    return max((place + 1 for place, cell in enumerate(row.cells) if cell.strip()), default=0)


def _table_width(rows: Sequence[Row], levels: Sequence[Row]) -> int:
    """The columns named or announced by the header and those that half of the rows fill."""
    widths = sorted(_width(row) for row in rows if _count(row))
    named = max((_width(row) for row in levels), default=0)
    announced = min(max((len(row.cells) for row in levels), default=0), widths[-1] if widths else 0)
    return max(named, announced, widths[len(widths) // 2] if widths else 0)


def _typical_count(filled: Sequence[Row]) -> int:
    counts = sorted(_count(row) for row in filled)
    return counts[len(counts) * 3 // 4] if counts else 0


def _typed_columns(filled: Sequence[Row]) -> set[int]:
    """The columns that hold numbers or dates below their first filled cell."""
    width = max((len(row.cells) for row in filled), default=0)
    typed = set()
    for place in range(width):
        cells = [row.cells[place] for row in filled if place < len(row.cells) and row.cells[place].strip()]
        values = [is_value(cell) for cell in cells[1:]]
        if values and sum(values) >= 0.6 * len(values):
            typed.add(place)
    return typed


def _first_value_row(filled: Sequence[Row], typical: int) -> int:
    """The place of the first row of values; where only text is found, the row after the first full one."""
    typed = _typed_columns(filled)
    for place, row in enumerate(filled):
        values = [is_value(row.cells[at]) for at in typed if at < len(row.cells) and row.cells[at].strip()]
        if values and 2 * sum(values) >= len(values) and 2 * _count(row) >= typical:
            return place + 1 if place == 0 and _names_periods(filled) else place
    full = next((place for place, row in enumerate(filled) if 2 * _count(row) >= typical), 0)
    return full if typed or _recurs_below(filled, full) else full + 1


def _names_periods(filled: Sequence[Row]) -> bool:
    """Whether years or months stand as headings above plain figures."""
    for above, below in pairwise(filled[:2]):
        pairs = list(zip(above.cells[1:], below.cells[1:], strict=False))
        named = [is_period(first) and not is_period(second) for first, second in pairs if first.strip()]
        return bool(named) and all(named) and not is_value(above.cells[0])
    return False


def _recurs_below(filled: Sequence[Row], place: int) -> bool:
    """Whether what would be headings stands again in the same columns, as values do."""
    cells = [(at, cell) for at, cell in enumerate(filled[place].cells) if cell.strip()]
    below = {(at, cell) for row in filled[place + 1 :] for at, cell in enumerate(row.cells)}
    return 2 * sum(pair in below for pair in cells) >= len(cells) > 0


def _levels(above: Sequence[Row], typical: int, merged: Spans) -> list[Row]:
    """The heading rows among those above the values: the first full one, its groups, its sub-headings."""
    texts = [row for row in above if _is_all_text(row)]
    if not texts or 2 * max(_count(row) for row in texts) < typical:
        return []
    fullest = max(_count(row) for row in texts)
    start = next(place for place, row in enumerate(texts) if _count(row) >= 0.6 * fullest)
    levels = [texts[start]]
    for row in texts[start + 1 :]:
        if len(levels) < _MOST_LEVELS and _fills_gaps(row, levels):
            levels.append(row)
    for row in reversed(texts[:start]):
        if row.number != levels[0].number - 1 or len(levels) == _MOST_LEVELS or not _is_group(row, merged):
            break
        levels.insert(0, row)
    return levels


def _is_all_text(row: Row) -> bool:
    cells = [cell for cell in row.cells if cell.strip()]
    values = [cell for cell in cells if is_value(cell)]
    return not values or (all(is_period(cell) for cell in values) and not is_value(cells[0]))


def _fills_gaps(row: Row, levels: Sequence[Row]) -> bool:
    if row.number != levels[-1].number + 1:
        return False
    named = {place for level in levels for place, cell in enumerate(level.cells) if cell.strip()}
    return any(cell.strip() and place not in named for place, cell in enumerate(row.cells))


def _is_group(row: Row, merged: Spans) -> bool:
    cells = [cell for cell in row.cells if cell.strip()]
    if any(mark in cell for cell in cells for mark in _TITLE_MARKS):
        return False
    return len(cells) > 1 or any(span[0] == row.number and span[1] > 0 for span in merged)


def _joined(levels: Sequence[Row], width: int, merged: Spans) -> list[str]:
    spread = [_spread(row, width, merged) for row in levels[:-1]]
    lowest = [_clean(cell) for cell in levels[-1].cells[:width]] if levels else []
    spread.append(lowest + [""] * (width - len(lowest)))
    return [" / ".join(dict.fromkeys(part for part in parts if part)) for parts in zip(*spread, strict=True)]


def _spread(row: Row, width: int, merged: Spans) -> list[str]:
    """The row with each heading repeated over the columns it spans."""
    cells = [_clean(cell) for cell in row.cells[:width]] + [""] * (width - len(row.cells))
    spans = [(first, last) for number, first, last in merged if number == row.number]
    if spans:
        for first, last in spans:
            cells[first : last + 1] = [cells[first]] * (min(last, width - 1) + 1 - first)
        return cells
    for place in range(1, width):
        cells[place] = cells[place] or cells[place - 1]
    return cells


def _clean(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").split())


def _made_unique(headings: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names: list[str] = []
    repeated: list[str] = []
    for place, heading in enumerate(headings):
        name = heading or column_letter(place)
        if name in names:
            repeated.append(name)
            name = next(f"{name} ({n})" for n in range(2, len(headings) + 2) if f"{name} ({n})" not in names)
        names.append(name)
    return tuple(names), tuple(dict.fromkeys(repeated))
