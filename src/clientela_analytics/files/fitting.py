"""Brings rows to the width of their table, and says what does not fit."""

from __future__ import annotations

from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.layout import Row
from clientela_analytics.files.limits import Limits

_LOST = "\N{REPLACEMENT CHARACTER}"


def fitted(row: Row, width: int, limits: Limits) -> Row:
    """The row filled up to the table's width; filled cells beyond it are a problem of the row."""
    number, cells, problem = row
    if max(map(len, cells), default=0) > limits.max_cell_length:
        raise FileRefused("files.cell_too_long", row=number, limit=limits.max_cell_length)
    surplus = len(cells) - width
    if surplus < 0:
        cells += ("",) * -surplus
    if problem:
        return Row(number, cells, problem)
    if surplus > 0 and "".join(cells[width:]).strip():
        return Row(number, cells, "files.row_too_long")
    cells = cells[:width]
    return Row(number, cells, "files.characters_lost" if _LOST in "".join(cells) else None)
