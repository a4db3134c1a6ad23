"""The places order lines come from: Arrow tables, data frames, Parquet and every file the sniffer knows."""

from dataclasses import dataclass, replace
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import Any, Protocol, TypeAlias, runtime_checkable

import pyarrow as pa

from clientela_analytics.engine import CsvDialect, Engine
from clientela_analytics.errors import InputError
from clientela_analytics.files import FileLayout, FileRefused, Kind, Row, read_batches, sniff
from clientela_analytics.notes import Note


@runtime_checkable
class ArrowExporting(Protocol):
    """A data frame of pandas, polars or any library that hands its columns over as Arrow."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The Arrow PyCapsule stream of the frame."""


LineSource: TypeAlias = str | PathLike[str] | pa.Table | pa.RecordBatchReader | ArrowExporting


ROW_NUMBER = "row_no"
UTF8 = ("utf-8", "utf-8-sig", "utf_8", "ascii")


@dataclass(frozen=True)
class LoadedSource:
    """A source inside the engine; its row 1 is row `rows_above` + 1 of the file."""

    number: int
    name: str
    label: str
    rows_above: int = 0
    unreadable_rows: tuple[int, ...] = ()


def load_source(engine: Engine, number: int, source: LineSource, notes: list[Note]) -> LoadedSource:
    """Bring one source into the engine; raises InputError where it cannot be read."""
    name = f"source_{number}"
    if isinstance(source, str | PathLike):
        return _load_file(engine, LoadedSource(number, name, Path(source).name), Path(source), notes)
    rows = source if isinstance(source, pa.Table | pa.RecordBatchReader) else pa.table(source)
    engine.load_arrow(name, rows)
    return LoadedSource(number, name, f"table {number}")


def _load_file(engine: Engine, loaded: LoadedSource, path: Path, notes: list[Note]) -> LoadedSource:
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    if path.suffix.lower() == ".parquet":
        engine.load_parquet(loaded.name, path)
        return loaded
    try:
        layout = sniff(path)
        if layout.kind is Kind.PARQUET:
            engine.load_parquet(loaded.name, path)
            return loaded
        return _load_table(engine, loaded, path, layout, notes)
    except FileRefused as refusal:
        raise InputError(f"{path.name}: {refusal.message}") from refusal


def _load_table(
    engine: Engine, loaded: LoadedSource, path: Path, layout: FileLayout, notes: list[Note]
) -> LoadedSource:
    facts = {
        "file": loaded.label,
        "encoding": layout.encoding,
        "delimiter": layout.delimiter,
        "sheet": layout.sheet,
    }
    notes.append(Note(f"read_as_{layout.kind}", {name: value for name, value in facts.items() if value}))
    if layout.kind is Kind.TEXT and layout.encoding in UTF8 and len(layout.delimiter or "") == 1:
        unreadable = engine.load_csv(loaded.name, path, _dialect(layout))
        return replace(loaded, rows_above=layout.first_row - 1, unreadable_rows=tuple(unreadable))
    return replace(loaded, unreadable_rows=tuple(_load_batches(engine, loaded, path, layout)))


def _dialect(layout: FileLayout) -> CsvDialect:
    return CsvDialect(
        layout.column_names,
        layout.delimiter or ",",
        layout.quote or '"',
        layout.first_row - 1,
        layout.is_gzipped,
    )


def _load_batches(engine: Engine, loaded: LoadedSource, path: Path, layout: FileLayout) -> list[int]:
    problems: list[Row] = []
    batches = read_batches(path, layout, row_number_column=ROW_NUMBER, on_problem=problems.append)
    first = next(batches, None)
    if first is None:
        raise InputError(f"{path.name} holds no rows.")
    engine.load_arrow(loaded.name, pa.RecordBatchReader.from_batches(first.schema, chain([first], batches)))
    return [row.number for row in problems]
