"""The figures of an analysis in brief, as plain values that JSON can keep."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from clientela_analytics.order_lines import OrderLines
from clientela_analytics.periods import months_before
from clientela_analytics.policy import TIERS, Policy
from clientela_analytics.risk import RiskScores


def summarise(
    lines: OrderLines,
    customers: pa.Table,
    details: pa.Table,
    alerts: pa.Table,
    scores: RiskScores,
    policy: Policy,
) -> dict[str, Any]:
    """Counts, sums, parameters and assumptions of an analysis; money as text with two places."""
    after = months_before(lines.as_of, policy.tiers.months)
    return {
        "as_of": lines.as_of.isoformat(),
        "period_from": (after + timedelta(days=1)).isoformat(),
        "horizon_days": scores.horizon_days,
        "currency": policy.currency,
        "rows_read": lines.row_count,
        "lines_used": lines.line_count,
        "rows_rejected": dict(lines.rejected),
        "assumptions": [{"code": note.code} | plain(note.facts) for note in lines.notes],
        "tier_rules": {
            "shares": list(policy.tiers.shares),
            "of": policy.tiers.of,
            "rounding": policy.tiers.rounding,
            "metric": policy.tiers.metric,
            "months": policy.tiers.months,
        },
        "customers": customers.num_rows,
        **{f"total_{name}": str(_total(customers, name)) for name in ("net_sales", "gross_sales", "orders")},
        **{
            f"total_{name}": str(_total(customers, name))
            for name in ("expected_orders", "expected_sales", "value_at_risk")
        },
        "tiers": _tiers(customers, details),
        "alerts": _alerts(alerts),
        "learning": {
            "past_outcomes": scores.lesson_count,
            "rhythm": {name: round(getattr(scores.model, name), 6) for name in ("r", "alpha", "a", "b", "q")},
        },
    }


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts with dates as text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


def _total(table: pa.Table, column: str) -> Any:
    total = pc.sum(table.column(column)).as_py() or 0
    return round(total, 6) if isinstance(total, float) else total


def _tiers(customers: pa.Table, details: pa.Table) -> list[dict[str, Any]]:
    period = dict(
        zip(*(details.column(name).to_pylist() for name in ("customer_id", "period_net_sales")), strict=True)
    )
    chosen = customers.select(["customer_id", "tier", "rank", "value_at_risk"]).to_pylist()
    sums: dict[str, list[Any]] = {tier: [0, 0, Decimal(0), Decimal(0)] for tier in TIERS}
    for row in chosen:
        sums_of_tier = sums[row["tier"]]
        sums_of_tier[0] += 1
        sums_of_tier[3] += row["value_at_risk"] or Decimal(0)
        if row["rank"] is not None:
            sums_of_tier[1] += 1
            sums_of_tier[2] += period[row["customer_id"]]
    total = sum(net for _, _, net, _ in sums.values())
    return [
        {
            "tier": tier,
            "customers": count,
            "ranked": ranked,
            "net_sales": str(net),
            "share": round(float(net / total), 6) if total else 0.0,
            "value_at_risk": str(risk),
        }
        for tier, (count, ranked, net, risk) in sums.items()
    ]


def _alerts(alerts: pa.Table) -> list[dict[str, Any]]:
    counts: dict[str, int] = defaultdict(int)
    stakes: dict[str, Decimal] = defaultdict(Decimal)
    for kind, stake in zip(*(alerts.column(name).to_pylist() for name in ("kind", "stake")), strict=True):
        counts[kind] += 1
        stakes[kind] += stake
    return [{"kind": kind, "customers": counts[kind], "stake": str(stakes[kind])} for kind in sorted(counts)]
