"""What a month should have brought: last year's same month, carried by the recent trend, with its usual scatter."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, median

BASE_SHARE = 0.80
YEAR = 12
TREND_MONTHS = 6
# Scatter believed of a series before it has shown its own, and how many months of evidence that is worth.
USUAL_SCATTER = 0.05
USUAL_WEIGHT = 3


@dataclass(frozen=True)
class Base:
    """The middle of what a month should bring and the 80 % band around it."""

    expected: float
    low: float
    high: float

    def judges(self, value: float) -> str:
        """Where a value lies: "below", "in" or "above" the band."""
        if value < self.low:
            return "below"
        return "above" if value > self.high else "in"


def expected_growth(values: Sequence[float], weights: Sequence[float], place: int) -> float:
    """The median growth of the latest months on their own year before; 1 without any."""
    return median(_growths(values, weights, place) or [1.0])


def base_of(values: Sequence[float], weights: Sequence[float], place: int) -> Base | None:
    """The base of the month at `place`, from earlier months only; None without the same month of last year.

    `weights` say how much of each month was open for trade: a month that holds Spring Festival counts for less.
    """
    if place < YEAR or not values[place - YEAR]:
        return None
    growths = _growths(values, weights, place)
    growth = median(growths or [1.0])
    expected = values[place - YEAR] * growth * weights[place] / weights[place - YEAR]
    reach = NormalDist().inv_cdf((1 + BASE_SHARE) / 2) * _scatter(growths, growth)
    return Base(expected, max(0.0, expected * (1 - reach)), expected * (1 + reach))


def _growths(values: Sequence[float], weights: Sequence[float], place: int) -> list[float]:
    months = range(max(YEAR, place - TREND_MONTHS), place)
    return [
        (values[month] / weights[month]) / (values[month - YEAR] / weights[month - YEAR])
        for month in months
        if values[month - YEAR] and values[month]
    ]


def _scatter(growths: Sequence[float], growth: float) -> float:
    squares = sum((each / growth - 1) ** 2 for each in growths) + USUAL_WEIGHT * USUAL_SCATTER**2
    return float((squares / (len(growths) + USUAL_WEIGHT)) ** 0.5)
