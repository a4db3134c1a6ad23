"""The rhythm model applied to a snapshot: lateness, aliveness, the chance of no order, and orders to expect."""

from dataclasses import dataclass

import numpy as np

from clientela_analytics.arrays import Floats
from clientela_analytics.renewal import Gaps, RenewalModel
from clientela_analytics.snapshot import Snapshot

# Multiples of the typical gap at which the chance of a longer gap is reckoned; between them it is interpolated.
GRID = np.geomspace(0.02, 12, 12)


@dataclass(frozen=True)
class RhythmReading:
    """One way to weigh a customer's gaps (all alike, or older ones less), read with the company's model."""

    model: RenewalModel
    gaps: Gaps
    shape_weights: Floats
    leaving_odds: Floats
    survival: Floats
    rate: Floats

    @property
    def lateness(self) -> Floats:
        """The share of the customer's gaps, were it to stay, that are shorter than its silence."""
        return 1 - self.survival

    @property
    def chance_alive(self) -> Floats:
        """The chance that the customer has not left."""
        return self.survival / (self.survival + self.leaving_odds)

    def chance_of_none(self, ahead: Floats | float) -> Floats:
        """The chance of no order within so much clock time from now."""
        later = self.model.survival(self.gaps, self.gaps.silence + ahead, self.shape_weights)
        return (later + self.leaving_odds) / (self.survival + self.leaving_odds)

    def expected_orders(self, ahead: float, chance_of_none: Floats) -> Floats:
        """The orders to expect in that time, leaving on the way included; never less than the chance of one."""
        model, repeats = self.model, self.gaps.repeats
        leaving = model.a / (model.a + model.b + repeats)
        orders = self.chance_alive * -np.expm1(-leaving * self.rate * ahead) / leaving
        return np.maximum(orders, 1 - chance_of_none)

    def gap_quantiles(self, chances: tuple[float, ...]) -> list[Floats]:
        """The gap, in clock time, that the next one stays below with each chance."""
        typical = 1 / self.rate
        shorter = np.stack(
            [1 - self.model.survival(self.gaps, typical * step, self.shape_weights) for step in GRID]
        )
        return [typical * np.exp(_crossing(shorter, chance)) for chance in chances]


def read_rhythm(model: RenewalModel, gaps: Gaps) -> RhythmReading:
    """Weigh the gaps of all customers of a snapshot with the model."""
    weights = model.shape_weights(gaps)
    odds, survival = model.leaving_odds(gaps), model.survival(gaps, gaps.silence, weights)
    return RhythmReading(model, gaps, weights, odds, survival, model.rates(gaps, weights))


def clock_time_ahead(snapshot: Snapshot, days: int) -> float:
    """How far the clock will move in the coming days."""
    now, then = snapshot.clock.at(np.array([snapshot.day, snapshot.day + days]))
    return float(then - now)


def _crossing(shorter: Floats, chance: float) -> Floats:
    logs = np.log(GRID)
    above = np.clip((shorter < chance).sum(axis=0), 1, len(GRID) - 1)
    column = np.arange(shorter.shape[1])
    low, high = shorter[above - 1, column], shorter[above, column]
    part = np.clip((chance - low) / np.maximum(high - low, 1e-9), 0, 1)
    return np.asarray(logs[above - 1] + part * (logs[above] - logs[above - 1]))
