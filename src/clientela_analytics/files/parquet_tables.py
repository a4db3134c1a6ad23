"""Reads Parquet files, giving every value as the text a spreadsheet would show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from clientela_analytics.files.byte_streams import opened
from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.layout import FileLayout, Glimpse, Overrides, Row, Source
from clientela_analytics.files.limits import Limits
from clientela_analytics.files.row_batches import BatchPlan, numbered

_TOP_ROWS = 1000


def glimpse(source: Source, overrides: Overrides, limits: Limits) -> Glimpse:
    """A first look at the columns and the first and last row groups."""
    with _parquet(source) as file:
        _check_size(file.metadata, limits)
        groups = {0, file.metadata.num_row_groups // 2, max(file.metadata.num_row_groups - 1, 0)}
        batches = [_first_batch(file, group) for group in sorted(groups) if file.metadata.num_rows]
        texts = [
            row for batch in batches for row in zip(*(c.to_pylist() for c in batch.columns), strict=True)
        ]
        return Glimpse(
            top=tuple(Row(number, cells) for number, cells in enumerate(texts, start=1)),
            column_names=tuple(file.schema_arrow.names),
            row_count_estimate=file.metadata.num_rows,
        )


def rows(source: Source, layout: FileLayout, limits: Limits) -> Iterator[Row]:
    """The rows as text, numbered from 1."""
    plan = BatchPlan(layout, layout.column_names, _TOP_ROWS, limits)
    number = 0
    for batch in batches(source, plan):
        for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            number += 1
            yield Row(number, cells)


def batches(source: Source, plan: BatchPlan) -> Iterator[pa.RecordBatch]:
    """The wanted columns as batches of text."""
    with _parquet(source) as file:
        _check_size(file.metadata, plan.limits)
        names = [file.schema_arrow.names[place] for place in plan.positions]
        given = 0
        for batch in file.iter_batches(batch_size=plan.batch_rows, columns=names):
            numbers = pa.array(np.arange(given + 1, given + batch.num_rows + 1))
            given += batch.num_rows
            yield numbered([as_text(batch.column(name)) for name in names], plan, numbers)


@contextmanager
def _parquet(source: Source) -> Iterator[pq.ParquetFile]:
    """The open file; what Arrow cannot read is refused as damaged."""
    with opened(source) as stream:
        try:
            yield pq.ParquetFile(stream)
        except (pa.ArrowException, OSError, KeyError, ValueError):
            raise FileRefused("files.damaged") from None


def _check_size(metadata: pq.FileMetaData, limits: Limits) -> None:
    if metadata.num_rows > limits.max_rows:
        raise FileRefused("files.too_many_rows", limit=limits.max_rows)
    unpacked_bytes = sum(metadata.row_group(n).total_byte_size for n in range(metadata.num_row_groups))
    if unpacked_bytes > limits.max_text_bytes:
        raise FileRefused("files.too_large", limit=limits.max_text_bytes)


def _first_batch(file: pq.ParquetFile, group: int) -> pa.RecordBatch:
    batch = next(file.iter_batches(batch_size=_TOP_ROWS, row_groups=[group]))
    return pa.RecordBatch.from_arrays([as_text(column) for column in batch.columns], names=batch.schema.names)


def as_text(column: pa.Array) -> pa.Array:
    """The values as text: "" for null, 17850 for 17850.0, ISO for days and moments."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_timestamp(column.type):
        column = _whole_seconds(column)
    if pa.types.is_nested(column.type):
        return pa.array(["" if value is None else str(value) for value in column.to_pylist()], pa.string())
    text = pc.cast(column, pa.string())
    text.validate(full=True)
    if pa.types.is_floating(column.type):
        text = pc.replace_substring_regex(text, r"\.0$", "")
    return pc.fill_null(text, "")


def _whole_seconds(column: pa.Array) -> pa.Array:
    whole = pc.floor_temporal(column, unit="second")
    if pc.all(pc.equal(whole, column)).as_py() is False:
        return column
    return pc.cast(column, pa.timestamp("s", tz=column.type.tz))
