"""Tiers: customers ranked by sales of a period and cut by shares of what then remains."""

import math
from collections.abc import Sequence

import numpy as np

from clientela_analytics.arrays import Ints
from clientela_analytics.policy import TIERS, TierPolicy


def rank_by_sales(sales: Ints) -> Ints:
    """Places from 1 by descending sales; equal sales keep the order in which they stand (customer id as text)."""
    places = np.empty(len(sales), dtype=np.int64)
    places[np.argsort(-sales, kind="stable")] = np.arange(1, len(sales) + 1)
    return places


def tier_sizes(customers: int, policy: TierPolicy) -> list[int]:
    """How many customers each tier takes, the best first; the last takes the rest."""
    left, sizes = customers, []
    for share in policy.shares:
        base = left if policy.of == "remainder" else customers
        sizes.append(min(left, _rounded(share, base, policy.rounding)))
        left -= sizes[-1]
    return [*sizes, left]


def grade_tiers(sales: Ints, policy: TierPolicy | None = None) -> tuple[Sequence[str], Ints]:
    """The tier and rank of each customer.

    Parameters
    ----------
    sales
        Sales of the period per customer who sold in it, in order of customer id; exact integers.

    Examples
    --------
    >>> tiers, ranks = grade_tiers(np.array([10, 900, 30, 20]))
    >>> tiers
    ['dormant', 'very_important', 'important', 'general']
    """
    ranks = rank_by_sales(sales)
    ends = np.cumsum(tier_sizes(len(sales), policy or TierPolicy()))
    places = np.searchsorted(ends, ranks, side="left")
    return [TIERS[place] for place in places], ranks


def _rounded(share: float, base: int, rounding: str) -> int:
    # 0.05 * 20 is 1.0000000000000002 in binary; cut that off before rounding up.
    exact = round(share * base, 9)
    if rounding == "up":
        return math.ceil(exact)
    return math.floor(exact + (0.5 if rounding == "half_up" else 0))
