"""Keeps the database's statistics fresh, without which its planner takes the wrong index."""

from django.db import connection

ALL_TABLES = "PRAGMA optimize=0x10002"


def refresh_statistics() -> None:
    """Have the database look at its tables again; SQLite looks only at those that changed much."""
    with connection.cursor() as cursor:
        cursor.execute(ALL_TABLES if connection.vendor == "sqlite" else "ANALYZE")
