"""The whole analysis of an order history as of a date: one call, tables out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from clientela_analytics.alerts import KINDS, alert_facts, find_alerts
from clientela_analytics.category_days import CategoryDays
from clientela_analytics.customer_table import Standing, customer_table, detail_table, stand
from clientela_analytics.errors import InputError
from clientela_analytics.history import CustomerDays, customer_days, orders_of, orders_per_customer
from clientela_analytics.months import MonthlyFigures, monthly_figures
from clientela_analytics.order_lines import OrderLines, read_order_lines
from clientela_analytics.periods import months_before
from clientela_analytics.policy import Policy
from clientela_analytics.products import product_table
from clientela_analytics.reasons import reason_sentence
from clientela_analytics.rhythm import order_rhythm
from clientela_analytics.risk import RiskScores, score_risk
from clientela_analytics.sources import LineSource
from clientela_analytics.summary import summarise

LONGEST_HORIZON_DAYS = 730


@dataclass(frozen=True)
class Analysis:
    """What was found in an order history; every table is as of `as_of` and uses nothing dated later.

    Attributes
    ----------
    customers
        One row per customer; the columns of customers.csv (see `customer_table`).
    details
        One row per customer with an order: expected dates, aliveness, sales of the period (see `detail_table`).
    months, products
        The columns of months.csv and products.csv.
    alerts
        One row per customer and departure from its habit, the most pressing first (see `find_alerts`).
    summary
        Counts, sums and assumptions as plain values that JSON can keep.
    """

    as_of: date
    horizon_days: int
    policy: Policy
    customers: pa.Table
    details: pa.Table
    months: pa.Table
    products: pa.Table
    alerts: pa.Table
    summary: dict[str, Any]
    lines: OrderLines
    days: CustomerDays
    standing: Standing
    monthly: MonthlyFigures
    scores: RiskScores


def analyze(
    lines: LineSource | Sequence[LineSource] | OrderLines,
    *,
    as_of: date | None = None,
    horizon_days: int = 90,
    policy: Policy | None = None,
    columns: Mapping[str, str] | None = None,
    lang: str = "en",
) -> Analysis:
    """Analyze order lines as of a date (the last date in them where none is given).

    Raises InputError where a source, a column or the horizon cannot be used, EmptyHistoryError where no line is
    left.

    Examples
    --------
    >>> import pyarrow as pa
    >>> rows = pa.table({"customer": ["a", "a", "b"], "order": ["1", "2", "3"],
    ...                  "date": ["2026-01-05", "2026-01-19", "2026-01-20"],
    ...                  "quantity": [2, 1, 5], "price": [10.0, 12.5, 3.0]})
    >>> analyze(rows).customers.column("net_sales").to_pylist()
    [Decimal('32.50'), Decimal('15.00')]
    """
    if not 1 <= horizon_days <= LONGEST_HORIZON_DAYS:
        raise InputError(f"The horizon must be 1 to {LONGEST_HORIZON_DAYS} days, not {horizon_days}.")
    read = lines if isinstance(lines, OrderLines) else read_order_lines(lines, as_of=as_of, columns=columns)
    return analyze_lines(read, horizon_days=horizon_days, policy=policy or Policy(), lang=lang)


def analyze_lines(lines: OrderLines, *, horizon_days: int, policy: Policy, lang: str = "en") -> Analysis:
    """Analyze lines that have been read already."""
    orders = orders_of(lines)
    days = customer_days(orders, lines.as_of)
    after = months_before(lines.as_of, policy.tiers.months)
    standing = stand(days, orders, after, policy)
    order_days = days.order_days()
    categories = CategoryDays.of_lines(lines, days.ids)
    scores = score_risk(order_days, horizon_days=horizon_days, categories=categories)
    alerts = find_alerts(order_days, scores, days.ids, policy=policy.alerts, categories=categories)
    alerts = with_reasons(alerts, policy.currency, lang)
    monthly = monthly_figures(days, orders)
    customers = customer_table(
        days,
        orders_per_customer(orders, days),
        standing,
        order_rhythm(order_days),
        scores,
        _first_alerts(alerts),
    )
    details = detail_table(days, standing, scores)
    return Analysis(
        lines.as_of,
        horizon_days,
        policy,
        customers,
        details,
        monthly.to_arrow(),
        product_table(lines, after, policy.abc),
        alerts,
        summarise(lines, customers, details, alerts, scores, policy),
        lines,
        days,
        standing,
        monthly,
        scores,
    )


def with_reasons(alerts: pa.Table, currency: str, lang: str) -> pa.Table:
    """The alerts with one more column: the sentence in a language."""
    sentences = [reason_sentence(alert_facts(row, currency), lang) for row in alerts.to_pylist()]
    return alerts.append_column("reason", pa.array(sentences, pa.string()))


def _first_alerts(alerts: pa.Table) -> dict[str, tuple[str, str]]:
    rows = alerts.select(["customer_id", "kind", "reason"]).to_pylist()
    gravest_last = sorted(rows, key=lambda row: -KINDS.index(row["kind"]))
    return {row["customer_id"]: (row["kind"], row["reason"]) for row in gravest_last}
