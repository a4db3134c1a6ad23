"""The copy of the facts on disk: Parquet parts that are only added, and one pointer that says which count."""

import fcntl
import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa
from pyarrow import parquet

from clientela.warehouse.facts import COLUMNS, SCHEMA, TOUCHED

POINTER = "current.json"
LOCK = "writing.lock"
MOST_PARTS = 12
MOST_TOUCHED_SHARE = 0.2
KEEP_OLD_SECONDS = 3_600


@dataclass(frozen=True)
class Part:
    """One file of lines; `touched` names the file of orders whose lines in earlier parts count no longer."""

    number: int
    lines: str
    line_count: int
    touched: str = ""
    touched_count: int = 0


@dataclass(frozen=True)
class Pointer:
    """What counts now: the parts, up to which revision of which company they go, and their generation."""

    company: str = ""
    revision: int = 0
    generation: int = 0
    parts: tuple[Part, ...] = field(default=())

    @property
    def mark(self) -> str:
        """A text that changes whenever the facts do."""
        return f"{self.company}:{self.revision}"

    @property
    def wants_compaction(self) -> bool:
        """Whether reading would gain from one part instead of many."""
        lines = sum(part.line_count for part in self.parts)
        touched = sum(part.touched_count for part in self.parts)
        return len(self.parts) > MOST_PARTS or touched > MOST_TOUCHED_SHARE * max(lines, 1)


class FactStore:
    """The folder of one company's facts; many readers, one writer at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def pointer(self) -> Pointer:
        """What counts now; an empty one where nothing was copied yet."""
        try:
            kept = json.loads((self.folder / POINTER).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Pointer()
        return Pointer(**{**kept, "parts": tuple(Part(**part) for part in kept["parts"])})

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other writers waiting, in this process and in others."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def add(
        self, base: Pointer, batches: Iterable[pa.RecordBatch], touched: Sequence[int], revision: int
    ) -> Pointer:
        """Write one more part and make it count."""
        number = base.parts[-1].number + 1 if base.parts else 1
        lines, line_count = self._write_lines(number, batches)
        part = Part(number, lines, line_count, self._write_touched(number, touched), len(touched))
        return self._point(replace(base, revision=revision, parts=(*base.parts, part)))

    def compact(self, base: Pointer) -> Pointer:
        """Write all lines that count into one part and make it the only one."""
        number = base.parts[-1].number + 1
        name = self._name("lines", number)
        columns = ", ".join(COLUMNS)
        with self.connected(base) as connection:
            connection.execute(
                f"COPY (SELECT {columns}, {number}::INTEGER AS part FROM facts ORDER BY customer_id, ordered_on) "
                f"TO '{self._text(name)}' (FORMAT parquet)"
            )
            count = connection.execute("SELECT count(*) FROM facts").fetchone()
        self.retire(base)
        return self._point(replace(base, parts=(Part(number, name, count[0] if count else 0),)))

    def retire(self, base: Pointer) -> None:
        """Begin the time after which the files of a pointer may go, if no other names them."""
        for part in base.parts:
            for name in filter(None, (part.lines, part.touched)):
                os.utime(self.folder / name)

    @contextmanager
    def connected(self, pointer: Pointer | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection in which the lines that count are the view `facts`."""
        connection = duckdb.connect()
        try:
            connection.execute(f"CREATE VIEW facts AS {self._counting(pointer or self.pointer())}")
            yield connection
        finally:
            connection.close()

    def _counting(self, pointer: Pointer) -> str:
        columns = ", ".join(f"l.{column}" for column in COLUMNS)
        if not pointer.parts:
            return f"SELECT {', '.join(f'NULL::{_sql_type(f)} AS {f.name}' for f in SCHEMA)} WHERE false"
        lines = self._files(part.lines for part in pointer.parts)
        touched = [part.touched for part in pointer.parts if part.touched]
        if not touched:
            return f"SELECT {columns} FROM read_parquet({lines}) AS l"
        latest = f"SELECT order_id, max(part) AS part FROM read_parquet({self._files(touched)}) GROUP BY order_id"
        return (
            f"SELECT {columns} FROM read_parquet({lines}) AS l LEFT JOIN ({latest}) AS t USING (order_id) "
            "WHERE t.part IS NULL OR t.part <= l.part"
        )

    def _files(self, names: Iterable[str]) -> str:
        return "[" + ", ".join(f"'{self._text(name)}'" for name in names) + "]"

    def _text(self, name: str) -> str:
        return str(self.folder / name).replace("'", "''")

    def _name(self, kind: str, number: int) -> str:
        return f"{kind}-{number:06d}-{uuid4().hex[:8]}.parquet"

    def _write_lines(self, number: int, batches: Iterable[pa.RecordBatch]) -> tuple[str, int]:
        name = self._name("lines", number)
        schema = SCHEMA.append(pa.field("part", pa.int32()))
        count = 0
        with parquet.ParquetWriter(self.folder / name, schema, compression="zstd") as writer:
            for batch in batches:
                part = pa.repeat(pa.scalar(number, pa.int32()), len(batch))
                writer.write_batch(pa.RecordBatch.from_arrays([*batch.columns, part], schema=schema))
                count += len(batch)
        return name, count

    def _write_touched(self, number: int, order_ids: Sequence[int]) -> str:
        if not order_ids:
            return ""
        name = self._name("touched", number)
        part = pa.repeat(pa.scalar(number, pa.int32()), len(order_ids))
        rows = pa.table([pa.array(order_ids, pa.int64()), part], schema=TOUCHED)
        parquet.write_table(rows, self.folder / name, compression="zstd")
        return name

    def _point(self, pointer: Pointer) -> Pointer:
        turned = replace(pointer, generation=pointer.generation + 1)
        arriving = self.folder / f"{POINTER}.{uuid4().hex[:8]}"
        arriving.write_text(json.dumps(asdict(turned)), encoding="utf-8")
        os.replace(arriving, self.folder / POINTER)
        self._forget_unused(turned)
        return turned

    def _forget_unused(self, pointer: Pointer) -> None:
        """Delete what no pointer names any more, long after the last reader can have opened it."""
        named = {name for part in pointer.parts for name in (part.lines, part.touched)}
        oldest = time.time() - KEEP_OLD_SECONDS
        for path in self.folder.glob("*.parquet"):
            if path.name not in named and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def _sql_type(column: pa.Field) -> str:
    names = {pa.int64(): "BIGINT", pa.date32(): "DATE", pa.bool_(): "BOOLEAN", pa.string(): "VARCHAR"}
    return names[column.type]
