"""Lays out a table from the first look at it: header, columns, types, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clientela_analytics.files.columns import Verdict, judge, samples_of
from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.header import Header, find_header, header_at
from clientela_analytics.files.layout import (
    ColumnLayout,
    ColumnType,
    DecimalMark,
    FileLayout,
    Glimpse,
    Kind,
    Note,
    Overrides,
    Row,
)
from clientela_analytics.files.limits import Limits

_LEAST_ENCODING_CONFIDENCE = 0.8
_NUMBERS = (ColumnType.INTEGER, ColumnType.DECIMAL)
_DATES = (ColumnType.DATE, ColumnType.DATETIME)


@dataclass(frozen=True)
class Draft:
    """A layout, and the columns whose date order only the rest of the file can decide."""

    layout: FileLayout
    open_columns: tuple[str, ...] = ()


def laid_out(kind: Kind, seen: Glimpse, overrides: Overrides, limits: Limits) -> Draft:
    """The layout of what was seen; raises FileRefused where there is no table in it."""
    header = _header(seen, overrides)
    if not header.names:
        raise FileRefused("files.no_table")
    if len(header.names) > limits.max_columns:
        raise FileRefused("files.too_many_columns", limit=limits.max_columns)
    columns, verdicts = _judged(seen, header, overrides)
    layout = FileLayout(
        kind=kind,
        columns=columns,
        header_rows=header.rows,
        first_row=header.first_row,
        is_gzipped=seen.is_gzipped,
        encoding=seen.encoding,
        encodings=seen.encodings,
        delimiter=seen.delimiter,
        quote=seen.quote,
        sheet=seen.sheet,
        sheets=seen.sheets,
        row_count_estimate=max(seen.row_count_estimate - header.first_row + 1, 0),
        notes=seen.notes + _notes(seen, header, columns, verdicts, overrides),
    )
    return Draft(layout, _open_columns(header.names, verdicts, overrides))


def _judged(
    seen: Glimpse, header: Header, overrides: Overrides
) -> tuple[tuple[ColumnLayout, ...], list[Verdict]]:
    values = _values_by_column(seen, header)
    verdicts = _with_one_mark([judge(name, cells) for name, cells in zip(header.names, values, strict=True)])
    columns = tuple(
        _column(name, cells, verdict, overrides)
        for name, cells, verdict in zip(header.names, values, verdicts, strict=True)
    )
    return columns, verdicts


def _header(seen: Glimpse, overrides: Overrides) -> Header:
    if seen.column_names is not None:
        return Header((), 1, seen.column_names)
    is_grid = seen.delimiter is None
    if overrides.header_rows is not None:
        return header_at(overrides.header_rows, seen.top, seen.merged, is_grid=is_grid)
    if not any(cell.strip() for row in seen.top for cell in row.cells):
        raise FileRefused("files.no_table")
    return find_header(seen.top, seen.merged, is_grid=is_grid)


def _values_by_column(seen: Glimpse, header: Header) -> list[list[str]]:
    """The cells seen below each heading; further rows count only where they have the table's width."""
    width = len(header.names)
    rows = [row for row in seen.top if row.number >= header.first_row and row.cells]
    rows += [row for row in seen.further if len(row.cells) == width]
    return [[_cell(row, place) for row in rows] for place in range(width)]


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _with_one_mark(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Numbers that fit both decimal marks follow those columns of the file that fit only one."""
    settled = {v.decimal_mark for v in verdicts if v.type is ColumnType.DECIMAL and not v.is_mark_open}
    if settled != {","}:
        return list(verdicts)
    return [_pointed(verdict, ",") if verdict.is_mark_open else verdict for verdict in verdicts]


def _pointed(verdict: Verdict, mark: DecimalMark) -> Verdict:
    # The single separator was read as a fraction under the one mark, so it groups thousands under the other.
    is_whole = verdict.type is ColumnType.DECIMAL
    return Verdict(ColumnType.INTEGER if is_whole else ColumnType.DECIMAL, decimal_mark=mark)


def _column(name: str, cells: Sequence[str], verdict: Verdict, overrides: Overrides) -> ColumnLayout:
    type_ = overrides.types.get(name, verdict.type)
    is_day = type_ in _DATES or type_ is ColumnType.EXCEL_SERIAL
    order = overrides.date_orders.get(name, verdict.date_order or "ymd") if is_day else None
    mark = overrides.decimal_marks.get(name, verdict.decimal_mark or ".") if type_ in _NUMBERS else None
    empty = sum(not cell.strip() for cell in cells)
    share = empty / len(cells) if cells else 1.0
    return ColumnLayout(name, type_, order, mark, samples_of(cells), round(share, 4))


def _open_columns(names: Sequence[str], verdicts: Sequence[Verdict], overrides: Overrides) -> tuple[str, ...]:
    decided = {*overrides.date_orders, *overrides.types}
    return tuple(
        name
        for name, verdict in zip(names, verdicts, strict=True)
        if verdict.is_order_open and name not in decided
    )


def _notes(
    seen: Glimpse,
    header: Header,
    columns: Sequence[ColumnLayout],
    verdicts: Sequence[Verdict],
    overrides: Overrides,
) -> tuple[Note, ...]:
    notes = []
    if seen.column_names is None and not header.rows and overrides.header_rows is None:
        notes.append(Note("files.header_absent"))
    if len(header.rows) > 1:
        notes.append(Note("files.header_joined", {"rows": list(header.rows)}))
    notes += [Note("files.heading_repeated", {"column": name}) for name in header.repeated]
    if (
        overrides.encoding is None
        and seen.encodings
        and seen.encodings[0].confidence < _LEAST_ENCODING_CONFIDENCE
    ):
        notes.append(Note("files.encoding_unsure", {"encoding": seen.encodings[0].encoding}))
    for column, verdict in zip(columns, verdicts, strict=True):
        if verdict.is_mark_open and column.name not in overrides.decimal_marks:
            notes.append(
                Note("files.decimal_mark_assumed", {"column": column.name, "mark": column.decimal_mark})
            )
    return tuple(notes)
