"""The least that any reading of the files costs: every line read and one sum made of it."""

import sys

import duckdb


def main(paths: list[str]) -> None:
    """Sum quantity times price over all files, read as they are."""
    read = "read_parquet" if paths[0].endswith(".parquet") else "read_csv"
    files = ", ".join(f"'{path}'" for path in paths)
    columns = ("Quantity", "UnitPrice") if "year_" in paths[0] else ("quantity", "unit_price")
    with duckdb.connect() as connection:
        print(
            connection.execute(
                f"SELECT count(*), sum({columns[0]} * {columns[1]}) FROM {read}([{files}])"
            ).fetchone()
        )


if __name__ == "__main__":
    main(sys.argv[1:])
