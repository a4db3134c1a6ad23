"""Alerts: the customers somebody should look after now, each with its kind, facts, stake and place in the list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from scipy.special import logit

from clientela_analytics.amounts import CENTS, estimate_as_money
from clientela_analytics.arrays import Flags, Floats, Ints
from clientela_analytics.category_days import CategoryDays
from clientela_analytics.habits import (
    Narrowing,
    NeverReturned,
    Shrinking,
    Slowing,
    find_late,
    find_narrowing,
    find_never_returned,
    find_shrinking,
    find_slowing,
    rests_as_last_year,
    spends_as_last_year,
)
from clientela_analytics.history import OrderDays
from clientela_analytics.periods import as_dates
from clientela_analytics.policy import AlertPolicy
from clientela_analytics.risk import RiskScores
from clientela_analytics.snapshot import DayIndex

# The first that holds is the one a customer is shown with.
KINDS = ("late", "never_returned", "slowing", "shrinking", "narrowing")
DAY_FACTS = ("gap", "spread", "low", "high", "silent", "recent")
MONEY_FACTS = ("usual", "spent")
FACTS = pa.struct(
    [
        *((name, pa.int64()) for name in (*DAY_FACTS, "missed")),
        *((name, CENTS) for name in MONEY_FACTS),
        ("category", pa.string()),
    ]
)
SURE = 1e-4


@dataclass(frozen=True)
class _Departures:
    late: Flags
    slowing: Slowing
    shrinking: Shrinking
    narrowing: Narrowing
    never: NeverReturned

    def flags(self) -> dict[str, Flags]:
        """Who departs from its habit in which way; the graver way silences the milder ones of the same cause."""
        rhythm = self.late | self.never.flags
        slowing = self.slowing.flags & ~rhythm
        return {
            "late": self.late,
            "never_returned": self.never.flags,
            "slowing": slowing,
            "shrinking": self.shrinking.flags & ~rhythm & ~slowing,
            "narrowing": self.narrowing.flags & ~rhythm,
        }


def find_alerts(
    days: OrderDays,
    scores: RiskScores,
    ids: pa.Array,
    *,
    policy: AlertPolicy | None = None,
    categories: CategoryDays | None = None,
    budget: int | None = None,
) -> pa.Table:
    """One row per customer and departure from its habit, the most pressing first, at most `budget` rows.

    Columns: customer_id, kind, priority (logit of risk and half the logit of lateness), risk, stake and
    value_at_risk (money a year), expected_from_on and expected_until_on (80 % range of the next order), facts.
    The facts a kind has no use for are null. Days: `gap` ± `spread` (from `low` to `high`) is the habit, of the
    category where it is narrowing, of others' return where it never returned; `silent` since the last order or
    purchase of the category; `recent` the gap of late. `missed` orders did not come. Money: `usual` and `spent`
    in 90 days.
    """
    rules = policy or AlertPolicy()
    departures = _depart(days, scores, rules, categories)
    facts = _facts(scores, departures)
    silent = scores.observed.snapshot.day - scores.observed.snapshot.last_day
    current = silent <= rules.forget_days
    found = ((kind, np.flatnonzero(flags & current)) for kind, flags in departures.flags().items())
    tables = [
        _rows(kind, chosen, scores, ids, _taken(facts[kind], chosen, categories)) for kind, chosen in found
    ]
    order = [("priority", "descending"), ("customer_id", "ascending"), ("kind", "ascending")]
    return pa.concat_tables(tables).sort_by(order)[:budget]


def alert_facts(row: Mapping[str, Any], currency: str = "") -> dict[str, Any]:
    """What the sentence of an alert row is made of: its kind, stake and those facts that are known."""
    known = {name: value for name, value in row["facts"].items() if value is not None}
    return {"kind": row["kind"], "stake": row["stake"], "currency": currency} | known


def _depart(
    days: OrderDays, scores: RiskScores, policy: AlertPolicy, categories: CategoryDays | None
) -> _Departures:
    index = DayIndex(days)
    awake = ~rests_as_last_year(index, scores)
    slowing = find_slowing(scores, policy)
    shrinking = find_shrinking(index, scores, policy)
    less = shrinking.flags & ~spends_as_last_year(index, scores, shrinking)
    return _Departures(
        find_late(scores, policy) & awake,
        Slowing(slowing.flags & awake, slowing.gap_before, slowing.gap_recent),
        Shrinking(less & awake, shrinking.usual, shrinking.recent),
        find_narrowing(categories, index, scores, policy),
        find_never_returned(index, scores, policy),
    )


def _facts(scores: RiskScores, departures: _Departures) -> dict[str, dict[str, Floats]]:
    """The facts of each kind of alert for all scored customers."""
    snapshot = scores.observed.snapshot
    silent = (snapshot.day - snapshot.last_day).astype(float)
    low, high = scores.gap_low_days, scores.gap_high_days
    gap = (low + high) / 2
    habit = {"gap": gap, "spread": (high - low) / 2, "low": low, "high": high, "silent": silent}
    slowing, shrinking, narrowing = departures.slowing, departures.shrinking, departures.narrowing
    return {
        "late": habit | {"missed": np.floor(silent / np.maximum(gap, 1))},
        "never_returned": {"gap": departures.never.return_days, "silent": silent},
        "slowing": {"gap": slowing.gap_before, "recent": slowing.gap_recent, "silent": silent},
        "shrinking": {"usual": shrinking.usual, "spent": shrinking.recent, "silent": silent},
        "narrowing": {
            "gap": narrowing.gap_days,
            "silent": narrowing.silent_days,
            "category": narrowing.category.astype(float),
            "stake": narrowing.yearly_spend,
        },
    }


def _taken(facts: Mapping[str, Floats], chosen: Ints, categories: CategoryDays | None) -> dict[str, pa.Array]:
    """The facts of the chosen customers as Arrow columns; absent ones are null."""
    columns: dict[str, pa.Array] = {field.name: pa.nulls(len(chosen), field.type) for field in FACTS}
    for name, values in facts.items():
        if name in MONEY_FACTS or name == "stake":
            columns[name] = estimate_as_money(values[chosen])
        elif name == "category":
            columns[name] = _category_names(categories, values[chosen])
        else:
            columns[name] = pa.array(np.maximum(np.rint(values[chosen]), 1).astype(np.int64))
    return columns


def _rows(kind: str, chosen: Ints, scores: RiskScores, ids: pa.Array, facts: dict[str, pa.Array]) -> pa.Table:
    last, risk = scores.observed.snapshot.last_day[chosen], scores.risk[chosen]
    priority = _log_odds(risk) + _log_odds(scores.lateness[chosen]) / 2
    value = estimate_as_money(scores.value_at_risk[chosen])
    return pa.table(
        {
            "customer_id": ids.take(pa.array(scores.customers[chosen])),
            "kind": pa.array([kind] * len(chosen), pa.string()),
            "priority": np.round(priority, 9),
            "risk": np.round(risk, 9),
            "stake": facts.pop("stake", value),
            "value_at_risk": value,
            "expected_from_on": as_dates(last + np.rint(scores.gap_low_days[chosen]).astype(np.int64)),
            "expected_until_on": as_dates(last + np.rint(scores.gap_high_days[chosen]).astype(np.int64)),
            "facts": pa.StructArray.from_arrays([facts[field.name] for field in FACTS], fields=list(FACTS)),
        }
    )


def _category_names(categories: CategoryDays | None, places: Floats) -> pa.Array:
    if categories is None:
        return pa.nulls(len(places), pa.string())
    return categories.names.take(pa.array(places.astype(np.int64)))


def _log_odds(chance: Floats) -> Floats:
    return np.asarray(logit(np.clip(chance, SURE, 1 - SURE)))
