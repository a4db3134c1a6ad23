"""The places order lines come from: Arrow tables, data frames, Parquet and every file the sniffer knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import pyarrow as pa

from clientela_analytics.engine import CsvDialect, Engine
from clientela_analytics.errors import InputError
from clientela_analytics.notes import Note


@runtime_checkable
class ArrowExporting(Protocol):
    """A data frame of pandas, polars or any library that hands its columns over as Arrow."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The Arrow PyCapsule stream of the frame."""


LineSource = str | PathLike[str] | pa.Table | pa.RecordBatchReader | ArrowExporting


@dataclass(frozen=True)
class LoadedSource:
    """A source inside the engine; row 1 of it is row `rows_above` + 1 of the file."""

    number: int
    name: str
    label: str
    rows_above: int = 0


def load_source(engine: Engine, number: int, source: LineSource, notes: list[Note]) -> LoadedSource:
    """Bring one source into the engine; raises InputError where it cannot be read."""
    name = f"source_{number}"
    if isinstance(source, str | PathLike):
        return _load_file(engine, number, name, Path(source), notes)
    rows = source if isinstance(source, pa.Table | pa.RecordBatchReader) else pa.table(source)
    engine.load_arrow(name, rows)
    return LoadedSource(number, name, f"table {number}")


def _load_file(engine: Engine, number: int, name: str, path: Path, notes: list[Note]) -> LoadedSource:
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    if path.suffix.lower() == ".parquet":
        engine.load_parquet(name, path)
        return LoadedSource(number, name, path.name)
    import csv, gzip
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig") as f:
        header = next(csv.reader(f))
    engine.load_csv(name, path, CsvDialect(tuple(header)))
    return LoadedSource(number, name, path.name, 1)
