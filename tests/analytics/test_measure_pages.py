"""The worked tables of the pages on measures hold."""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from clientela_analytics import AlertPolicy, TierPolicy, abc_classes, read_order_lines
from clientela_analytics.history import customer_days, orders_of
from clientela_analytics.rhythm import order_rhythm
from clientela_analytics.tiers import tier_sizes

PAGES = Path(__file__).resolve().parents[2] / "docs" / "measures"


def table_of(page: str, first_heading: str) -> list[list[str]]:
    """The rows below the heading row that begins with a heading."""
    rows: list[list[str]] = []
    for line in (PAGES / page).read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if rows and not line.startswith("|"):
            break
        if rows or (line.startswith("|") and cells[0] == first_heading):
            rows.append(cells)
    return [row for row in rows[1:] if not row[0].startswith("---")]


def test_the_sizes_of_the_tiers_are_those_of_the_page():
    rows = table_of("tiers.md", "customers")
    assert len(rows) == 4
    for customers, *sizes in rows:
        assert tier_sizes(int(customers), TierPolicy()) == [int(size) for size in sizes]


def test_the_classes_are_those_of_the_page():
    page = (PAGES / "abc.md").read_text("utf-8").splitlines()
    rows = {
        line.strip("|").split("|")[0].strip(): line.strip("|").split("|")[1:]
        for line in page
        if line.startswith("| ")
    }
    sales = np.array([int(cell) for cell in rows["sales"]])
    assert abc_classes(sales) == [cell.strip() for cell in rows["class"]]


def test_the_median_gaps_are_those_of_the_page():
    rows = table_of("rhythm.md", "order-days")
    assert len(rows) == 4
    for days, median in rows:
        dates = [date.fromisoformat(day) for day in days.split(", ")]
        lines = read_order_lines(
            pa.table({"customer": ["a"] * len(dates), "date": dates, "amount": [1.0] * len(dates)})
        )
        found = order_rhythm(customer_days(orders_of(lines), lines.as_of).order_days()).median_gap_days[0]
        assert np.isnan(found) if not median else found == float(median)


def test_the_starting_values_of_the_alerts_are_those_of_the_page():
    policy = AlertPolicy()
    told = {row[0]: row[2] for row in table_of("alerts.md", "kind")}
    assert told == {
        "late": f"{policy.late}",
        "slowing": f"{policy.slowing_factor} with {policy.slowing_certainty}",
        "shrinking": f"{policy.shrinking}",
        "narrowing": f"{policy.narrowing}",
        "never returned": f"{policy.never_returned}",
    }
