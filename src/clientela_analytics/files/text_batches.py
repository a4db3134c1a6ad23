"""Reads text tables into Arrow batches: Arrow's own reader while the file is regular, else row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from clientela_analytics.files import text_tables
from clientela_analytics.files.byte_streams import Transcoded, unpacked
from clientela_analytics.files.encodings import codec_of
from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.layout import FileLayout, Source
from clientela_analytics.files.row_batches import BatchPlan, batches_of, numbered

_BLOCK_BYTES = 4 << 20
_LOST = "\N{REPLACEMENT CHARACTER}"


def batches(source: Source, plan: BatchPlan) -> Iterator[pa.RecordBatch]:
    """The table as batches of text columns.

    Arrow's reader stops at the first row of another width; from that row on the careful reader goes
    on, so that nothing is lost and nothing is given twice.
    """
    given = 0
    try:
        for batch in _fast_batches(source, plan):
            given += batch.num_rows
            yield batch
    except _Irregular:
        first_row = plan.layout.first_row + given
        rest = (row for row in text_tables.rows(source, plan.layout, plan.limits) if row.number >= first_row)
        yield from batches_of(rest, plan, rows_before=given)


class _Irregular(Exception):
    """The file is not as regular as Arrow's reader wants it."""


def _fast_batches(source: Source, plan: BatchPlan) -> Iterator[pa.RecordBatch]:
    with unpacked(source, plan.limits) as content:
        given = 0
        for batch in _arrow_batches(_as_utf8(content, plan.layout), plan):
            _check(batch, plan, given)
            for piece in _pieces(batch, plan.batch_rows):
                first = plan.layout.first_row + given
                numbers = pa.array(np.arange(first, first + piece.num_rows))
                given += piece.num_rows
                yield numbered(piece.columns, plan, numbers)


def _as_utf8(content: io.BufferedReader, layout: FileLayout) -> io.RawIOBase | io.BufferedReader:
    codec = codec_of(layout.encoding or "utf-8")
    has_lost = any(note.code == "files.characters_lost" for note in layout.notes)
    if layout.encoding in (None, "utf-8", "ascii") and not has_lost:
        return content
    return Transcoded(content, codec)


def _arrow_batches(stream: io.IOBase, plan: BatchPlan) -> Iterator[pa.RecordBatch]:
    try:
        reader = _open(stream, plan)
        while True:
            yield reader.read_next_batch()
    except StopIteration:
        return
    except pa.ArrowInvalid as error:
        if "empty CSV file" in str(error).lower():
            return
        raise _Irregular from None


def _open(stream: io.IOBase, plan: BatchPlan) -> arrow_csv.CSVStreamingReader:
    layout = plan.layout
    names = [f"column {place}" for place in range(len(layout.columns))]
    return arrow_csv.open_csv(
        stream,
        read_options=arrow_csv.ReadOptions(
            column_names=names, skip_rows=layout.first_row - 1, block_size=_BLOCK_BYTES
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=layout.delimiter,
            quote_char=layout.quote or False,
            newlines_in_values=True,
            ignore_empty_lines=False,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            include_columns=[names[place] for place in plan.positions],
            strings_can_be_null=False,
        ),
    )


def _check(batch: pa.RecordBatch, plan: BatchPlan, given: int) -> None:
    """Hold the batch against the limits; rows with lost characters are left to the careful reader."""
    if given + batch.num_rows > plan.limits.max_rows:
        raise FileRefused("files.too_many_rows", limit=plan.limits.max_rows)
    for column in batch.columns:
        longest = pc.max(pc.binary_length(column)).as_py() or 0
        if longest > plan.limits.max_cell_length:
            raise _Irregular
        if plan.on_problem and pc.any(pc.match_substring(column, _LOST)).as_py():
            raise _Irregular


def _pieces(batch: pa.RecordBatch, most: int) -> Iterator[pa.RecordBatch]:
    for start in range(0, batch.num_rows, most):
        yield batch.slice(start, most)
