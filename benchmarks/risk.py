"""The early warning on held-back months of public histories, beside recency, the own mean gap and BG/NBD.

AUC is the chance that a customer who stopped is ranked above one who did not; skill the part of the squared error of
the base rate that is taken away; money the share of what left that sits with the tenth ranked first.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.histories import DATA, goods_only
from clientela_analytics.arrays import Floats
from clientela_analytics.backtest import AsKnown, Outcome, auc, brier_skill, money_found
from clientela_analytics.bgnbd import fit_bgnbd
from clientela_analytics.category_days import CategoryDays
from clientela_analytics.history import customer_days, orders_of
from clientela_analytics.order_lines import read_order_lines
from clientela_analytics.purchase_counts import PurchaseCounts

HORIZON_DAYS = 90


@dataclass(frozen=True)
class Trial:
    """A history with the days on which it is asked, and what MODEL.md aims at (AUC, skill, money)."""

    name: str
    path: Callable[[Path], Path]
    columns: Mapping[str, str]
    days: Sequence[str]
    goals: tuple[float, float, float] | None = None


YEARLY = ("2016-06-01", "2016-12-01", "2017-06-01", "2017-10-01")
TRIALS = (
    Trial(
        "Online Retail", goods_only, {}, ("2010-09-01", "2010-12-01", "2011-03-01", "2011-06-01", "2011-09-10"),
        (0.780, 0.16, 0.34),
    ),
    Trial(
        "CDNOW", lambda _: DATA / "cdnow" / "cdnow_master.csv.gz", {},
        ("1997-07-01", "1997-10-01", "1998-01-01", "1998-04-01"), (0.708, 0.13, 0.28),
    ),
    Trial("Superstore", lambda _: DATA / "superstore" / "superstore.csv.gz", {}, YEARLY),
    Trial("Chinese Superstore", lambda _: DATA / "superstore_cn" / "orders.csv.gz", {}, YEARLY),
)  # fmt: skip


def main() -> int:
    """Print the table; 1 where the data is there and the early warning is beaten by a simple rule."""
    if not DATA.is_dir():
        print("The public order histories are not here; set CLIENTELA_DATA to their folder.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return max(_try(trial, Path(folder)) for trial in TRIALS)


def _try(trial: Trial, folder: Path) -> int:
    lines = read_order_lines(trial.path(folder), columns=trial.columns)
    days = customer_days(orders_of(lines), lines.as_of)
    history = AsKnown(days.order_days(), CategoryDays.of_lines(lines, days.ids))
    started = time.perf_counter()
    outcomes = [history.on(date.fromisoformat(day), horizon_days=HORIZON_DAYS) for day in trial.days]
    seconds = (time.perf_counter() - started) / len(outcomes)
    rows = {name: _mean(outcomes, rule) for name, rule in RULES.items()}
    print(f"\n{trial.name}: {len(outcomes)} days, {seconds:.1f} s each{_aim(trial)}")
    print(f"  {'':14} {'AUC':>6} {'skill':>7} {'money':>6}")
    for name, (ranked, skill, money) in rows.items():
        print(f"  {name:14} {ranked:6.3f} {skill:7.3f} {money:6.3f}")
    print(_orders(outcomes))
    best = max(row[0] for name, row in rows.items() if name != "ours")
    return int(trial.goals is not None and rows["ours"][0] < best)


def _aim(trial: Trial) -> str:
    if trial.goals is None:
        return "; nothing can be learnt here, so the risk should stay near the base rate"
    return "; aim: AUC {:.3f}, skill {:.2f}, money {:.2f}".format(*trial.goals)


def _mean(outcomes: Sequence[Outcome], rule: Callable[[Outcome], Floats]) -> tuple[float, float, float]:
    measured = []
    for outcome in outcomes:
        scores = rule(outcome)
        skill = brier_skill(outcome.stopped, scores) if scores.max() <= 1 else float("nan")
        measured.append((auc(outcome.stopped, scores), skill, money_found(outcome, scores)))
    return tuple(np.mean(measured, axis=0))


def _orders(outcomes: Sequence[Outcome]) -> str:
    error = np.mean([np.abs(outcome.expected_orders - outcome.orders).mean() for outcome in outcomes])
    total = np.mean([outcome.expected_orders.sum() / outcome.orders.sum() for outcome in outcomes])
    shown = np.mean([outcome.risk.mean() for outcome in outcomes])
    rate = np.mean([outcome.stopped.mean() for outcome in outcomes])
    orders = f"orders: mean error {error:.2f}, total {total:.2f} of the truth"
    return f"  {orders}; risk {shown:.2f} shown, {rate:.2f} came true"


def _recency(outcome: Outcome) -> Floats:
    return (outcome.day - outcome.last_day).astype(float) + 1


def _own_gap(outcome: Outcome) -> Floats:
    snapshot = outcome.scores.observed.snapshot
    repeats = snapshot.gaps.repeats
    gap = (snapshot.last_day - snapshot.first_day) / np.maximum(repeats, 1)
    silence = snapshot.day - snapshot.last_day
    return np.where(repeats > 0, silence / np.maximum(gap, 1), 0)[outcome.places] + 1.001


def _bgnbd(outcome: Outcome) -> Floats:
    snapshot = outcome.scores.observed.snapshot
    last, age = (snapshot.last_day - snapshot.first_day) / 7, (snapshot.day - snapshot.first_day) / 7
    counts = PurchaseCounts(snapshot.gaps.repeats, last, age)
    return fit_bgnbd(counts).chance_of_none(counts, HORIZON_DAYS / 7)[outcome.places]


RULES: Mapping[str, Callable[[Outcome], Floats]] = {
    "recency": _recency,
    "own mean gap": _own_gap,
    "BG/NBD": _bgnbd,
    "ours": lambda outcome: outcome.risk,
}


if __name__ == "__main__":
    sys.exit(main())
