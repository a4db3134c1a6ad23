"""The files of a run: what was uploaded, and its tables as they are worked out; private to the room."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from clientela.imports.models import ImportRun
from clientela.imports.rules.verdicts import FLAGS
from clientela_analytics.files import read_batches
from clientela_analytics.files.layout import UNTRUSTED, FileLayout, Row

ROW = "__row__"
CELLS, SAMPLE, CHECKED, FLAGGED, WORK = "cells", "sample", "checked", "flags", "work"
ASIDE = "set_aside"

BATCH_ROWS = 50_000
SAMPLE_ROWS = 2_000
Told = Callable[[int], None]


def folder_of(run: ImportRun) -> Path:
    """Where a run's files lie; nothing there is served but through a permitted view."""
    return Path(settings.MEDIA_ROOT) / "imports" / run.ref


def original_of(run: ImportRun) -> Path:
    """The uploaded file."""
    return folder_of(run) / f"original{run.suffix}"


def table_of(run: ImportRun, name: str) -> Path:
    """One of the tables worked out from it."""
    return folder_of(run) / f"{name}.parquet"


def forget_tables(run: ImportRun) -> None:
    """Drop what was worked out, as after the layout was corrected."""
    for path in folder_of(run).glob("*.parquet"):
        path.unlink(missing_ok=True)


def forget_files(run: ImportRun) -> None:
    """Drop everything a run keeps on disk."""
    shutil.rmtree(folder_of(run), ignore_errors=True)


def sample_cells(run: ImportRun) -> pa.Table:
    """The first rows of the sheet as text, read once."""
    path = table_of(run, SAMPLE)
    if not path.exists():
        aside: list[Row] = []
        table = pa.Table.from_batches(islice(_batches(run, SAMPLE_ROWS, aside), 1), _schema(run))
        _write(path, _with_set_aside(table, aside[:SAMPLE_ROWS]))
    return pq.read_table(path)


def all_cells(run: ImportRun, told: Told = lambda rows: None) -> pa.Table:
    """Every row of the sheet as text, read once; `told` hears how many rows were read."""
    path = table_of(run, CELLS)
    if not path.exists():
        _write_all(run, path, told)
    return pq.read_table(path)


def unreadable_rows(run: ImportRun) -> dict[int, str]:
    """Rows whose cells cannot be trusted: number to the code of what is wrong."""
    table = kept_table(run, ASIDE)
    return {} if table is None else dict(zip(table[ROW].to_pylist(), table["code"].to_pylist(), strict=True))


def _write_all(run: ImportRun, path: Path, told: Told) -> None:
    aside: list[Row] = []
    batches: list[pa.RecordBatch] = []
    read = 0
    for batch in _batches(run, BATCH_ROWS, aside):
        batches.append(batch)
        read += batch.num_rows
        told(read)
    table = _with_set_aside(pa.Table.from_batches(batches, _schema(run)), aside)
    _write(table_of(run, ASIDE), _aside_table(aside))
    _write(path, table)


def _with_set_aside(table: pa.Table, aside: list[Row]) -> pa.Table:
    """The sheet with untrusted rows in their places, so that what they belong to is left out as well."""
    rows = [row for row in aside if row.problem in UNTRUSTED]
    if not rows:
        return table
    width = table.num_columns - 1
    cells = [(*row.cells[:width], *[""] * (width - len(row.cells)), row.number) for row in rows]
    columns = [
        pa.array(column, field.type)
        for column, field in zip(zip(*cells, strict=True), table.schema, strict=True)
    ]
    return pa.concat_tables([table, pa.table(columns, schema=table.schema)]).sort_by(ROW)


def _aside_table(aside: list[Row]) -> pa.Table:
    rows = [row for row in aside if row.problem in UNTRUSTED]
    found = {ROW: [row.number for row in rows], "code": [row.problem for row in rows]}
    return pa.table(found, pa.schema([(ROW, pa.int64()), ("code", pa.string())]))


def _batches(run: ImportRun, rows: int, aside: list[Row]) -> Iterator[pa.RecordBatch]:
    layout = FileLayout.from_dict(run.layout)
    return read_batches(
        original_of(run), layout, batch_rows=rows, row_number_column=ROW, on_problem=aside.append
    )


def _schema(run: ImportRun) -> pa.Schema:
    names = FileLayout.from_dict(run.layout).column_names
    return pa.schema([*((name, pa.string()) for name in names), (ROW, pa.int64())])


def keep_table(run: ImportRun, name: str, table: pa.Table, group_rows: int = 64 * 1024) -> None:
    """Write one of a run's tables, whole or not at all."""
    _write(table_of(run, name), table, group_rows)


def kept_table(run: ImportRun, name: str) -> pa.Table | None:
    """Read one of a run's tables, None where it is not worked out."""
    path = table_of(run, name)
    return pq.read_table(path) if path.exists() else None


def kept_column(run: ImportRun, name: str, column: str) -> pa.ChunkedArray:
    """One column of a run's table."""
    return pq.read_table(table_of(run, name), columns=[column])[column]


def cells_at(run: ImportRun, positions: Sequence[int]) -> pa.Table:
    """Some rows of the whole sheet, reading only the parts of the file they are in."""
    kept = pq.ParquetFile(table_of(run, CELLS))
    found, first = [kept.schema_arrow.empty_table()], 0
    for group in range(kept.num_row_groups):
        count = kept.metadata.row_group(group).num_rows
        here = [position - first for position in positions if first <= position < first + count]
        if here:
            found.append(kept.read_row_group(group).take(pa.array(here)))
        first += count
    return pa.concat_tables(found)


def kept_flags(run: ImportRun) -> pa.Table:
    """The flags of the whole sheet, none before it was checked."""
    flags = kept_table(run, FLAGGED)
    return FLAGS.empty_table() if flags is None else flags


def _write(path: Path, table: pa.Table, group_rows: int = 64 * 1024) -> None:
    part = path.with_suffix(".part")
    pq.write_table(table, part, compression="zstd", row_group_size=group_rows)
    part.replace(path)


def write_chunks(path: Path, table: pa.Table, starts: Iterable[int]) -> None:
    """Write a table with one row group for each chunk that starts at a position."""
    bounds = [*starts, table.num_rows]
    part = path.with_suffix(".part")
    with pq.ParquetWriter(part, table.schema, compression="zstd") as writer:
        for first, last in pairwise(bounds):
            writer.write_table(table.slice(first, last - first), row_group_size=max(last - first, 1))
    part.replace(path)


def read_chunk(run: ImportRun, index: int) -> pa.Table:
    """The rows of one chunk."""
    return pq.ParquetFile(table_of(run, WORK)).read_row_group(index)
