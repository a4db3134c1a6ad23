"""The rhythm model: each customer's gaps between orders, shrunk to the company's, and the chance that it has left.

A gap is gamma distributed with shape k and rate k * rate; the rate varies over customers as Gamma(r, alpha); k is
one of a few shapes. After an order a customer leaves with a chance that varies as Beta(a, b); after the very first
order with chance q. Times are on the company clock.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy.special import betainc, gammaln

from clientela_analytics.arrays import Floats, Ints

SHAPES = np.array([0.5, 1.0, 2.0, 4.0, 8.0])
TINY = 1e-12


@dataclass(frozen=True)
class Gaps:
    """What the model needs of each customer: number of gaps, their sum, the sum of their logarithms, the silence since.

    `count`, `total` and `logs` may be discounted; `repeats` is the plain number of repeat orders.
    """

    count: Floats
    total: Floats
    logs: Floats
    silence: Floats
    repeats: Floats

    def take(self, rows: Ints) -> "Gaps":
        """The same facts of some customers only."""
        return Gaps(
            *(values[rows] for values in (self.count, self.total, self.logs, self.silence, self.repeats))
        )

    def scaled(self, unit: float) -> "Gaps":
        """The same facts with time measured in another unit."""
        logs = self.logs - self.count * np.log(unit)
        return Gaps(self.count, self.total / unit, logs, self.silence / unit, self.repeats)


@dataclass(frozen=True)
class RenewalModel:
    """The company's rhythm: the parameters of all customers together."""

    r: float = 1.0
    alpha: float = 60.0
    a: float = 0.6
    b: float = 2.7
    q: float = 0.3
    shapes: Floats = field(default_factory=lambda: np.full(len(SHAPES), 1 / len(SHAPES)))

    def leaving_odds(self, gaps: Gaps) -> Floats:
        """The odds that a customer left right after its last order rather than stayed for a next one."""
        repeats = np.maximum(gaps.repeats, 1)
        return np.where(gaps.repeats > 0, self.a / (self.b + repeats - 1), self.q / (1 - self.q))

    def shape_weights(self, gaps: Gaps) -> Floats:
        """The posterior chance of each gap shape, one row per shape."""
        logs = np.stack([np.log(weight + TINY) + self.gap_likelihood(gaps, k) for k, weight in self._mix()])
        weights = np.exp(logs - logs.max(axis=0))
        return np.asarray(weights / weights.sum(axis=0))

    def survival(self, gaps: Gaps, times: Floats, weights: Floats | None = None) -> Floats:
        """The chance that the next gap of a customer who stays is longer than the times."""
        mixed = self.shape_weights(gaps) if weights is None else weights
        parts = [weight * self.survival_for(gaps, k, times) for weight, k in zip(mixed, SHAPES, strict=True)]
        return np.asarray(np.clip(np.sum(parts, axis=0), 0.0, 1.0))

    def rates(self, gaps: Gaps, weights: Floats) -> Floats:
        """The expected orders per unit of time of a customer who stays."""
        k = SHAPES[:, None]
        shape, scale = self.r + k * gaps.count, self.alpha + k * (gaps.total + gaps.silence)
        return np.asarray(np.sum(weights * shape / scale, axis=0))

    def _mix(self) -> list[tuple[float, float]]:
        return list(zip(SHAPES, self.shapes, strict=True))

    def gap_likelihood(self, gaps: Gaps, k: float) -> Floats:
        """The log likelihood of the observed gaps for one shape, the customer's own rate integrated out."""
        shape = self.r + k * gaps.count
        known = gaps.count * (k * np.log(k) - gammaln(k)) + (k - 1) * gaps.logs
        passed = shape * np.log(self.alpha + k * gaps.total)
        return np.asarray(known + gammaln(shape) - gammaln(self.r) + self.r * np.log(self.alpha) - passed)

    def survival_for(self, gaps: Gaps, k: float, times: Floats) -> Floats:
        """The chance of a next gap longer than the times, for one shape."""
        passed = k * times
        reached = passed / (self.alpha + k * gaps.total + passed)
        return np.asarray(1 - betainc(k, self.r + k * gaps.count, reached), dtype=np.float64)
