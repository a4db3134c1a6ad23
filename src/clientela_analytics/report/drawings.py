"""The small pictures of the report as inline SVG; labels come escaped."""

from collections.abc import Sequence

from clientela_analytics.policy import TIERS

STRIP_WIDTH, STRIP_HEIGHT, STRIP_DAYS = 168, 30, 365
CHART_WIDTH, CHART_HEIGHT, CHART_FLOOR = 720, 170, 152
FULLY_LABELLED = 14
CLEARLY_BELOW = 0.9


def tier_mark(tier: str) -> str:
    """Three rising bars, as many of them filled as the tier is worth."""
    filled = len(TIERS) - 1 - TIERS.index(tier)
    bars = "".join(
        f'<rect x="{place * 5}" y="{8 - place * 4}" width="3.5" height="{4 + place * 4}" rx="1" '
        f'class="{"on" if place < filled else "off"}"/>'
        for place in range(3)
    )
    return f'<svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">{bars}</svg>'


def rhythm_strip(ages: Sequence[int], due_from: int, due_until: int, label: str) -> str:
    """Orders of the last year by their age in days, the days the next one was due, and the time gone since."""
    sticks = "".join(f'<path class="stick" d="M{_at(age):.1f} 26V10"/>' for age in ages if age <= STRIP_DAYS)
    due = _span("due", due_from, max(due_until, 0))
    over = _span("over", due_until, 0) if due_until > 0 else ""
    return (
        f'<svg width="{STRIP_WIDTH}" height="{STRIP_HEIGHT}" viewBox="0 0 {STRIP_WIDTH} {STRIP_HEIGHT}" role="img" '
        f'aria-label="{label}">{due}{over}{sticks}<path class="axis" d="M0 27.5H{STRIP_WIDTH}"/>'
        f'<circle class="now" cx="{_at(0):.1f}" cy="27" r="2.5"/></svg>'
    )


def share_bars(people: float, sales: float) -> str:
    """Two bars, one above the other: the share of customers and of sales (0-1)."""
    rows = ((2, "people", people), (11, "sold", sales))
    bars = "".join(
        f'<rect class="{name}" y="{top}" width="{max(share * 180, 1):.1f}" height="7" rx="1.5"/>'
        for top, name, share in rows
    )
    return f'<svg width="180" height="20" viewBox="0 0 180 20" aria-hidden="true">{bars}</svg>'


def money_bar(share: float) -> str:
    """One bar: the share of the largest amount (0-1)."""
    return (
        '<svg width="120" height="8" viewBox="0 0 120 8" aria-hidden="true"><rect class="track" width="120" height="8" '
        f'rx="2"/><rect class="money" width="{max(share * 120, 1):.1f}" height="8" rx="2"/></svg>'
    )


def month_bars(labels: Sequence[str], values: Sequence[float], bases: Sequence[float], title: str) -> str:
    """Monthly values with their base as a broken line; months more than a tenth below it in another colour."""
    known = [base for base in bases if base == base]
    scale = (CHART_FLOOR - 6) / (max([*values, *known], default=1) or 1)
    step = CHART_WIDTH / max(len(values), 1)
    every = 1 if len(values) <= FULLY_LABELLED else 3
    bars = "".join(
        _month_bar(
            place * step,
            step,
            value * scale,
            tone=_tone(value, bases[place], is_last=place == len(values) - 1),
        )
        for place, value in enumerate(values)
    )
    names = "".join(
        f'<text x="{(place + 0.5) * step:.1f}" y="{CHART_HEIGHT - 4}" text-anchor="middle">{label}</text>'
        for place, label in enumerate(labels)
        if place % every == 0
    )
    line = "".join(
        f"M{place * step:.1f} {CHART_FLOOR - base * scale:.1f}h{step:.1f}"
        for place, base in enumerate(bases)
        if base == base
    )
    return (
        f'<svg width="100%" viewBox="0 0 {CHART_WIDTH} {CHART_HEIGHT}" role="img" aria-label="{title}">{bars}{names}'
        f'<path class="base" d="{line}"/><path class="axis" d="M0 {CHART_FLOOR}.5H{CHART_WIDTH}"/></svg>'
    )


def _month_bar(left: float, step: float, height: float, tone: str) -> str:
    return (
        f'<rect class="bar{tone}" x="{left + step * 0.16:.1f}" y="{CHART_FLOOR - height:.1f}" '
        f'width="{step * 0.68:.1f}" height="{height:.1f}" rx="2"/>'
    )


def _tone(value: float, base: float, *, is_last: bool) -> str:
    low = " low" if base == base and value < CLEARLY_BELOW * base else ""
    return low + (" part" if is_last else "")


def _at(age: int) -> float:
    return STRIP_WIDTH - 4 - min(max(age, 0), STRIP_DAYS) / STRIP_DAYS * (STRIP_WIDTH - 8)


def _span(name: str, older: int, newer: int) -> str:
    left, right = _at(older), _at(newer)
    return f'<rect class="{name}" x="{left:.1f}" y="4" width="{max(right - left, 0):.1f}" height="23"/>'
