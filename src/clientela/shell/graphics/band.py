"""Draws a line over time inside the band it should stay in, with the year before behind it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, log10

from django.utils.safestring import SafeString

from clientela.shell.graphics import svg
from clientela.shell.wording import number

LEFT, RIGHT, TOP, BOTTOM = 44.0, 60.0, 16.0, 26.0
TICKS = 4
NICE_STEPS = (1, 2, 2.5, 5, 10)
LEAST_LABEL_GAP = 30.0


@dataclass(frozen=True)
class Band:
    """Values by period with their band (low, high) and the year before; None where there is none."""

    label: str
    periods: Sequence[str]
    values: Sequence[float]
    low: Sequence[float | None] = ()
    high: Sequence[float | None] = ()
    before: Sequence[float | None] = ()
    written: Callable[[float], str] = number

    def low_at(self, place: int) -> float | None:
        """The lower edge of the band at a period."""
        return self.low[place] if place < len(self.low) else None

    def is_below(self, place: int) -> bool:
        """Whether the value of a period lies under its band."""
        low = self.low_at(place)
        return low is not None and self.values[place] < low

    @property
    def rows(self) -> Iterator[tuple[str, str, str, str]]:
        """The chart as a table: period, value, band, year before."""
        for place, period in enumerate(self.periods):
            low, high, before = (_at(series, place) for series in (self.low, self.high, self.before))
            band = "" if low is None or high is None else f"{self.written(low)} – {self.written(high)}"
            yield (
                period,
                self.written(self.values[place]),
                band,
                "" if before is None else self.written(before),
            )


def _at(series: Sequence[float | None], place: int) -> float | None:
    return series[place] if place < len(series) else None


def nice_step(spread: float) -> float:
    """A round distance between grid lines for a spread."""
    rough = max(spread, 1e-9) / TICKS
    scale = 10.0 ** floor(log10(rough))
    return scale * next(float(step) for step in NICE_STEPS if step * scale >= rough)


@dataclass(frozen=True)
class _Plane:
    band: Band
    width: float
    height: float

    @cached_property
    def bounds(self) -> tuple[float, float, float]:
        series = (self.band.values, self.band.low, self.band.high, self.band.before)
        known = [value for values in series for value in values if value is not None] or [0.0, 1.0]
        step = nice_step(max(known) - min(known))
        return (
            floor(min(known) / step) * step,
            max(ceil(max(known) / step), floor(min(known) / step) + 1) * step,
            step,
        )

    def x(self, place: int) -> float:
        last = max(1, len(self.band.periods) - 1)
        return LEFT + place / last * (self.width - LEFT - RIGHT)

    def y(self, value: float) -> float:
        low, high, _ = self.bounds
        return TOP + (high - value) / (high - low) * (self.height - TOP - BOTTOM)

    def line(self, kind: str, values: Sequence[float | None]) -> SafeString:
        points = [(self.x(place), self.y(value)) for place, value in enumerate(values) if value is not None]
        return svg.path(kind, svg.moves(points)) if len(points) > 1 else SafeString("")

    def base(self) -> SafeString:
        pairs = [
            (self.x(place), self.y(low), self.y(high))
            for place, (low, high) in enumerate(zip(self.band.low, self.band.high, strict=True))
            if low is not None and high is not None
        ]
        edge = [(x, low) for x, low, _ in pairs] + [(x, high) for x, _, high in reversed(pairs)]
        return svg.path("ch-base", svg.moves(edge) + "Z") if len(pairs) > 1 else SafeString("")

    def grid(self) -> Iterator[SafeString]:
        low, high, step = self.bounds
        for tick in range(round((high - low) / step) + 1):
            value = low + tick * step
            place = svg.short(self.y(value))
            yield svg.path("ch-grid", f"M{svg.short(LEFT)} {place}H{svg.short(self.width - RIGHT)}")
            yield svg.text(number(value), LEFT - 8, self.y(value) + 4, anchor="end")

    def axis(self) -> Iterator[SafeString]:
        last_drawn = -LEAST_LABEL_GAP
        for place, period in enumerate(self.band.periods):
            if self.x(place) - last_drawn >= LEAST_LABEL_GAP:
                yield svg.text(period, self.x(place), self.height - 6, anchor="middle")
                last_drawn = self.x(place)

    def dots(self) -> Iterator[SafeString]:
        last = len(self.band.values) - 1
        for place, value in enumerate(self.band.values):
            if self.band.is_below(place) or place == last:
                kind = "ch-dot below" if self.band.is_below(place) else "ch-dot"
                yield svg.circle(kind, self.x(place), self.y(value), 4)
        if last >= 0:
            value = self.band.values[last]
            yield svg.text(self.band.written(value), self.x(last) + 9, self.y(value) + 4, "ch-now")

    def hints(self) -> Iterator[SafeString]:
        half = (self.x(1) - self.x(0)) / 2
        for place, row in enumerate(self.band.rows):
            words = svg.element("title", {}, "   ".join(part for part in row if part))
            area: dict[str, svg.Value | None] = {
                "class": "ch-hit",
                "x": self.x(place) - half,
                "y": TOP,
                "width": 2 * half,
                "height": self.height - TOP - BOTTOM,
            }
            yield svg.element("rect", area, words)


def band_chart(band: Band, width: int, height: int) -> SafeString:
    """The chart of a width and height."""
    plane = _Plane(band, width, height)
    return svg.picture(
        "chart",
        width,
        height,
        band.label,
        *plane.grid(),
        plane.base(),
        plane.line("ch-past", band.before),
        plane.line("ch-line", band.values),
        *plane.dots(),
        *plane.axis(),
        *plane.hints(),
    )
