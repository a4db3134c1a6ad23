"""Finds out how a file is laid out, and reads it by its layout; each kind has its own reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, cast

from clientela_analytics.files.kinds import recognise
from clientela_analytics.files.layout import FileLayout, Glimpse, Kind, Overrides, Row, Source
from clientela_analytics.files.limits import DEFAULT_LIMITS, Limits
from clientela_analytics.files.settling import settle
from clientela_analytics.files.sniffing import laid_out

if TYPE_CHECKING:
    import pyarrow as pa

    from clientela_analytics.files.row_batches import BatchPlan


class TableReader(Protocol):
    """What the module of a kind offers."""

    def glimpse(self, source: Source, overrides: Overrides, limits: Limits) -> Glimpse:
        """A first look at the file."""

    def rows(self, source: Source, layout: FileLayout, limits: Limits) -> Iterator[Row]:
        """Its rows below the header."""


class BatchReader(Protocol):
    """What the module that makes batches of a kind offers."""

    def batches(self, source: Source, plan: BatchPlan) -> Iterator[pa.RecordBatch]:
        """The wanted columns as batches of text."""


# Loaded by name, so that a text file is looked at without loading Arrow or a workbook reader.
_TABLE_READERS = {
    Kind.TEXT: "text_tables",
    Kind.HTML: "html_tables",
    Kind.PARQUET: "parquet_tables",
    Kind.XLSX: "workbooks",
    Kind.XLSB: "workbooks",
    Kind.XLS: "workbooks",
    Kind.ODS: "workbooks",
}
_BATCH_READERS = {Kind.TEXT: "text_batches", Kind.PARQUET: "parquet_tables"}
_ROWS_PER_BATCH = 50_000


def sniff(
    source: Source, *, overrides: Overrides | None = None, limits: Limits = DEFAULT_LIMITS
) -> FileLayout:
    """Find out how a file is laid out; what a person decided goes before what is found.

    Raises FileRefused for what cannot be read as a table.
    """
    overrides = overrides or Overrides()
    kind = recognise(source, limits)
    seen = _table_reader(kind).glimpse(source, overrides, limits)
    draft = laid_out(kind, seen, overrides, limits)
    if not draft.open_columns:
        return draft.layout
    return settle(draft, read_batches(source, draft.layout, draft.open_columns, limits=limits))


def read_rows(source: Source, layout: FileLayout, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Row]:
    """The rows below the header with their numbers in the file and their cells as text.

    Empty rows are passed over. A row that cannot be taken as it is carries its problem.
    """
    return _table_reader(layout.kind).rows(source, layout, limits)


def read_batches(  # noqa: PLR0913  # two say what to read, the rest have a good default
    source: Source,
    layout: FileLayout,
    columns: Sequence[str] | None = None,
    batch_rows: int = _ROWS_PER_BATCH,
    *,
    row_number_column: str | None = None,
    on_problem: Callable[[Row], None] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[pa.RecordBatch]:
    """The wanted columns (all by default) as Arrow batches of text, at most ``batch_rows`` rows each.

    Empty cells are "". ``row_number_column`` names an added column of row numbers. ``on_problem`` is
    told of each row with a problem; rows too long, cut short or wrongly quoted are left out.
    """
    plan_type = cast("type[BatchPlan]", _module("row_batches").BatchPlan)
    names = layout.column_names if columns is None else tuple(columns)
    plan = plan_type(layout, names, batch_rows, limits, row_number_column, on_problem)
    reader = cast(BatchReader, _module(_BATCH_READERS.get(layout.kind, "row_batches")))
    return reader.batches(source, plan)


def _table_reader(kind: Kind) -> TableReader:
    return cast(TableReader, _module(_TABLE_READERS[kind]))


def _module(name: str) -> ModuleType:
    return import_module(f"clientela_analytics.files.{name}")
