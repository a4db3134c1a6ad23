"""Draws the rhythm strip: a stick per order, ghosts for orders that should have come, a tint for the silence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from statistics import median

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from clientela.shell.graphics import svg

SMALL_GAPS_SHOWN = 9
SILENCE_ROOM = 2.2
LEAST_SPAN_DAYS = 60
MOST_GHOSTS = 12
LOWEST_STICK = 0.2


@dataclass(frozen=True)
class Shade:
    """Days that do not count, such as a festival."""

    first_on: date
    last_on: date
    name: str


@dataclass(frozen=True)
class Touch:
    """A contact under the big strip; kind is "visit", "call" or "promise"."""

    on: date
    kind: str


@dataclass(frozen=True)
class Strip:
    """Orders (date, amount) as of a date, with the learnt gap in days (low, middle, high) where there is one."""

    orders: Sequence[tuple[date, float]]
    as_of: date
    gap: float | None = None
    gap_low: float | None = None
    gap_high: float | None = None
    shades: Sequence[Shade] = ()
    touches: Sequence[Touch] = ()

    @classmethod
    def kept(
        cls,
        rhythm: Sequence[Sequence[str | float]],
        as_of: date,
        gap: float | None = None,
        gap_low: float | None = None,
        gap_high: float | None = None,
    ) -> "Strip":
        """A strip from kept figures: pairs of ISO date and amount."""
        orders = [(date.fromisoformat(str(on)), float(amount)) for on, amount in rhythm]
        return cls(sorted(orders), as_of, gap, gap_low, gap_high)

    @cached_property
    def last_on(self) -> date | None:
        """The day of the last order."""
        return max((on for on, _ in self.orders), default=None)

    @cached_property
    def silent_days(self) -> int:
        """Days since the last order."""
        return (self.as_of - self.last_on).days if self.last_on else 0

    @property
    def spread(self) -> int:
        """Half the width of the usual gap, at least a day."""
        if self.gap is None or self.gap_low is None or self.gap_high is None:
            return 1
        return max(1, round((self.gap_high - self.gap_low) / 2))

    @cached_property
    def is_late(self) -> bool:
        """Whether the silence is longer than the usual gap at its longest."""
        longest = self.gap_high or self.gap
        return longest is not None and self.silent_days > longest

    @cached_property
    def missed(self) -> list[date]:
        """The days on which orders should have come and did not."""
        if not self.gap or not self.last_on or not self.is_late:
            return []
        steps = (self.last_on + timedelta(days=round(self.gap * n)) for n in range(1, MOST_GHOSTS + 1))
        return [on for on in steps if on < self.as_of]

    @cached_property
    def sentence(self) -> str:
        """The strip in words."""
        silent = ngettext(
            "%(n)s day since the last one", "%(n)s days since the last one", self.silent_days
        ) % {"n": self.silent_days}
        if not self.orders:
            return gettext("No orders yet")
        if self.gap is None:
            return gettext("No rhythm learnt yet; %(silent)s") % {"silent": silent}
        return gettext("Orders every %(gap)s ± %(spread)s days; %(silent)s") % {
            "gap": round(self.gap),
            "spread": self.spread,
            "silent": silent,
        }


@dataclass(frozen=True)
class Field:
    """Where a strip's days and amounts fall in the picture."""

    strip: Strip
    width: float
    span_days: float
    top: float
    base: float

    def x(self, on: date) -> float:
        """The place of a day."""
        before = (self.strip.as_of - on).days
        return (1 - before / self.span_days) * (self.width - 6) + 2

    def shows(self, on: date) -> bool:
        """Whether a day is inside the picture."""
        return 0 <= (self.strip.as_of - on).days < self.span_days

    def stick(self, on: date, share: float, kind: str = "rh-o") -> SafeString:
        """A stick on a day, as high as a share of the field."""
        place, height = svg.short(self.x(on)), svg.short(self.base - share * (self.base - self.top))
        return svg.path(kind, f"M{place} {svg.short(self.base)}V{height}")

    def sticks(self, highest: float) -> Iterator[SafeString]:
        """A stick for each order shown: a usual order reaches half of `highest`, twice as much all of it."""
        shown = [(on, amount) for on, amount in self.strip.orders if self.shows(on)]
        full = 2 * median(amount for _, amount in shown) if shown else 0
        for on, amount in shown:
            share = amount / full if full > 0 else LOWEST_STICK
            yield self.stick(on, highest * min(1.0, max(LOWEST_STICK, share)))

    def ghosts(self, share: float) -> Iterator[SafeString]:
        """A dotted stick for each order that should have come."""
        return (self.stick(on, share, "rh-g") for on in self.strip.missed if self.shows(on))

    def silence(self, top: float, radius: float) -> SafeString:
        """The tint from the first missed day to today."""
        missed = self.strip.missed
        if not missed:
            return SafeString("")
        left = max(0.0, self.x(missed[0]))
        return svg.rect(
            "rh-late", left, top, max(1.0, self.x(self.strip.as_of) - left), self.base - top, radius
        )

    def today(self, radius: float) -> SafeString:
        """The dot that stands for today."""
        return svg.circle(
            "rh-now late" if self.strip.is_late else "rh-now", self.x(self.strip.as_of), self.base, radius
        )


def _small_span(strip: Strip) -> float:
    learnt = SMALL_GAPS_SHOWN * strip.gap if strip.gap else LEAST_SPAN_DAYS
    return max(learnt, strip.silent_days * SILENCE_ROOM, 1)


def rhythm(strip: Strip, width: int = 112, height: int = 28) -> SafeString:
    """The small strip for lists and rows."""
    field = Field(strip, width, _small_span(strip), top=4, base=height - 1.5)
    return svg.element(
        "svg",
        {
            "class": "rhythm",
            "viewBox": f"0 0 {width} {height + 1}",
            "width": width,
            "height": height + 1,
            "role": "img",
            "aria-label": strip.sentence,
        },
        field.silence(1, 2),
        *field.sticks(0.95),
        *field.ghosts(0.5),
        svg.path("rh-b", f"M0 {svg.short(field.base)}H{width}"),
        field.today(2),
    )
