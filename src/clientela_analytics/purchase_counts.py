"""Repeat purchases, last purchase and age of customers, and maximum likelihood over them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from clientela_analytics.arrays import Floats

WIDEST = 12.0


@dataclass(frozen=True)
class PurchaseCounts:
    """Per customer: repeat purchases x, time of the last one t_x since the first, and age T, in one unit of time."""

    repeats: Floats
    last: Floats
    age: Floats

    def scaled(self, unit: float) -> "PurchaseCounts":
        """The same counts with time in another unit."""
        return PurchaseCounts(self.repeats, self.last / unit, self.age / unit)


def maximise(
    log_likelihood: Callable[[Floats, PurchaseCounts], Floats], start: Floats, counts: PurchaseCounts
) -> tuple[Floats, float, float]:
    """The place of the greatest likelihood, the log likelihood there, and the unit of time it was found in.

    Customers with equal counts are reckoned once.
    """
    unit = float(max(counts.age.max(), 1e-9)) / 10
    rows = np.column_stack((counts.repeats, counts.last, counts.age))
    different, weight = np.unique(rows, axis=0, return_counts=True)
    grouped = PurchaseCounts(*different.T).scaled(unit)

    def loss(place: Floats) -> float:
        return -float(weight @ log_likelihood(place, grouped)) / len(rows)

    place, least = descend(loss, start)
    total = -least * len(rows) - float(counts.repeats.sum()) * float(np.log(unit))
    return place, total, unit


def descend(loss: Callable[[Floats], float], start: Floats) -> tuple[Floats, float]:
    """The place of the least loss near the start, and the loss there; by slope first, then by simplex."""
    bounds = [(-WIDEST, WIDEST)] * len(start)
    found = minimize(loss, start, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-14})
    polished = minimize(
        loss, found.x, method="Nelder-Mead", bounds=bounds, options={"xatol": 1e-7, "fatol": 1e-13}
    )
    return polished.x, float(polished.fun)
