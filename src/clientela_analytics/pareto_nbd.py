"""Pareto/NBD: purchases while alive, a lifetime of unseen end (Schmittlein, Morrison and Colombo 1987)."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit, gammaln, hyp2f1

from clientela_analytics.arrays import Floats
from clientela_analytics.purchase_counts import PurchaseCounts, maximise


@dataclass(frozen=True)
class ParetoNbd:
    """The four parameters of a company, with the log likelihood they reach."""

    r: float
    alpha: float
    s: float
    beta: float
    log_likelihood: float = float("nan")

    def chance_alive(self, counts: PurchaseCounts) -> Floats:
        """The chance that a customer is still one."""
        return np.asarray(expit(self.log_living(counts) - self.log_left(counts)))

    def expected_purchases(self, counts: PurchaseCounts, ahead: float) -> Floats:
        """The expected number of purchases in the time ahead."""
        alive, base = self.chance_alive(counts), self.beta + counts.age
        rate = (self.r + counts.repeats) * base / ((self.alpha + counts.age) * (self.s - 1))
        return np.asarray(rate * -np.expm1((self.s - 1) * np.log(base / (base + ahead))) * alive)

    def log_living(self, counts: PurchaseCounts) -> Floats:
        """The log of the part of the likelihood in which the customer still lives."""
        by_rate = (self.r + counts.repeats) * np.log(self.alpha + counts.age)
        return np.asarray(-by_rate - self.s * np.log(self.beta + counts.age))

    def log_left(self, counts: PurchaseCounts) -> Floats:
        """The log of the part in which it left between its last purchase and now (equation 22 of Fader and Hardie)."""
        total = self.r + self.s + counts.repeats
        wider, other = max(self.alpha, self.beta), min(self.alpha, self.beta)
        second = self.s + 1 if self.alpha >= self.beta else self.r + counts.repeats

        def term(time: Floats) -> Floats:
            series = hyp2f1(total, second, total + 1, (wider - other) / (wider + time))
            return np.asarray(np.log(series) - total * np.log(wider + time))

        sooner, later = term(counts.last), term(counts.age)
        part = np.maximum(-np.expm1(np.minimum(later - sooner, 0)), 1e-300)
        return np.asarray(np.log(self.s / total) + sooner + np.log(part))


def fit_pareto_nbd(counts: PurchaseCounts) -> ParetoNbd:
    """Fit by maximum likelihood; equal customers are counted once and time is scaled."""

    def log_likelihood(place: Floats, grouped: PurchaseCounts) -> Floats:
        model = ParetoNbd(*np.exp(place))
        drawn = gammaln(model.r + grouped.repeats) - gammaln(model.r)
        known = drawn + model.r * np.log(model.alpha) + model.s * np.log(model.beta)
        return np.asarray(known + np.logaddexp(model.log_living(grouped), model.log_left(grouped)))

    place, total, unit = maximise(log_likelihood, np.array([-0.5, 1.0, -0.5, 1.0]), counts)
    r, alpha, s, beta = np.exp(place)
    return ParetoNbd(float(r), float(alpha * unit), float(s), float(beta * unit), total)
