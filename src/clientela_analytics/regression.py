"""Logistic and Poisson regression pulled towards a prior: the rhythm score alone, until the past says otherwise."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.special import expit

from clientela_analytics.arrays import Floats

Slopes = Callable[[Floats], tuple[Floats, Floats]]
STEPS = 8
ENOUGH = 1e-4
STEEPEST = 30.0


@dataclass(frozen=True)
class Prior:
    """What the coefficients are without any outcome, and how much evidence it takes to move them."""

    centre: Floats
    ridge: Floats


def fit_logistic(features: Floats, outcomes: Floats, weights: Floats, prior: Prior) -> Floats:
    """The coefficients of the log odds that are most probable given the weighted outcomes (0 or 1)."""

    def slopes(scores: Floats) -> tuple[Floats, Floats]:
        chance = expit(scores)
        return outcomes - chance, chance * (1 - chance)

    return _fit(features, np.zeros(len(outcomes)), weights, prior, slopes)


def fit_poisson(features: Floats, counts: Floats, offset: Floats, weights: Floats, prior: Prior) -> Floats:
    """The coefficients of the log of expected counts beside a known offset."""

    def slopes(scores: Floats) -> tuple[Floats, Floats]:
        expected = np.exp(np.minimum(scores, STEEPEST))
        return counts - expected, expected

    return _fit(features, offset, weights, prior, slopes)


def _fit(features: Floats, offset: Floats, weights: Floats, prior: Prior, slopes: Slopes) -> Floats:
    place = prior.centre.copy()
    for _ in range(STEPS):
        gradient, curvature = slopes(features @ place + offset)
        pull = prior.ridge * (place - prior.centre)
        bend = (features.T * (weights * curvature)) @ features + np.diag(prior.ridge)
        step = cho_solve(cho_factor(bend), features.T @ (weights * gradient) - pull)
        place = place + step
        if np.abs(step).max() < ENOUGH:
            break
    return place
