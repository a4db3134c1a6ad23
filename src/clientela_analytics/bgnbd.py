"""BG/NBD: purchases while alive, a chance of leaving after each purchase (Fader, Hardie and Lee 2005)."""

from dataclasses import dataclass

import numpy as np
from scipy.special import betaln, expit, gammaln, hyp2f1

from clientela_analytics.arrays import Floats
from clientela_analytics.purchase_counts import PurchaseCounts, maximise


@dataclass(frozen=True)
class BgNbd:
    """The four parameters of a company, with the log likelihood they reach."""

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float = float("nan")

    def chance_alive(self, counts: PurchaseCounts) -> Floats:
        """The chance that a customer is still one; 1 for everybody without a repeat purchase, as the model has it."""
        x = counts.repeats
        odds = self.a / (self.b + np.maximum(x, 1) - 1)
        log_rate = (self.r + x) * np.log((self.alpha + counts.age) / (self.alpha + counts.last))
        # 1 / (1 + odds * exp(log_rate)) without overflow for long silences
        return np.where(x > 0, expit(-np.log(odds) - log_rate), 1.0)

    def chance_of_none(self, counts: PurchaseCounts, ahead: float) -> Floats:
        """The chance of no purchase in the time ahead."""
        base = self.alpha + counts.age
        silent = (base / (base + ahead)) ** (self.r + counts.repeats)
        return np.asarray(1 - self.chance_alive(counts) * (1 - silent))

    def expected_purchases(self, counts: PurchaseCounts, ahead: float) -> Floats:
        """The expected number of purchases in the time ahead (equation 10 of the paper)."""
        x, base = counts.repeats, self.alpha + counts.age
        series = hyp2f1(self.r + x, self.b + x, self.a + self.b + x - 1, ahead / (base + ahead))
        left = 1 - (base / (base + ahead)) ** (self.r + x) * series
        return np.asarray((self.a + self.b + x - 1) / (self.a - 1) * left * self.chance_alive(counts))


def fit_bgnbd(counts: PurchaseCounts) -> BgNbd:
    """Fit by maximum likelihood; equal customers are counted once and time is scaled.

    Examples
    --------
    >>> counts = PurchaseCounts(np.array([2.0, 1.0, 0.0]), np.array([30.4, 1.7, 0.0]), np.array([38.9, 38.9, 38.9]))
    >>> fit_bgnbd(counts).r > 0
    True
    """

    def log_likelihood(place: Floats, grouped: PurchaseCounts) -> Floats:
        return _log_likelihood(BgNbd(*np.exp(place)), grouped)

    place, total, unit = maximise(log_likelihood, np.array([-0.5, 0.0, -0.5, 0.5]), counts)
    r, alpha, a, b = np.exp(place)
    return BgNbd(float(r), float(alpha * unit), float(a), float(b), total)


def _log_likelihood(model: BgNbd, counts: PurchaseCounts) -> Floats:
    x = counts.repeats
    drawn = gammaln(model.r + x) - gammaln(model.r) + model.r * np.log(model.alpha)
    chances = betaln(model.a, model.b)
    stayed = betaln(model.a, model.b + x) - chances - (model.r + x) * np.log(model.alpha + counts.age)
    left = (
        betaln(model.a + 1, model.b + np.maximum(x, 1) - 1)
        - chances
        - (model.r + x) * np.log(model.alpha + counts.last)
    )
    return np.asarray(drawn + np.where(x > 0, np.logaddexp(stayed, left), stayed))
