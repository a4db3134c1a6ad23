"""Writes many derived rows past the models: one statement, run for each row, the same on every database.

For figures that are reckoned and can be reckoned again; what people decide goes through change sets.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models, transaction

from clientela.kernel.bulk import column_of
from clientela.kernel.fields import ScaledField

BATCH = 2_000
Row = Sequence[Any]
PLAIN = (models.IntegerField, models.FloatField, models.CharField, models.ForeignKey)


def upsert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Insert rows, or write their columns where the first one (a unique key) is there already; how many."""
    names = _names(model, columns)
    changes = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    places = ", ".join(["%s"] * len(names))
    listed = ", ".join(names)
    parts = (
        "INSERT INTO",
        _table(model),
        f"({listed}) VALUES ({places}) ON CONFLICT ({names[0]}) DO UPDATE SET",
    )
    readied = _ready(model, columns)
    return _run(" ".join((*parts, changes)), (readied(row) for row in rows))


def update_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write the columns of rows that are there; the first column of each is its key; how many."""
    key, *names = _names(model, columns)
    changes = ", ".join(f"{name} = %s" for name in names)
    readied = _ready(model, columns)
    statement = " ".join(("UPDATE", _table(model), "SET", changes, "WHERE", key, "= %s"))
    return _run(statement, ((row := readied(each))[1:] + row[:1] for each in rows))


def _run(statement: str, rows: Iterable[tuple[Any, ...]]) -> int:
    """Run the statement for each row, a batch a transaction, so that nobody waits long for the database."""
    count = 0
    batch: list[tuple[Any, ...]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            count += _run_batch(statement, batch)
            batch = []
    return count + (_run_batch(statement, batch) if batch else 0)


def _run_batch(statement: str, batch: Sequence[tuple[Any, ...]]) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(statement, batch)
    return len(batch)


def _ready(model: type[models.Model], columns: Sequence[str]) -> Callable[[Row], tuple[Any, ...]]:
    """Turns a row of Python values into one the database takes; plain columns are left as they are."""
    fields: list[Any] = [model._meta.get_field(name) for name in columns]
    special = [(place, field) for place, field in enumerate(fields) if not _is_plain(field)]

    def readied(row: Row) -> tuple[Any, ...]:
        values = list(row)
        for place, field in special:
            values[place] = field.get_db_prep_save(values[place], connection)
        return tuple(values)

    return readied


def _is_plain(field: Any) -> bool:
    return isinstance(field, PLAIN) and not isinstance(field, ScaledField)


def _names(model: type[models.Model], columns: Sequence[str]) -> list[str]:
    return [_quoted(column_of(model, name)) for name in columns]


def _table(model: type[models.Model]) -> str:
    return _quoted(model._meta.db_table)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
