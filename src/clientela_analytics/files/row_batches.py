"""Gathers rows into Arrow batches of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa

from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.layout import UNTRUSTED, FileLayout, Row, Source
from clientela_analytics.files.limits import Limits
from clientela_analytics.files.reading import read_rows


@dataclass(frozen=True)
class BatchPlan:
    """Which columns go into the batches, how many rows, and who is told of rows set aside."""

    layout: FileLayout
    columns: tuple[str, ...]
    batch_rows: int
    limits: Limits
    row_number_column: str | None = None
    on_problem: Callable[[Row], None] | None = None

    @property
    def positions(self) -> tuple[int, ...]:
        """The places of the wanted columns in the file."""
        return tuple(self.layout.position(name) for name in self.columns)

    def report(self, row: Row) -> None:
        """Tell of a row that is set aside."""
        if self.on_problem is not None:
            self.on_problem(row)


def batches(source: Source, plan: BatchPlan) -> Iterator[pa.RecordBatch]:
    """The table as batches, for the kinds whose reader knows rows only."""
    return batches_of(read_rows(source, plan.layout, limits=plan.limits), plan)


def batches_of(rows: Iterator[Row], plan: BatchPlan, *, rows_before: int = 0) -> Iterator[pa.RecordBatch]:
    """The rows as batches; rows whose cells cannot be trusted are reported and left out."""
    kept = _counted(_kept(rows, plan), plan.limits.max_rows - rows_before, plan.limits.max_rows)
    while chunk := list(islice(kept, plan.batch_rows)):
        yield batch_of_rows(chunk, plan)


def _kept(rows: Iterator[Row], plan: BatchPlan) -> Iterator[Row]:
    for row in rows:
        if row.problem:
            plan.report(row)
        if row.problem not in UNTRUSTED:
            yield row


def _counted(rows: Iterator[Row], most: int, limit: int) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        if number > most:
            raise FileRefused("files.too_many_rows", limit=limit)
        yield row


def batch_of_rows(rows: Sequence[Row], plan: BatchPlan) -> pa.RecordBatch:
    """One batch of the wanted columns."""
    columns = list(zip(*(row.cells for row in rows), strict=False))
    arrays = [pa.array(columns[place], pa.string()) for place in plan.positions]
    return numbered(arrays, plan, pa.array([row.number for row in rows], pa.int64()))


def numbered(arrays: Sequence[pa.Array], plan: BatchPlan, numbers: pa.Array) -> pa.RecordBatch:
    """The columns under their names, with the row numbers behind them where they are wanted."""
    names = list(plan.columns)
    if plan.row_number_column is None:
        return pa.RecordBatch.from_arrays(list(arrays), names=names)
    return pa.RecordBatch.from_arrays([*arrays, numbers], names=[*names, plan.row_number_column])
