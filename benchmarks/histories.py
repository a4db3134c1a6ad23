"""The public order histories of the benchmarks, and a generated one of any length."""

import gzip
import os
import shutil
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("CLIENTELA_DATA", ROOT.parent / "shared" / "data"))
RETAIL = [DATA / "online_retail" / f"year_{years}" for years in ("2009_2010", "2010_2011")]
LINES_PER_CUSTOMER = 100
# Lines that are charges rather than goods, as the published studies leave them out.
CHARGES = (
    "POST", "DOT", "M", "m", "D", "d", "C2", "BANK CHARGES", "AMAZONFEE", "CRUK", "S", "PADS", "ADJUST", "ADJUST2",
    "TEST001", "TEST002", "B", "GIFT",
)  # fmt: skip
CATEGORY_WORDS = 60


def retail_parquet() -> list[Path]:
    """Both years of Online Retail as Parquet."""
    return [path.with_suffix(".parquet") for path in RETAIL]


def retail_csv(folder: Path) -> list[Path]:
    """Both years of Online Retail as plain CSV in a folder."""
    paths = [folder / f"{path.name}.csv" for path in RETAIL]
    with gzip.open(RETAIL[1].with_suffix(".csv.gz"), "rb") as packed, paths[1].open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    source = RETAIL[0].with_suffix(".parquet")
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM '{source}') TO '{paths[0]}' (FORMAT csv, HEADER)")
    return paths


def generated(folder: Path, lines: int) -> Path:
    """Order lines of customers with rhythms of their own over three years, as Parquet."""
    path = folder / f"lines_{lines}.parquet"
    customers = lines // LINES_PER_CUSTOMER
    statement = f"""
        COPY (
            SELECT 'K' || lpad((i % {customers})::VARCHAR, 7, '0') AS customer_id,
                   (i % {customers})::VARCHAR || '-' || ((i // {customers}) // 5)::VARCHAR AS order_id,
                   DATE '2023-01-01' + ((hash(i % {customers}) % 400
                       + ((i // {customers}) // 5) * (5 + hash(i % {customers}) % 30))::INTEGER) AS ordered_on,
                   'P' || (hash(i * 7) % 5000)::VARCHAR AS product_id,
                   1 + (hash(i) % 20)::INTEGER AS quantity,
                   ((100 + hash(i * 3) % 9900) / 100.0)::DOUBLE AS unit_price
            FROM range({lines}) AS lines(i)
        ) TO '{path}' (FORMAT parquet)
    """
    with duckdb.connect() as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(statement)
    return path


def goods_only(folder: Path) -> Path:
    """Online Retail as studies prepare it: named customers, no doubles, no charges, with categories."""
    path = folder / "goods.parquet"
    files = ", ".join(f"'{source}'" for source in retail_parquet())
    charges = ", ".join(f"'{code}'" for code in CHARGES)
    word = "regexp_extract(trim(Description), '([^ ]+)$', 1)"
    with duckdb.connect() as connection:
        connection.execute(f"""
            CREATE TABLE goods AS SELECT DISTINCT CustomerID, InvoiceNo, InvoiceDate, StockCode, Quantity, UnitPrice,
                {word} AS word FROM read_parquet([{files}])
            WHERE CustomerID IS NOT NULL AND StockCode NOT IN ({charges})
        """)
        connection.execute(f"""
            COPY (SELECT * EXCLUDE (word), CASE WHEN word IN (
                SELECT word FROM goods GROUP BY word ORDER BY count(*) DESC, word LIMIT {CATEGORY_WORDS}
            ) THEN word ELSE 'OTHER' END AS category FROM goods) TO '{path}' (FORMAT parquet)
        """)
    return path
