"""What becomes of each row, and the flags that say why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
FLAGS = pa.schema(
    [("position", pa.int64()), ("field", pa.string()), ("code", pa.string()), ("text", pa.string())]
)


class Verdict(IntEnum):
    """What becomes of a row."""

    NEW = 0
    UPDATE = 1
    SAME = 2
    DOUBT = 3
    ERROR = 4


WRITTEN = (Verdict.NEW, Verdict.UPDATE)


@dataclass
class Examination:
    """A checked sheet: typed rows, a verdict for each, flags, and which rows belong together.

    `table` has a column `row` (the number in the file) and one column for each matched field.
    `extra` counts by-products, such as customers who are added with their orders.
    """

    table: pa.Table
    verdicts: NDArray[np.int8]
    groups: NDArray[np.int64]
    flags: list[pa.Table] = field(default_factory=list)
    extra: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, table: pa.Table) -> "Examination":
        """All rows new, each on its own."""
        count = table.num_rows
        return cls(table, np.zeros(count, np.int8), np.arange(count, dtype=np.int64))

    @property
    def errors(self) -> Mask:
        """Which rows are left out."""
        mask: Mask = self.verdicts == Verdict.ERROR
        return mask

    def flag(self, where: Mask, column: str, code: str, texts: pa.Array | None = None) -> None:
        """Mark cells of a field; `texts` gives for each row of the sheet what to show."""
        positions = np.flatnonzero(where)
        if len(positions):
            shown = (
                pa.nulls(len(positions), pa.string()) if texts is None else texts.take(pa.array(positions))
            )
            self.flags.append(_flag_table(positions, column, code, shown))

    def refuse(self, where: Mask, column: str, code: str, texts: pa.Array | None = None) -> None:
        """Leave rows out, and say why at the field."""
        self.flag(where, column, code, texts)
        self.verdicts[where] = Verdict.ERROR

    def all_flags(self) -> pa.Table:
        """Every flag in the order it was raised."""
        return pa.concat_tables([FLAGS.empty_table(), *self.flags])

    def texts(self, column: str) -> pa.Array | None:
        """A field's values as one array, None where no column is matched to it."""
        return self.table.column(column).combine_chunks() if column in self.table.column_names else None

    def put(self, column: str, values: pa.Array) -> None:
        """Add or replace a field's values."""
        if column in self.table.column_names:
            place = self.table.column_names.index(column)
            self.table = self.table.set_column(place, column, values)
        else:
            self.table = self.table.append_column(column, values)


def units_by_verdict(examination: Examination) -> dict[str, int]:
    """How many orders, customers … of each verdict; rows of one group count once, by their worst verdict."""
    _, numbers = np.unique(examination.groups, return_inverse=True)
    worst = np.full(numbers.max(initial=-1) + 1, -1, np.int8)
    np.maximum.at(worst, numbers, examination.verdicts)
    return _count(worst)


def rows_by_verdict(verdicts: NDArray[np.int8]) -> dict[str, int]:
    """How many rows of each verdict."""
    return _count(verdicts)


def changed_fields(flags: pa.Table) -> int:
    """How many values would be replaced or filled in."""
    return int(pc.sum(pc.is_in(flags["code"], pa.array(["was", "was_empty"]))).as_py() or 0)


def _count(verdicts: NDArray[np.int8]) -> dict[str, int]:
    return {verdict.name.lower(): int(np.count_nonzero(verdicts == verdict)) for verdict in Verdict}


def _flag_table(positions: NDArray[np.int64], column: str, code: str, texts: pa.Array) -> pa.Table:
    return pa.table(
        {
            "position": pa.array(positions, pa.int64()),
            "field": _repeated(column, len(positions)),
            "code": _repeated(code, len(positions)),
            "text": texts.cast(pa.string()),
        },
        schema=FLAGS,
    )


def _repeated(word: str, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(word), count)


@dataclass(frozen=True)
class Group:
    """Rows refused for one reason, with the texts that stood there most often."""

    field: str
    code: str
    rows: int
    texts: tuple[tuple[str, int], ...]


def group_flags(flags: pa.Table, codes: Iterable[str], texts_shown: int = 12) -> list[Group]:
    """Flags of the given codes, grouped by code and field, the most frequent first."""
    wanted = flags.filter(pc.is_in(flags["code"], pa.array(list(codes), pa.string())))
    counted = wanted.group_by(["field", "code", "text"]).aggregate([("position", "count")]).to_pylist()
    found: dict[tuple[str, str], dict[str | None, int]] = {}
    for line in counted:
        found.setdefault((line["field"], line["code"]), {})[line["text"]] = line["position_count"]
    groups = [_group(*key, texts, texts_shown) for key, texts in found.items()]
    return sorted(groups, key=lambda group: -group.rows)


def _group(column: str, code: str, texts: dict[str | None, int], shown: int) -> Group:
    frequent = sorted(((text, count) for text, count in texts.items() if text), key=lambda pair: -pair[1])
    return Group(column, code, sum(texts.values()), tuple(frequent[:shown]))
