"""The tables of `clientela analyze` without the early warning, as one would write them in pandas."""

import sys

import numpy as np
import pandas as pd

AS_OF = pd.Timestamp("2011-12-09")


def main(paths: list[str]) -> None:
    """Read both years, count the doubled days once, and compute tiers, ABC, months, products and rhythm."""
    read = pd.read_parquet if paths[0].endswith(".parquet") else _read_csv
    first, second = (read(path) for path in paths)
    lines = pd.concat([first[first["InvoiceDate"] < "2010-12-01"], second])
    lines["day"] = lines["InvoiceDate"].dt.normalize()
    lines["amount"] = lines["Quantity"] * lines["UnitPrice"]
    cancelled = lines["InvoiceNo"].astype(str).str.startswith("C")
    lines["sale"] = ~cancelled & (lines["Quantity"] > 0) & (lines["UnitPrice"] > 0)
    named = lines[lines["CustomerID"].notna()]
    sold = named[named["sale"]]
    tables = [_customers(named, sold), _months(named, sold), _rhythm(sold), _products(lines)]
    print(sum(len(table) for table in tables))


def _read_csv(path: str) -> pd.DataFrame:
    return pd.read_csv(path, parse_dates=["InvoiceDate"], dtype={"InvoiceNo": str, "StockCode": str})


def _customers(named: pd.DataFrame, sold: pd.DataFrame) -> pd.DataFrame:
    start = AS_OF - pd.DateOffset(months=12)
    buyers = sold.loc[sold["day"] > start, "CustomerID"].unique()
    recent = named[(named["day"] > start) & named["CustomerID"].isin(buyers)]
    table = recent.groupby("CustomerID")["amount"].sum().sort_values(ascending=False).to_frame("net")
    size = len(table)
    first = int(np.ceil(0.05 * size))
    second = first + int(np.ceil(0.2 * (size - first)))
    third = second + int(np.ceil(0.5 * (size - second)))
    table["tier"] = np.select(
        [np.arange(size) < first, np.arange(size) < second, np.arange(size) < third], list("ABC"), "D"
    )
    before = table["net"].clip(lower=0).cumsum().shift(fill_value=0) / table["net"].clip(lower=0).sum()
    table["abc"] = np.select([before < 0.8, before < 0.95], ["A", "B"], "C")
    return table


def _months(named: pd.DataFrame, sold: pd.DataFrame) -> pd.DataFrame:
    month, sold_month = named["day"].dt.to_period("M"), sold["day"].dt.to_period("M")
    table = sold.groupby(sold_month).agg(
        active=("CustomerID", "nunique"), orders=("InvoiceNo", "nunique"), gross=("amount", "sum")
    )
    table["net"] = named.groupby(month)["amount"].sum()
    table["new"] = sold.groupby("CustomerID")["day"].min().dt.to_period("M").value_counts()
    return table


def _rhythm(sold: pd.DataFrame) -> pd.DataFrame:
    days = sold[["CustomerID", "day"]].drop_duplicates().sort_values(["CustomerID", "day"])
    days["gap"] = days.groupby("CustomerID")["day"].diff().dt.days
    return days.groupby("CustomerID").agg(days=("day", "size"), last=("day", "max"), median=("gap", "median"))


def _products(lines: pd.DataFrame) -> pd.DataFrame:
    recent = lines[lines["day"] > AS_OF - pd.DateOffset(months=12)]
    return recent.groupby("StockCode").agg(
        net=("amount", "sum"), units=("Quantity", "sum"), lines=("amount", "size")
    )


if __name__ == "__main__":
    main(sys.argv[1:])
