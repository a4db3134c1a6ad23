"""Shows who would move between tiers under a policy that is not kept yet."""

from collections import Counter

from clientela.retention import rules
from clientela.retention.models import Standing, TierPolicy
from clientela.retention.queries.areas import Area
from clientela.retention.queries.flows import LOST, NEW, TierFlow
from clientela.retention.queries.runs import find_latest
from clientela.retention.services.policy import library_policy
from clientela.staff.queries import Person
from clientela.warehouse.services import grades_on


def preview_policy(person: Person, policy: TierPolicy) -> TierFlow:
    """How the customers a person sees would move, were the policy in force at the latest evaluation."""
    latest = find_latest()
    if latest is None:
        return TierFlow({})
    grades = grades_on(latest.as_of, library_policy(policy).tiers)
    seen = Area().narrow(person, Standing.objects.order_by(), "customer__")
    counts: Counter[tuple[int | str, int | str]] = Counter()
    for customer_id, tier, rank in seen.values_list("customer_id", "tier", "rank"):
        grade = grades.get(customer_id)
        before = rules.place_of(tier, rank)
        after = rules.TIER_CODES[grade.tier] if grade else rules.UNRANKED
        if (before, after) != (rules.UNRANKED, rules.UNRANKED):
            source = NEW if before == rules.UNRANKED else before
            counts[source, LOST if after == rules.UNRANKED else after] += 1
    return TierFlow(dict(counts))
