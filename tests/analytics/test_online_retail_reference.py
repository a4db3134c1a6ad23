"""Every row of the reference answers for Online Retail, computed outside the product."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from clientela_analytics.classes import abc_classes
from clientela_analytics.history import customer_days, orders_of, orders_per_customer
from clientela_analytics.months import monthly_figures
from clientela_analytics.periods import date_of, day_number, months_before
from clientela_analytics.policy import AbcPolicy, TierPolicy
from clientela_analytics.products import product_table
from clientela_analytics.rhythm import order_rhythm
from clientela_analytics.tiers import grade_tiers

LETTERS = {"very_important": "A", "important": "B", "general": "C", "dormant": "D"}
START = months_before(date(2011, 12, 9), 12)


@pytest.fixture(scope="module")
def history(second_year):
    """Orders and customer-days of the second year."""
    orders = orders_of(second_year)
    return orders, customer_days(orders, second_year.as_of)


@pytest.fixture(scope="module")
def period(history):
    """Ids, net and gross sales and orders of the customers who bought in the last twelve months."""
    orders, days = history
    inside = days.day > day_number(START)
    net, gross = (days.per_customer(np.where(inside, column, 0)) for column in (days.net_e4, days.gross_e4))
    bought = days.per_customer(np.where(inside, days.orders, 0)) > 0
    ids = np.array(days.ids.to_pylist())[bought]
    return ids, net[bought], gross[bought], orders_per_customer(orders, days, after=START)[bought]


def test_the_last_twelve_months_before_9_december_begin_on_the_10th():
    assert date(2010, 12, 9) == START


@pytest.mark.parametrize("metric", ["net", "gross"])
@pytest.mark.parametrize(("rounding", "suffix"), [("up", "ceil"), ("down", "floor"), ("half_up", "round")])
def test_every_customer_has_the_tier_of_the_reference(period, reference, metric, rounding, suffix):
    ids, net, gross, _ = period
    tiers, ranks = grade_tiers(net if metric == "net" else gross, TierPolicy(rounding=rounding))
    ours = {
        customer: (LETTERS[tier], str(rank)) for customer, tier, rank in zip(ids, tiers, ranks, strict=True)
    }
    expected = {
        row["customer_id"]: (row[f"grade_{metric}_{suffix}"], row[f"rank_{metric}_revenue_12m"])
        for row in reference("online_retail_grading_12m")
    }
    assert ours == expected


def test_sales_and_orders_of_the_period_equal_the_reference(period, reference):
    rows = {row["customer_id"]: row for row in reference("online_retail_grading_12m")}
    for customer, net, gross, orders in zip(*period, strict=True):
        row = rows.pop(str(customer))
        assert abs(net / 10_000 - float(row["net_revenue_12m"])) <= 0.02
        assert abs(gross / 10_000 - float(row["gross_revenue_12m"])) <= 0.02
        assert str(orders) == row["orders_12m"]
    assert not rows


@pytest.mark.parametrize("crossing", ["in", "out"])
def test_every_customer_has_the_class_of_the_reference(period, reference, crossing):
    ids, net, _, _ = period
    ours = dict(zip(ids, abc_classes(net, AbcPolicy(crossing=crossing)), strict=True))
    rows = reference("online_retail_abc_customers_12m")
    assert ours == {row["customer_id"]: row[f"abc_crossing_{crossing}"] for row in rows}


@pytest.mark.parametrize("crossing", ["in", "out"])
def test_every_product_has_the_class_sales_and_share_of_the_reference(second_year, reference, crossing):
    ours = {
        row["product_id"]: row
        for row in product_table(second_year, START, AbcPolicy(crossing=crossing)).to_pylist()
    }
    for row in reference("online_retail_abc_products_12m"):
        product = ours.pop(row["stock_code"])
        assert product["abc"] == row[f"abc_crossing_{crossing}"], row
        assert abs(product["net_sales"] - Decimal(row["net_revenue_12m"])) <= Decimal("0.02")
        assert (product["units"], product["lines"]) == (float(row["units"]), int(row["lines"]))
        assert abs(product["cumulated_share"] - float(row["cum_share_after"])) < 1e-6
    assert not ours


def assert_rhythm_equals(lines, rows):
    orders = orders_of(lines)
    days = customer_days(orders, lines.as_of)
    rhythm = order_rhythm(days.order_days())
    expected = {row["customer_id"]: row for row in rows}
    for place, customer in enumerate(days.ids.to_pylist()):
        if not rhythm.order_days[place]:
            assert customer not in expected
            continue
        row = expected.pop(customer)
        assert str(rhythm.order_days[place]) == row["order_days"]
        assert date_of(rhythm.first_day[place]).isoformat() == row["first_order"]
        assert date_of(rhythm.last_day[place]).isoformat() == row["last_order"]
        assert str(rhythm.days_since_last[place]) == row["days_since_last_order"]
        for ours, theirs in (
            (rhythm.median_gap_days[place], row["median_gap_days"]),
            (rhythm.mean_gap_days[place], row["mean_gap_days"]),
        ):
            assert (np.isnan(ours) and theirs == "") or abs(ours - float(theirs)) < 1e-3
    assert not expected


def test_every_customers_rhythm_in_the_second_year_equals_the_reference(second_year, reference):
    assert_rhythm_equals(second_year, reference("online_retail_order_rhythm"))


def test_every_customers_rhythm_in_both_years_equals_the_reference(both_years, reference):
    assert_rhythm_equals(both_years, reference("online_retail_two_years_order_rhythm"))


def assert_months_equal(lines, rows):
    orders = orders_of(lines)
    months = monthly_figures(customer_days(orders, lines.as_of), orders).to_arrow().to_pylist()
    assert [month["month"] for month in months] == [row["month"] for row in rows]
    for month, row in zip(months, rows, strict=True):
        counts = ("active_customers", "new_customers", "orders")
        assert [str(month[name]) for name in counts] == [
            row["active_customers"], row["new_customers"], row["orders_with_customer"],
        ]  # fmt: skip
        assert abs(month["net_sales"] - Decimal(row["net_revenue_with_customer"])) <= Decimal("0.02")
        assert abs(month["gross_sales"] - Decimal(row["gross_revenue_with_customer"])) <= Decimal("0.02")
        assert abs(month["average_order_value"] - Decimal(row["aov_gross_with_customer"])) <= Decimal("0.02")


def test_every_month_of_the_second_year_equals_the_reference(second_year, reference):
    assert_months_equal(second_year, reference("online_retail_monthly"))


def test_every_month_of_both_years_equals_the_reference(both_years, reference):
    assert_months_equal(both_years, reference("online_retail_two_years_monthly"))


def test_the_doubled_days_of_both_files_are_counted_once(both_years):
    assert both_years.line_count == 1_044_847
    assert both_years.row_count == 1_067_370
    noted = [note for note in both_years.notes if note.code == "orders_counted_once"]
    assert [note.facts["rows"] for note in noted] == [22_523]
