"""Inserts many rows past the models, whose objects take most of the time of an import."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of plain values (integers, text, None; JSON as text) in the order of the named columns."""
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    names = ", ".join(quote(column_of(model, column)) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            holes = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({holes})", list(rows))  # noqa: S608 (names of ours)


def column_of(model: type[models.Model], name: str) -> str:
    """The database's name of a field."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return str(field.column)
