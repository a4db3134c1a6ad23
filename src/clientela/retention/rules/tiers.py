"""Places in the flow between tiers, and why a customer moved."""

UNRANKED = -1
DORMANT, GENERAL, IMPORTANT, VERY_IMPORTANT = range(4)
TIER_CODES = {
    "dormant": DORMANT,
    "general": GENERAL,
    "important": IMPORTANT,
    "very_important": VERY_IMPORTANT,
}


def place_of(tier: int, rank: int | None) -> int:
    """A customer's place in the flow between tiers; without a sale in the period it has none."""
    return UNRANKED if rank is None else tier


def why_moved(before: int | None, after: int, sales: tuple[int, int], *, policy_changed: bool = False) -> str:
    """The reason of a move between places, as a code; `sales` are those before and after."""
    if before is None:
        return "new"
    if after == UNRANKED:
        return "no_sales"
    if before == UNRANKED:
        return "returned"
    if policy_changed:
        return "policy"
    earlier, later = sales
    moved_with_sales = later > earlier if after > before else later < earlier
    return "sales" if moved_with_sales else "others"
