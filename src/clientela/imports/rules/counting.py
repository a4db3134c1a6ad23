"""Adds up what the chunks did."""

from collections import Counter
from collections.abc import Iterable, Mapping


def added_up(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The sum of counts by their keys."""
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)
