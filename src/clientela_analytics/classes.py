"""ABC: classes by the cumulated share of revenue."""

from collections.abc import Sequence

import numpy as np

from clientela_analytics.arrays import Floats, Ints
from clientela_analytics.policy import AbcPolicy


def abc_classes(sales: Ints, policy: AbcPolicy | None = None) -> Sequence[str]:
    """The class of each item, given in order of id: A, B or C; without positive revenue always C.

    With crossing "in" the item on which the share crosses a line belongs to the better class: A while the share
    before it is below 80 %. With "out": A while the share including it is at most 80 %.

    Examples
    --------
    >>> abc_classes(np.array([70, 20, 9, 1, 0]))
    ['A', 'A', 'B', 'C', 'C']
    """
    rules = policy or AbcPolicy()
    order = np.argsort(-sales, kind="stable")
    before, after, total = _cumulated(sales[order])
    measured, strict = (before, True) if rules.crossing == "in" else (after, False)
    result = np.full(len(sales), "C", dtype="U1")
    for letter, limit in (("B", rules.b), ("A", rules.a)):
        line = _exact_line(limit, total)
        inside = measured * _SCALE < line if strict else measured * _SCALE <= line
        result[order[inside & (sales[order] > 0)]] = letter
    return [str(letter) for letter in result]


def cumulated_shares(sales: Ints) -> Floats:
    """The share (0-1) of all positive revenue up to and with each item, in order of id."""
    order = np.argsort(-sales, kind="stable")
    _, after, total = _cumulated(sales[order])
    shares = np.empty(len(sales))
    shares[order] = after / max(total, 1)
    return shares


_SCALE = 10_000


def _exact_line(limit: float, total: int) -> int:
    return round(limit * _SCALE) * total


def _cumulated(ordered: Ints) -> tuple[Ints, Ints, int]:
    positive = np.maximum(ordered, 0).astype(object)
    after = np.cumsum(positive)
    return after - positive, after, int(after[-1]) if len(after) else 0
