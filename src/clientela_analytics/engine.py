"""The one module that speaks to DuckDB and Ibis: files in, exact groupings out."""

import importlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from clientela_analytics.errors import InputError

if TYPE_CHECKING:
    from ibis.expr.types import IntegerScalar, Table


ROWS_NUMBERED = "*, rowid + 1 AS row_no"


@dataclass(frozen=True)
class CsvDialect:
    """How a delimited UTF-8 file is cut into cells; `skip` rows stand before the first row of cells."""

    names: tuple[str, ...]
    delimiter: str = ","
    quote: str = '"'
    skip: int = 1
    is_gzipped: bool = False


@dataclass(frozen=True)
class Total:
    """The integer sum of a column, over the rows where the flag column `only` holds."""

    column: str
    only: str = ""


@dataclass(frozen=True)
class Count:
    """The number of rows, or of different values of `column`, where the flag column `only` holds."""

    column: str = ""
    only: str = ""


class Engine:
    """An in-process DuckDB whose tables are read by SQL once and measured through Ibis."""

    def __init__(self, threads: int = 0) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("SET enable_progress_bar = false")
        if threads:
            self.connection.execute(f"SET threads = {threads:d}")

    def load_parquet(self, name: str, path: Path) -> None:
        """Register a Parquet file as a view called `name`, with its row number as `row_no`."""
        source = f"read_parquet({quoted(str(path))}, file_row_number = true)"
        renamed = "* EXCLUDE (file_row_number), file_row_number + 1 AS row_no"
        self._try(f"CREATE TEMP VIEW {name} AS SELECT {renamed} FROM {source}", path.name)

    def load_csv(self, name: str, path: Path, dialect: CsvDialect) -> list[int]:
        """Read a delimited UTF-8 file into a table of texts called `name`; the lines that could not be cut up."""
        options = {
            "all_varchar": "true",
            "header": "false",
            "skip": str(dialect.skip),
            "delim": quoted(dialect.delimiter),
            "quote": quoted(dialect.quote),
            "escape": quoted(dialect.quote),
            "null_padding": "true",
            "strict_mode": "true",
            "ignore_errors": "true",
            "store_rejects": "true",
            "rejects_table": quoted(f"{name}_errors"),
            "rejects_scan": quoted(f"{name}_scans"),
            "auto_detect": "false",
            "compression": quoted("gzip" if dialect.is_gzipped else "none"),
            "columns": "{" + ", ".join(f"{quoted(column)}: 'VARCHAR'" for column in dialect.names) + "}",
        }
        arguments = ", ".join(f"{key} = {value}" for key, value in options.items())
        self._try(
            f"CREATE TEMP TABLE {name}_cells AS FROM read_csv({quoted(str(path))}, {arguments})", path.name
        )
        self.show(name, f"SELECT {ROWS_NUMBERED} FROM {name}_cells")
        lines = self.rows(f"SELECT DISTINCT line FROM {name}_errors ORDER BY line")
        return [int(line) for line in lines.column("line").to_pylist()]

    def load_arrow(self, name: str, rows: pa.Table | pa.RecordBatchReader) -> None:
        """Read Arrow rows into a table called `name`, numbered by their column `row_no` where they have one."""
        self.connection.register("arriving_rows", rows)
        self.connection.execute(f"CREATE TEMP TABLE {name}_cells AS FROM arriving_rows")
        self.connection.unregister("arriving_rows")
        numbered = "*" if "row_no" in rows.schema.names else ROWS_NUMBERED
        self.show(name, f"SELECT {numbered} FROM {name}_cells")

    def columns(self, name: str) -> dict[str, str]:
        """The columns of a table with their types, without the row number."""
        rows = self.connection.execute(f"DESCRIBE {name}").fetchall()
        return {column: kind for column, kind, *_ in rows if column != "row_no"}

    def derive(self, name: str, source: str, *steps: Mapping[str, str]) -> None:
        """Make the table `name` out of the rows of `source`.

        Each step adds the columns of its expressions, which see those before; the last leaves only its own.
        """
        statement = source
        for step in steps[:-1]:
            statement = f"(SELECT *, {_select_list(step)} FROM {statement})"
        self.keep(name, f"SELECT {_select_list(steps[-1])} FROM {statement}")

    def show(self, name: str, statement: str) -> None:
        """Make the view `name` of the rows that a statement gives."""
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {statement}")

    def keep(self, name: str, statement: str) -> None:
        """Make the table `name` out of the rows that a statement gives."""
        self._try(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement}", "The file")

    def delete(self, name: str, where: str) -> int:
        """Delete rows from a table and say how many they were."""
        return int(self.value(f"DELETE FROM {name} WHERE {where}"))

    def drop(self, names: Iterable[str]) -> None:
        """Give up what was loaded under these names."""
        for name in names:
            self.connection.execute(f"DROP VIEW {name}")
            self.connection.execute(f"DROP TABLE IF EXISTS {name}_cells")

    def value(self, sql: str) -> Any:
        """The first cell of the first row that a statement gives."""
        row = self.connection.execute(sql).fetchone()
        return row[0] if row else None

    def rows(self, sql: str) -> pa.Table:
        """All rows that a statement gives."""
        return self.connection.execute(sql).to_arrow_table()

    def write_csv(self, statement: str, path: Path) -> None:
        """Write all rows that a statement gives to a CSV file with a header."""
        self.connection.execute(f"COPY ({statement}) TO {quoted(str(path))} (FORMAT csv, HEADER)")

    def relation(self, name: str) -> "Relation":
        """The table `name`, ready to be measured."""
        ibis = _ibis()
        schema = ibis.Schema.from_pyarrow(self.rows(f"FROM {name} LIMIT 0").schema)
        return Relation(self, ibis.table(schema, name=name))

    def close(self) -> None:
        """Give back all memory."""
        self.connection.close()

    def _try(self, sql: str, file_name: str) -> duckdb.DuckDBPyConnection:
        try:
            return self.connection.execute(sql)
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise InputError(f"{file_name} cannot be read: {reason}") from error


@dataclass(frozen=True)
class Relation:
    """Rows that can be narrowed, grouped and fetched; nothing runs before `fetch` or `keep_as`."""

    engine: Engine
    table: "Table"

    def where(self, column: str, comparison: str, value: Any) -> "Relation":
        """Rows whose column compares so with the value; `comparison` is one of = != < <= > >=."""
        return Relation(self.engine, self.table.filter(_COMPARE[comparison](self.table[column], value)))

    def where_known(self, column: str) -> "Relation":
        """Rows whose column holds something."""
        return Relation(self.engine, self.table.filter(self.table[column].notnull()))

    def where_true(self, flag: str) -> "Relation":
        """Rows whose flag column holds."""
        return Relation(self.engine, self.table.filter(self.table[flag]))

    def flagged(self, flag: str, column: str, comparison: str, value: Any) -> "Relation":
        """The same rows with one more flag column: whether `column` compares so with the value."""
        return Relation(
            self.engine, self.table.mutate(**{flag: _COMPARE[comparison](self.table[column], value)})
        )

    def with_month(self, name: str, column: str) -> "Relation":
        """The same rows with one more column: the first day of the month of a date column."""
        return Relation(self.engine, self.table.mutate(**{name: self.table[column].truncate("M")}))

    def group(self, by: Sequence[str], **measures: Total | Count) -> "Relation":
        """One row per different value of the columns `by`, with its measures, in no order."""
        summed = {name: self._measure(measure) for name, measure in measures.items()}
        grouped = self.table.group_by(list(by)).agg(**summed)
        return Relation(self.engine, grouped)

    def ordered(self, by: Sequence[str]) -> "Relation":
        """The same rows in the order of the columns `by`, which should be unique together."""
        return Relation(self.engine, self.table.order_by(list(by)))

    def keep_as(self, name: str) -> "Relation":
        """Compute the rows once and keep them as a table."""
        self.engine.keep(name, self._statement())
        return self.engine.relation(name)

    def fetch(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self.engine.rows(self._statement())

    def _statement(self) -> str:
        return str(_ibis().to_sql(self.table, dialect="duckdb"))

    def _measure(self, measure: Total | Count) -> "IntegerScalar":
        only = self.table[measure.only] if measure.only else None
        if isinstance(measure, Total):
            return (
                self.table[measure.column].sum(where=only).fill_null(0).cast("decimal(38, 0)").cast("int64")
            )
        if measure.column:
            return self.table[measure.column].nunique(where=only)
        return self.table.count(where=only)


_COMPARE = {
    "=": lambda column, value: column == value,
    "!=": lambda column, value: column != value,
    "<": lambda column, value: column < value,
    "<=": lambda column, value: column <= value,
    ">": lambda column, value: column > value,
    ">=": lambda column, value: column >= value,
}


def _select_list(cells: Mapping[str, str]) -> str:
    return ", ".join(f"{expression} AS {column}" for column, expression in cells.items())


def _ibis() -> Any:
    # Late, because reading a file does not need it and it takes half a second.
    return importlib.import_module("ibis")


def quoted(text: str) -> str:
    """A text literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def column_name(text: str) -> str:
    """A column name of SQL."""
    return '"' + text.replace('"', '""') + '"'
