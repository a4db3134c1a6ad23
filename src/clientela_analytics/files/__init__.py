"""Tables in the files companies have: what a file is, how it is laid out, its rows and its values.

Three steps: ``sniff`` finds the layout, a person may correct it by ``Overrides``, and ``read_rows`` or
``read_batches`` give the cells as text, which ``parse_date`` and its like turn into values.

>>> layout = sniff("orders.csv", overrides=Overrides(encoding="gb18030"))
>>> guesses = guess_fields(layout.columns, ORDER_FIELDS)
>>> day = layout.columns[layout.position(guesses["date"].heading)]
>>> for batch in read_batches("orders.csv", layout, [day.name], on_problem=print):
...     days, is_bad = parse_date_column(batch.column(day.name), day.date_order)

Whatever cannot be read raises FileRefused, whatever says no value raises a ValueRefused; both carry a
stable code. Arrow and the readers and writers of workbooks are loaded when first needed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from clientela_analytics.files.dates_in_text import parse_date, parse_datetime, parse_excel_serial
from clientela_analytics.files.errors import (
    REFUSALS,
    FileRefused,
    NotABoolean,
    NotADate,
    NotAnInteger,
    NotANumber,
    ValueRefused,
)
from clientela_analytics.files.headings import CUSTOMER_FIELDS, ORDER_FIELDS, FieldGuess, guess_fields
from clientela_analytics.files.layout import (
    UNTRUSTED,
    ColumnLayout,
    ColumnType,
    DateOrder,
    DecimalMark,
    EncodingGuess,
    FileLayout,
    Kind,
    Note,
    Overrides,
    Row,
    SheetSummary,
    Source,
)
from clientela_analytics.files.limits import DEFAULT_LIMITS, Limits
from clientela_analytics.files.numbers_in_text import parse_boolean, parse_decimal, parse_integer
from clientela_analytics.files.reading import read_batches, read_rows, sniff

if TYPE_CHECKING:
    from clientela_analytics.files.arrow_values import (
        parse_date_column,
        parse_datetime_column,
        parse_decimal_column,
    )
    from clientela_analytics.files.writing import guarded, unguarded, write_csv, write_xlsx

_LOADED_LATE = {
    "parse_date_column": "arrow_values",
    "parse_datetime_column": "arrow_values",
    "parse_decimal_column": "arrow_values",
    "guarded": "writing",
    "unguarded": "writing",
    "write_csv": "writing",
    "write_xlsx": "writing",
}


def __getattr__(name: str) -> object:
    """Load what needs Arrow or a workbook writer when it is first asked for."""
    if name not in _LOADED_LATE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LOADED_LATE[name]}"), name)


__all__ = [
    "CUSTOMER_FIELDS",
    "DEFAULT_LIMITS",
    "ORDER_FIELDS",
    "REFUSALS",
    "UNTRUSTED",
    "ColumnLayout",
    "ColumnType",
    "DateOrder",
    "DecimalMark",
    "EncodingGuess",
    "FieldGuess",
    "FileLayout",
    "FileRefused",
    "Kind",
    "Limits",
    "NotABoolean",
    "NotADate",
    "NotANumber",
    "NotAnInteger",
    "Note",
    "Overrides",
    "Row",
    "SheetSummary",
    "Source",
    "ValueRefused",
    "guarded",
    "guess_fields",
    "parse_boolean",
    "parse_date",
    "parse_date_column",
    "parse_datetime",
    "parse_datetime_column",
    "parse_decimal",
    "parse_decimal_column",
    "parse_excel_serial",
    "parse_integer",
    "read_batches",
    "read_rows",
    "sniff",
    "unguarded",
    "write_csv",
    "write_xlsx",
]
