"""Gamma-Gamma: the value of a purchase, pulled from a customer's own mean to everybody's (Fader and Hardie 2013)."""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from clientela_analytics.arrays import Floats
from clientela_analytics.purchase_counts import descend


@dataclass(frozen=True)
class GammaGamma:
    """The three parameters of a company, with the log likelihood they reach."""

    p: float
    q: float
    gamma: float
    log_likelihood: float = float("nan")

    def expected_value(self, repeats: Floats, mean_value: Floats) -> Floats:
        """The expected value of a purchase, given the repeat purchases of a customer and their mean value."""
        return np.asarray(self.p * (self.gamma + repeats * mean_value) / (self.p * repeats + self.q - 1))


def fit_gamma_gamma(repeats: Floats, mean_value: Floats) -> GammaGamma:
    """Fit by maximum likelihood to the customers with a repeat purchase of positive value."""
    known = (repeats > 0) & (mean_value > 0)
    unit = float(mean_value[known].mean())
    x, z = repeats[known], mean_value[known] / unit

    def loss(place: Floats) -> float:
        return -float(_log_likelihood(GammaGamma(*np.exp(place)), x, z).mean())

    place, least = descend(loss, np.array([1.0, 1.0, 0.0]))
    p, q, gamma = np.exp(place)
    return GammaGamma(float(p), float(q), float(gamma * unit), -least * len(x) - len(x) * float(np.log(unit)))


def _log_likelihood(model: GammaGamma, x: Floats, z: Floats) -> Floats:
    shape = model.p * x
    drawn = gammaln(shape + model.q) - gammaln(shape) - gammaln(model.q)
    known = model.q * np.log(model.gamma) + (shape - 1) * np.log(z) + shape * np.log(x)
    return np.asarray(drawn + known - (shape + model.q) * np.log(model.gamma + x * z))
