"""The tables of `clientela analyze` without the early warning, as one would write them in polars."""

import sys
from datetime import date

import polars as pl

START = date(2010, 12, 9)
SALE = (~pl.col("InvoiceNo").str.starts_with("C")) & (pl.col("Quantity") > 0) & (pl.col("UnitPrice") > 0)


def main(paths: list[str]) -> None:
    """Read both years, count the doubled days once, and compute tiers, ABC, months, products and rhythm."""
    first, second = (_scan(path) for path in paths)
    lines = pl.concat([first.filter(pl.col("InvoiceDate") < pl.datetime(2010, 12, 1)), second]).with_columns(
        day=pl.col("InvoiceDate").dt.date(), amount=pl.col("Quantity") * pl.col("UnitPrice"), sale=SALE
    )
    named = lines.filter(pl.col("CustomerID").is_not_null())
    tables = [_customers(named), _months(named), _rhythm(named.filter("sale")), _products(lines)]
    print(sum(table.height for table in pl.collect_all(tables)))


def _scan(path: str) -> pl.LazyFrame:
    columns = ["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"]
    if path.endswith(".parquet"):
        scanned = pl.scan_parquet(path)
    else:
        texts = {"InvoiceNo": pl.String, "StockCode": pl.String}
        scanned = pl.scan_csv(path, try_parse_dates=True, schema_overrides=texts, infer_schema_length=10_000)
    return scanned.select(columns).with_columns(pl.col("InvoiceDate").cast(pl.Datetime("us")))


def _customers(named: pl.LazyFrame) -> pl.LazyFrame:
    recent = named.filter(pl.col("day") > START)
    table = recent.group_by("CustomerID").agg(net=pl.col("amount").sum(), bought=pl.col("sale").any())
    ranked = table.filter("bought").sort("net", descending=True).with_row_index("rank", 1)
    positive = pl.col("net").clip(0)
    return ranked.with_columns(share=(positive.cum_sum() - positive) / positive.sum(), size=pl.len())


def _months(named: pl.LazyFrame) -> pl.LazyFrame:
    sale = pl.col("sale")
    return named.group_by(pl.col("day").dt.truncate("1mo")).agg(
        active=pl.col("CustomerID").filter(sale).n_unique(),
        orders=pl.col("InvoiceNo").filter(sale).n_unique(),
        gross=pl.col("amount").filter(sale).sum(),
        net=pl.col("amount").sum(),
    )


def _rhythm(sold: pl.LazyFrame) -> pl.LazyFrame:
    days = sold.select("CustomerID", "day").unique().sort("CustomerID", "day")
    gaps = days.with_columns(gap=pl.col("day").diff().over("CustomerID").dt.total_days())
    return gaps.group_by("CustomerID").agg(
        days=pl.len(), last=pl.col("day").max(), median=pl.col("gap").median()
    )


def _products(lines: pl.LazyFrame) -> pl.LazyFrame:
    recent = lines.filter(pl.col("day") > START)
    return recent.group_by("StockCode").agg(
        net=pl.col("amount").sum(), units=pl.col("Quantity").sum(), lines=pl.len()
    )


if __name__ == "__main__":
    main(sys.argv[1:])
