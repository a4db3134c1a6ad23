"""Grades customers as they stood on any day, or would stand under another policy, from the copied facts alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from clientela.warehouse.queries import sales_of_period
from clientela_analytics.periods import months_before
from clientela_analytics.policy import TierPolicy
from clientela_analytics.tiers import grade_tiers


@dataclass(frozen=True)
class Grade:
    """A customer's tier (the library's code), rank and net sales of the period in minor units."""

    tier: str
    rank: int
    net_minor: int


def grades_on(as_of: date, policy: TierPolicy) -> Mapping[int, Grade]:
    """The grade of each customer with a sale in the policy's period; the others have none."""
    sales = sales_of_period(months_before(as_of, policy.months), as_of)
    metric = 0 if policy.metric == "net" else 1
    amounts = np.array([pair[metric] for pair in sales.values()], dtype=np.int64)
    tiers, ranks = grade_tiers(amounts, policy)
    return {
        customer_id: Grade(tier, int(rank), pair[0])
        for (customer_id, pair), tier, rank in zip(sales.items(), tiers, ranks, strict=True)
    }
