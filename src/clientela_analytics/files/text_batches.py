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
    next_row = plan.layout.first_row
    try:
        for batch, following in _fast_batches(source, plan):
            given += batch.num_rows
            _check_count(given, plan)
            yield batch
            next_row = following
    except _Irregular:
        rows = text_tables.rows(source, plan.layout, plan.limits)
        rest = (row for row in rows if row.number >= next_row)
        yield from batches_of(rest, plan, rows_before=given)


class _Irregular(Exception):
    """The file is not as regular as Arrow's reader wants it."""


def _check_count(given: int, plan: BatchPlan) -> None:
    if given > plan.limits.max_rows:
        raise FileRefused("files.too_many_rows", limit=plan.limits.max_rows)


def _fast_batches(source: Source, plan: BatchPlan) -> Iterator[tuple[pa.RecordBatch, int]]:
    """Batches, each with the number of the row that follows the part of the file it comes from."""
    with unpacked(source, plan.limits) as content:
        number = plan.layout.first_row
        for batch, is_last in _with_end(_arrow_batches(_as_utf8(content, plan.layout), plan)):
            _check(batch, plan, is_last=is_last)
            numbers = pa.array(np.arange(number, number + batch.num_rows))
            number += batch.num_rows
            for piece in _wanted(batch, numbers, plan):
                yield piece, number


def _with_end(batches: Iterator[pa.RecordBatch]) -> Iterator[tuple[pa.RecordBatch, bool]]:
    held = None
    for batch in batches:
        if held is not None:
            yield held, False
        held = batch
    if held is not None:
        yield held, True


def _wanted(batch: pa.RecordBatch, numbers: pa.Array, plan: BatchPlan) -> Iterator[pa.RecordBatch]:
    """The wanted columns of the rows that are not empty, in pieces of the wanted size."""
    is_filled = _filled(batch)
    arrays = [batch.column(place) for place in plan.positions]
    whole = numbered(arrays, plan, numbers)
    kept = whole if is_filled is None else whole.filter(is_filled)
    for start in range(0, kept.num_rows, plan.batch_rows):
        yield kept.slice(start, plan.batch_rows)


def _filled(batch: pa.RecordBatch) -> pa.Array | None:
    """Which rows hold anything, or None where all do."""
    is_empty = pc.equal(batch.column(0), "")
    for column in batch.columns[1:]:
        if not pc.any(is_empty).as_py():
            return None
        is_empty = pc.and_(is_empty, pc.equal(column, ""))
    return pc.invert(is_empty) if pc.any(is_empty).as_py() else None


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
            strings_can_be_null=False,
        ),
    )


def _check(batch: pa.RecordBatch, plan: BatchPlan, *, is_last: bool) -> None:
    """Leave to the careful reader what is too long, has lost characters, or may be an unclosed quotation."""
    for column in batch.columns:
        longest = pc.max(pc.binary_length(column)).as_py() or 0
        if longest > plan.limits.max_cell_length:
            raise _Irregular
        if plan.on_problem and pc.any(pc.match_substring(column, _LOST)).as_py():
            raise _Irregular
    if is_last and "\n" in batch.columns[-1][-1].as_py():
        raise _Irregular
