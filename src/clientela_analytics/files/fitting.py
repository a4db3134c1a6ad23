"""Brings rows to the width of their table, and says what does not fit."""

from __future__ import annotations

from dataclasses import replace

from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.layout import Row
from clientela_analytics.files.limits import Limits

_LOST = "\N{REPLACEMENT CHARACTER}"


def fitted(row: Row, width: int, limits: Limits) -> Row:
    """The row filled up to the table's width; filled cells beyond it are a problem of the row."""
    if any(len(cell) > limits.max_cell_length for cell in row.cells):
        raise FileRefused("files.cell_too_long", row=row.number, limit=limits.max_cell_length)
    missing = width - len(row.cells)
    if row.problem:
        return row if missing <= 0 else replace(row, cells=row.cells + ("",) * missing)
    if missing >= 0:
        return Row(row.number, row.cells + ("",) * missing, _lost_problem(row.cells))
    if any(cell.strip() for cell in row.cells[width:]):
        return replace(row, problem="files.row_too_long")
    return Row(row.number, row.cells[:width], _lost_problem(row.cells))


def _lost_problem(cells: tuple[str, ...]) -> str | None:
    return "files.characters_lost" if any(_LOST in cell for cell in cells) else None
