"""What is found out about a file before it is read, and what a person may correct."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from os import PathLike
from typing import Any, BinaryIO, Literal, NamedTuple, Self

from clientela_analytics.files.errors import FileRefused

Source = str | PathLike[str] | BinaryIO
DateOrder = Literal["ymd", "dmy", "mdy"]
DecimalMark = Literal[".", ","]

# Rows with these problems have no reliable cells.
UNTRUSTED = frozenset({"files.row_too_long", "files.quoting_broken", "files.row_cut_short"})


class Kind(StrEnum):
    """What a file is by its content, whatever its name says."""

    TEXT = "text"
    HTML = "html"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    PARQUET = "parquet"


class ColumnType(StrEnum):
    """What the values of a column look like; the cells themselves are always read as text."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    DATETIME = "datetime"
    BOOLEAN = "boolean"
    EXCEL_SERIAL = "excel_serial"


@dataclass(frozen=True)
class EncodingGuess:
    """One way to read the bytes as characters; confidence is 0 to 1, about 1 in all."""

    encoding: str
    confidence: float


@dataclass(frozen=True)
class SheetSummary:
    """One sheet of a workbook with the size of its filled area."""

    name: str
    rows: int
    columns: int
    is_hidden: bool = False


@dataclass(frozen=True)
class Note:
    """Something worth showing to the person: a stable code and the facts of its sentence."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ColumnLayout:
    """One column: its unique name, what its values look like and the first different ones.

    ``date_order`` is set for dates, ``decimal_mark`` for numbers; ``empty_share`` is 0 to 1 over the
    rows looked at.
    """

    name: str
    type: ColumnType
    date_order: DateOrder | None = None
    decimal_mark: DecimalMark | None = None
    samples: tuple[str, ...] = ()
    empty_share: float = 0.0


@dataclass(frozen=True)
class FileLayout:
    """How a file is to be read.

    Row numbers count every row of the file from 1, empty ones too, as a spreadsheet shows them; a
    record of a text file that runs over several lines is one row. ``header_rows`` is empty where the
    table has no headings; the columns are then named A, B, C.
    """

    kind: Kind
    columns: tuple[ColumnLayout, ...]
    header_rows: tuple[int, ...] = ()
    first_row: int = 1
    is_gzipped: bool = False
    encoding: str | None = None
    encodings: tuple[EncodingGuess, ...] = ()
    delimiter: str | None = None
    quote: str | None = None
    sheet: str | None = None
    sheets: tuple[SheetSummary, ...] = ()
    row_count_estimate: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns in the order of the file."""
        return tuple(column.name for column in self.columns)

    def position(self, name: str) -> int:
        """The place of a column, from 0; raises FileRefused where the table has none of that name."""
        try:
            return self.column_names.index(name)
        except ValueError:
            raise FileRefused("files.column_unknown", column=name) from None

    def to_dict(self) -> dict[str, Any]:
        """The layout as plain values that JSON can keep."""
        return asdict(self)

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Self:
        """The layout that ``to_dict`` described."""
        revived = {
            "kind": Kind(kept["kind"]),
            "header_rows": tuple(kept["header_rows"]),
            "columns": tuple(_column(item) for item in kept["columns"]),
            "encodings": tuple(EncodingGuess(**item) for item in kept["encodings"]),
            "sheets": tuple(SheetSummary(**item) for item in kept["sheets"]),
            "notes": tuple(Note(**item) for item in kept["notes"]),
        }
        return cls(**{**kept, **revived})


def _column(item: Mapping[str, Any]) -> ColumnLayout:
    return ColumnLayout(**{**item, "type": ColumnType(item["type"]), "samples": tuple(item["samples"])})


@dataclass(frozen=True)
class Overrides:
    """What a person decided against the guess; None leaves the guess as it is.

    ``header_rows=()`` says that the table has no headings. ``types``, ``date_orders`` and
    ``decimal_marks`` go by column name.
    """

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    sheet: str | None = None
    header_rows: tuple[int, ...] | None = None
    types: Mapping[str, ColumnType] = field(default_factory=dict)
    date_orders: Mapping[str, DateOrder] = field(default_factory=dict)
    decimal_marks: Mapping[str, DecimalMark] = field(default_factory=dict)


class Row(NamedTuple):
    """One row as it stands in the file; ``problem`` says why it cannot be taken as it is.

    Short rows are filled with empty cells; cells beyond the last column are kept, so that a file of
    refused rows shows them.
    """

    number: int
    cells: tuple[str, ...]
    problem: str | None = None


@dataclass(frozen=True)
class Glimpse:
    """What a first look shows: the top rows, rows from further on, and what the file says of itself."""

    top: tuple[Row, ...]
    further: tuple[Row, ...] = ()
    row_count_estimate: int = 0
    column_names: tuple[str, ...] | None = None
    # (row, first column, last column) of cells merged across columns, from 0.
    merged: tuple[tuple[int, int, int], ...] = ()
    is_gzipped: bool = False
    encoding: str | None = None
    encodings: tuple[EncodingGuess, ...] = ()
    delimiter: str | None = None
    quote: str | None = None
    sheet: str | None = None
    sheets: tuple[SheetSummary, ...] = ()
    notes: tuple[Note, ...] = ()
