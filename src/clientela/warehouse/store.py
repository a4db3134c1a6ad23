"""The copy of the facts on disk: Parquet parts that are only added, and one pointer that says which count."""

import fcntl
import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa
from pyarrow import parquet

from clientela.warehouse.facts import SCHEMA

POINTER = "current.json"
LOCK = "writing.lock"
MOST_PARTS = 12
MOST_TOUCHED_SHARE = 0.2
FEW_TOUCHED = 10_000
KEEP_OLD_SECONDS = 3_600
LINES = SCHEMA.append(pa.field("part", pa.int32()))
TOUCHED = pa.schema([("order_id", pa.int64()), ("part", pa.int32())])
FACTS = """
CREATE VIEW facts AS
WITH latest AS (SELECT order_id, max(part) AS part FROM touched GROUP BY order_id)
SELECT lines.* EXCLUDE (part) FROM lines LEFT JOIN latest USING (order_id)
WHERE latest.part IS NULL OR latest.part <= lines.part
"""
SALES = """
CREATE VIEW sales AS
FROM facts WHERE kind = 'sale' AND quantity_e3 > 0 AND price_e4 > 0 AND amount_minor > 0
"""
COMPACTED = "SELECT *, $number::INTEGER AS part FROM facts ORDER BY customer_id, ordered_on, order_id"


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
    def files(self) -> list[str]:
        """The names of all files that count."""
        return [name for part in self.parts for name in (part.lines, part.touched) if name]

    @property
    def wants_compaction(self) -> bool:
        """Whether reading would gain from one part instead of many."""
        lines = sum(part.line_count for part in self.parts)
        touched = sum(part.touched_count for part in self.parts)
        return len(self.parts) > MOST_PARTS or touched > max(FEW_TOUCHED, MOST_TOUCHED_SHARE * lines)


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
        with self.connected(base) as connection:
            lines = connection.sql(COMPACTED, params={"number": number})
            lines.write_parquet(str(self.folder / name), compression="zstd")
            count = connection.read_parquet(str(self.folder / name)).shape[0]
        self.retire(base)
        return self._point(replace(base, parts=(Part(number, name, count),)))

    def is_whole(self, pointer: Pointer) -> bool:
        """Whether every file that a pointer names is there."""
        return all((self.folder / name).exists() for name in pointer.files)

    def retire(self, base: Pointer) -> None:
        """Begin the time after which the files of a pointer may go, if no other names them."""
        for name in base.files:
            with suppress(FileNotFoundError):
                os.utime(self.folder / name)

    @contextmanager
    def connected(self, pointer: Pointer | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection with the lines that count as the view `facts`, and those that are sales as `sales`."""
        found = pointer or self.pointer()
        connection = duckdb.connect()
        try:
            self._view(connection, "lines", [part.lines for part in found.parts], LINES)
            self._view(connection, "touched", [part.touched for part in found.parts if part.touched], TOUCHED)
            connection.execute(FACTS)
            connection.execute(SALES)
            yield connection
        finally:
            connection.close()

    def _view(
        self, connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[str], schema: pa.Schema
    ) -> None:
        if files:
            connection.read_parquet([str(self.folder / file) for file in files]).create_view(name)
        else:
            connection.register(name, schema.empty_table())

    def _name(self, kind: str, number: int) -> str:
        return f"{kind}-{number:06d}-{uuid4().hex[:8]}.parquet"

    def _write_lines(self, number: int, batches: Iterable[pa.RecordBatch]) -> tuple[str, int]:
        name = self._name("lines", number)
        count = 0
        with parquet.ParquetWriter(self.folder / name, LINES, compression="zstd") as writer:
            for batch in batches:
                part = pa.repeat(pa.scalar(number, pa.int32()), len(batch))
                writer.write_batch(pa.RecordBatch.from_arrays([*batch.columns, part], schema=LINES))
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
        named = set(pointer.files)
        oldest = time.time() - KEEP_OLD_SECONDS
        for path in self.folder.glob("*.parquet"):
            if path.name not in named and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
