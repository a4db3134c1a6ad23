"""Writes rows into files people open in a spreadsheet: CSV that Excel reads, or a workbook."""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from typing import IO, Any

import xlsxwriter
from django.http import FileResponse

from clientela.kernel import clock

IN_MEMORY = 8 * 1024 * 1024
BYTE_ORDER_MARK = "\ufeff"
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def table_file(rows: Iterable[Sequence[Any]], kind: str, name: str) -> FileResponse:
    """An answer that downloads rows, heads first, as "csv" or "xlsx"; the name gets today's date."""
    file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (closed by the answer that sends it)
    write = _write_workbook if kind == "xlsx" else _write_csv
    write(file, rows)
    file.seek(0)
    known = kind if kind in TYPES else "csv"
    filename = f"{name}-{clock.today().isoformat()}.{known}"
    return FileResponse(file, as_attachment=True, filename=filename, content_type=TYPES[known])


def _write_csv(file: IO[bytes], rows: Iterable[Sequence[Any]]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write(BYTE_ORDER_MARK)
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    text.detach()


def _write_workbook(file: IO[bytes], rows: Iterable[Sequence[Any]]) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.freeze_panes(1, 0)
    book.close()


def _harmless(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula is kept as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_BEGINS) else cell
