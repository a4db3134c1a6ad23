"""The ways a file or a value can be refused, each with a stable code and an English sentence."""

from __future__ import annotations

import struct
import zlib
from typing import ClassVar
from zipfile import BadZipFile

# All that zipfile is known to raise at a damaged archive.
BROKEN_ARCHIVE = (
    BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip

REFUSALS: dict[str, str] = {
    "files.empty": "The file is empty.",
    "files.no_table": "The file holds no table.",
    "files.unknown_kind": "The file is not a table we can read.",
    "files.archive": "The file is an archive; unpack it and choose one table.",
    "files.xml_workbook": "The file is an XML spreadsheet of 2003; save it as .xlsx.",
    "files.encrypted": "The file is protected by a password; save it without one.",
    "files.truncated": "The file is cut off; its end is missing.",
    "files.damaged": "The file is damaged and cannot be read.",
    "files.too_large": "The file unpacks to more than {limit} bytes.",
    "files.too_dense": "The file unpacks to more than {limit} times its size.",
    "files.too_many_rows": "The table has more than {limit} rows.",
    "files.too_many_columns": "The table has more than {limit} columns.",
    "files.too_many_cells": "The sheet spans more than {limit} cells.",
    "files.cell_too_long": "A cell in row {row} is longer than {limit} characters.",
    "files.nul_bytes": "The file holds binary zeros in line {row}; it is not plain text.",
    "files.quote_unclosed": "A quotation mark opened in row {row} is never closed.",
    "files.sheet_unknown": "The workbook has no sheet named {sheet}.",
    "files.column_unknown": "The table has no column named {column}.",
    "files.encoding_unknown": "There is no character encoding named {encoding}.",
    "files.setting_wrong": "The value {value} does not fit the setting {setting}.",
    "files.too_many_rows_to_write": "A sheet of a workbook holds at most {limit} rows.",
}


class FileRefused(Exception):
    """A file that cannot be read as a table, with a stable code and the facts a sentence needs."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        self.message = REFUSALS[code].format(**facts)
        super().__init__(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        return (_refuse_again, (self.code, self.facts))


def _refuse_again(code: str, facts: dict[str, object]) -> FileRefused:
    return FileRefused(code, **facts)


class ValueRefused(ValueError):
    """A text that does not say what its column should say."""

    code: ClassVar[str] = "values.refused"

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"{self.code}: {text[:80]!r}")


class NotADate(ValueRefused):
    """A text that names no day of the calendar."""

    code = "values.not_a_date"


class NotANumber(ValueRefused):
    """A text that is no number in the given notation."""

    code = "values.not_a_number"


class NotAnInteger(ValueRefused):
    """A text that is no whole number."""

    code = "values.not_an_integer"


class NotABoolean(ValueRefused):
    """A text that says neither yes nor no."""

    code = "values.not_a_boolean"
