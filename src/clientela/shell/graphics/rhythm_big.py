"""Draws the big rhythm strip of a record: months, festivals, the usual gap, the silence, contacts below."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from clientela.shell.graphics import svg
from clientela.shell.graphics.rhythm import Field, Strip
from clientela.shell.wording import month_short

TOP = 24.0
BELOW_BASE = 42
LANE_ABOVE_EDGE = 27
MONTHS_AXIS_ABOVE_EDGE = 3
LEAST_LABEL_GAP = 34
HIGHEST_STICK = 0.9
GHOST = 0.5


@dataclass(frozen=True)
class BigField(Field):
    """A field with a lane for contacts and an axis of months under it."""

    height: float

    @property
    def lane(self) -> float:
        """Where contacts lie."""
        return self.height - LANE_ABOVE_EDGE

    def months(self) -> Iterator[SafeString]:
        """A hairline and a name for each month that begins inside."""
        on = self.strip.as_of.replace(day=1)
        labelled = float("inf")
        while self.shows(on):
            place = self.x(on)
            yield svg.path(
                "rh-x", f"M{svg.short(place)} {svg.short(self.top - 6)}V{svg.short(self.lane + 8)}"
            )
            if labelled - place >= LEAST_LABEL_GAP:
                yield svg.text(month_short(on), place + 5, self.height - MONTHS_AXIS_ABOVE_EDGE)
                labelled = place
            on = (on - timedelta(days=1)).replace(day=1)

    def shades(self) -> Iterator[SafeString]:
        """Festivals, tinted and named."""
        for shade in self.strip.shades:
            if not (self.shows(shade.first_on) and self.shows(shade.last_on)):
                continue
            left, right = self.x(shade.first_on), self.x(shade.last_on)
            yield svg.rect("rh-fest", left, self.top - 6, max(2.0, right - left), self.base - self.top + 6)
            yield svg.text(shade.name, (left + right) / 2, self.top + 4, "rh-c")

    def usual_gap(self) -> Iterator[SafeString]:
        """A bracket over the past gap that is most like the usual one."""
        pair = self._most_usual_pair()
        if pair is None or self.strip.gap is None:
            return
        left, right, height = self.x(pair[0]), self.x(pair[1]), self.top + 14
        edges = [svg.short(value) for value in (left, height + 6, height, right)]
        yield svg.path("rh-br", f"M{edges[0]} {edges[1]}V{edges[2]}H{edges[3]}V{edges[1]}")
        words = gettext("%(gap)s ± %(spread)s days") % {
            "gap": round(self.strip.gap),
            "spread": self.strip.spread,
        }
        yield svg.text(words, (left + right) / 2, height - 6, "rh-c")

    def _most_usual_pair(self) -> tuple[date, date] | None:
        shown = [on for on, _ in self.strip.orders if self.shows(on)]
        pairs = list(pairwise(shown))[::-1]
        gap = self.strip.gap or 0
        return min(pairs, key=lambda pair: abs((pair[1] - pair[0]).days - gap), default=None)

    def silence_words(self) -> SafeString:
        """How long nothing has come, over the tint."""
        if not self.strip.is_late:
            return SafeString("")
        silent = self.strip.silent_days
        words = ngettext("%(n)s day silent", "%(n)s days silent", silent) % {"n": silent}
        return svg.text(words, self.x(self.strip.as_of) - 2, self.top - 10, "rh-t", "end")

    def touches(self) -> Iterator[SafeString]:
        """Visits as full dots, calls and messages as open ones, promises as diamonds."""
        for touch in self.strip.touches:
            if not self.shows(touch.on):
                continue
            place = self.x(touch.on)
            if touch.kind == "promise":
                corner = svg.short(self.lane - 4.5)
                yield svg.path("rh-p", f"M{svg.short(place)} {corner}l4.5 4.5l-4.5 4.5l-4.5-4.5z")
            else:
                yield svg.circle("rh-v" if touch.kind == "visit" else "rh-v o", place, self.lane, 3.0)


def rhythm_big(strip: Strip, width: int, height: int, span_days: int) -> SafeString:
    """The big strip of a width, over a span of days."""
    field = BigField(strip, width - 8, span_days, TOP, height - BELOW_BASE, height)
    return svg.picture(
        "rhythm rhythm-big",
        width,
        height,
        strip.sentence,
        *field.months(),
        *field.shades(),
        field.silence(TOP - 6, 3),
        svg.path("rh-b", f"M0 {svg.short(field.base)}H{width}"),
        *field.sticks(HIGHEST_STICK),
        *field.ghosts(GHOST),
        *field.usual_gap(),
        field.silence_words(),
        *field.touches(),
        field.today(3.5),
    )
