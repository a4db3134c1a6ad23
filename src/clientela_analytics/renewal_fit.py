"""Fitting the rhythm model to a company: maximum a posteriori, gap shapes by expectation and maximisation."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, digamma, expit, gammaln

from clientela_analytics.arrays import Flags, Floats
from clientela_analytics.renewal import SHAPES, TINY, Gaps, RenewalModel

# Customers in each round: the first rounds only find the neighbourhood.
ROUNDS = (1_500, 1_500, 4_000)
STEPS = 20
SHAPE_STEPS = 8
SHAPE_PRIOR_CUSTOMERS = 5.0
# Weak priors on log r, log (alpha / typical gap), log a, log b and logit q.
CENTRE = np.array([0.0, 0.0, -0.5, 1.0, -1.0])
SPREAD = np.array([1.0, 1.5, 1.0, 1.0, 1.5])
NUDGE = 1e-5


def fit_renewal(gaps: Gaps, seed: int = 0) -> RenewalModel:
    """Learn the company's rhythm from at most 4,000 customers; with few customers the prior speaks."""
    unit = _typical_gap(gaps)
    place, model = CENTRE, _model_at(CENTRE, RenewalModel().shapes)
    for size in ROUNDS if len(gaps.count) else ():
        sample = _sample(gaps, size, seed).scaled(unit)
        evidence = _Evidence(sample, sample.repeats > 0, model.shapes)
        place = minimize(evidence, place, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
        model = _with_learnt_shapes(_model_at(place, model.shapes), sample)
    return replace(model, alpha=model.alpha * unit)


@dataclass(frozen=True)
class _Evidence:
    """The negative log posterior of the five parameters and its gradient, for given gap shapes."""

    gaps: Gaps
    is_repeat: Flags
    shapes: Floats

    def __call__(self, place: Floats) -> tuple[float, Floats]:
        model = _model_at(place, self.shapes)
        logs = (
            np.stack([model.gap_likelihood(self.gaps, k) for k in SHAPES])
            + np.log(self.shapes + TINY)[:, None]
        )
        top = logs.max(axis=0)
        weights = np.exp(logs - top)
        left, stayed, parts = _leaving(model, self.gaps.repeats, self.is_repeat)
        lasting = np.stack([model.survival_for(self.gaps, k, self.gaps.silence) for k in SHAPES])
        likelihood = np.maximum(np.sum(weights * (left + stayed * lasting), axis=0), 1e-200)
        rhythm = self._rhythm_slopes(model, weights, lasting, left, stayed)
        survival = np.sum(weights * lasting, axis=0)
        leaving = [np.sum(weights, axis=0) * by_left + survival * by_stayed for by_left, by_stayed in parts]
        slopes = np.array([np.sum(slope / likelihood) for slope in (*rhythm, *leaving)])
        repeats = np.count_nonzero(self.is_repeat)
        slopes[4] -= repeats / (1 - model.q)
        slopes *= [model.r, model.alpha, model.a, model.b, model.q * (1 - model.q)]
        offset = (place - CENTRE) / SPREAD
        total = np.sum(np.log(likelihood) + top) + repeats * np.log1p(-model.q)
        return float(0.5 * offset @ offset - total), offset / SPREAD - slopes

    def _rhythm_slopes(
        self, model: RenewalModel, weights: Floats, lasting: Floats, left: Floats, stayed: Floats
    ) -> tuple[Floats, Floats]:
        k, gaps = SHAPES[:, None], self.gaps
        shape, scale = model.r + k * gaps.count, model.alpha + k * gaps.total
        by_r = digamma(shape) - digamma(model.r) + np.log(model.alpha) - np.log(scale)
        by_alpha = model.r / model.alpha - shape / scale
        nudged = replace(model, r=model.r + NUDGE)
        ahead = np.stack([nudged.survival_for(gaps, one, gaps.silence) for one in SHAPES])
        z = k * gaps.silence / (scale + k * gaps.silence)
        density = np.exp(k * np.log(z + TINY) + shape * np.log1p(-z) - betaln(k, shape))
        lasting_by_alpha = density / scale
        both = left + stayed * lasting
        return (
            np.sum(weights * (by_r * both + stayed * (ahead - lasting) / NUDGE), axis=0),
            np.sum(weights * (by_alpha * both + stayed * lasting_by_alpha), axis=0),
        )


def _leaving(
    model: RenewalModel, repeats: Floats, is_repeat: Flags
) -> tuple[Floats, Floats, list[tuple[Floats, Floats]]]:
    """The chances of having left after the last order and of having stayed, with their slopes by a, b and q."""
    a, b, x = model.a, model.b, np.maximum(repeats, 1)
    stayed = np.exp(gammaln(b + x) + gammaln(a + b) - gammaln(a + b + x) - gammaln(b))
    left = a / (b + x - 1) * stayed
    both = digamma(a + b) - digamma(a + b + x)
    by_b = both + digamma(b + x) - digamma(b)
    zero, one = np.zeros(len(x)), np.ones(len(x))
    slopes = [
        (np.where(is_repeat, left * (both + 1 / a), 0), np.where(is_repeat, stayed * both, 0)),
        (np.where(is_repeat, left * (by_b - 1 / (b + x - 1)), 0), np.where(is_repeat, stayed * by_b, 0)),
        (np.where(is_repeat, zero, one), np.where(is_repeat, zero, -one)),
    ]
    return np.where(is_repeat, left, model.q), np.where(is_repeat, stayed, 1 - model.q), slopes


def _with_learnt_shapes(model: RenewalModel, gaps: Gaps) -> RenewalModel:
    repeat = gaps.take(np.flatnonzero(gaps.repeats > 0))
    if not len(repeat.count):
        return model
    fits = np.stack([model.gap_likelihood(repeat, k) for k in SHAPES])
    lasting = np.stack([model.survival_for(repeat, k, repeat.silence) for k in SHAPES])
    logs = fits + np.log(lasting + model.leaving_odds(repeat))
    shapes = model.shapes
    for _ in range(SHAPE_STEPS):
        chances = shapes[:, None] * np.exp(logs - logs.max(axis=0))
        counts = (chances / chances.sum(axis=0)).sum(axis=1) + SHAPE_PRIOR_CUSTOMERS
        shapes = counts / counts.sum()
    return replace(model, shapes=shapes)


def _typical_gap(gaps: Gaps) -> float:
    repeat = gaps.count > 0
    if repeat.any():
        return float(np.median(gaps.total[repeat] / gaps.count[repeat]))
    return float(max(np.median(gaps.silence), 1.0)) if len(gaps.silence) else 1.0


def _sample(gaps: Gaps, size: int, seed: int) -> Gaps:
    known = len(gaps.count)
    if known <= size:
        return gaps
    return gaps.take(np.sort(np.random.default_rng(seed).choice(known, size, replace=False)))


def _model_at(place: Floats, shapes: Floats) -> RenewalModel:
    r, alpha, a, b = np.exp(place[:4])
    return RenewalModel(float(r), float(alpha), float(a), float(b), float(expit(place[4])), shapes)
