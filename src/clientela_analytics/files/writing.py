"""Writes tables for spreadsheets: nothing a customer typed ever becomes a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from os import PathLike
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from clientela_analytics.files.errors import FileRefused

Value = str | int | float | bool | Decimal | date | datetime | None
Target = str | PathLike[str] | BinaryIO

# Spreadsheets run as a formula what begins like one, also after a tab or a line break.
_FORMULA_START = re.compile(r"[\t\r\n]*[=+\-@＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_GUARDED = re.compile(r"'[\t\r\n]*[=+\-@＝＋－＠]")
_MOST_SHEET_ROWS = 1_048_576
_MOST_CELL_CHARACTERS = 32_767
_WIDEST_COLUMN = 48
_EXACT_INTEGERS = 10**15


def guarded(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    is_risky = _FORMULA_START.match(text) and not _PLAIN_NUMBER.fullmatch(text)
    return "'" + text if is_risky else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``."""
    return text[1:] if _GUARDED.match(text) else text


def write_csv(target: Target, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a CSV file in UTF-8 with the mark by which spreadsheets know it; texts are guarded."""
    if isinstance(target, str | PathLike):
        with open(target, "w", encoding="utf-8-sig", newline="") as file:
            _write_lines(file, header, rows)
        return
    stream = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    _write_lines(stream, header, rows)
    stream.detach()


def _write_lines(file: io.TextIOBase, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    writer = csv.writer(file)
    writer.writerow([guarded(heading) for heading in header])
    writer.writerows([_csv_cell(value) for value in row] for row in rows)


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def write_xlsx(
    target: Target, header: Sequence[str], rows: Iterable[Sequence[Value]], *, sheet_name: str = "Sheet1"
) -> None:
    """Write a workbook of one sheet: headings fixed above, texts as texts, numbers and days as such."""
    options = {"constant_memory": True, "remove_timezone": True}
    with xlsxwriter.Workbook(target if hasattr(target, "write") else str(target), options) as workbook:
        sheet = workbook.add_worksheet(sheet_name)
        formats = _Formats(workbook)
        sheet.freeze_panes(1, 0)
        for place, heading in enumerate(header):
            sheet.set_column(place, place, min(max(len(heading) + 4, 10), _WIDEST_COLUMN))
            sheet.write_string(0, place, heading[:_MOST_CELL_CHARACTERS], formats.heading)
        for number, row in enumerate(rows, start=1):
            if number >= _MOST_SHEET_ROWS:
                raise FileRefused("files.too_many_rows_to_write", limit=_MOST_SHEET_ROWS - 1)
            for place, value in enumerate(row):
                _write_cell(sheet, number, place, value, formats)


class _Formats:
    """The formats of one workbook."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self.heading: Format = workbook.add_format({"bold": True})
        self.day: Format = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self.moment: Format = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})


def _write_cell(sheet: Worksheet, row: int, place: int, value: Value, formats: _Formats) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, value, formats.moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, formats.day)
    elif isinstance(value, str) or not -_EXACT_INTEGERS < value < _EXACT_INTEGERS:
        # Spreadsheets keep fifteen digits, so longer numbers are safer as text; NaN fails the comparison too.
        sheet.write_string(row, place, str(value)[:_MOST_CELL_CHARACTERS])
    else:
        sheet.write_number(row, place, float(value))
