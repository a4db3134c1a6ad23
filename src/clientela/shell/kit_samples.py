"""Invented figures for the kit page."""

from datetime import date, timedelta
from typing import Any

from clientela.kernel.money import Money
from clientela.shell.graphics.rhythm import Shade, Strip, Touch

GAP, GAP_LOW, GAP_HIGH = 14, 11, 17
LATE_ORDERS = (
    361,
    347,
    333,
    318,
    304,
    290,
    266,
    251,
    238,
    224,
    211,
    196,
    182,
    168,
    154,
    139,
    125,
    111,
    98,
    84,
    69,
    54,
    41,
)
KEPT_ORDERS = (119, 107, 93, 80, 64, 51, 37, 23, 9)
AMOUNTS = (1420, 1610, 1380, 1500, 1290, 1730)
MONTHS = ("Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")


def strip(as_of: date, days_ago: tuple[int, ...]) -> Strip:
    """A strip with orders so many days ago."""
    orders = [
        (as_of - timedelta(days=ago), float(AMOUNTS[i % len(AMOUNTS)])) for i, ago in enumerate(days_ago)
    ]
    return Strip(
        orders,
        as_of,
        GAP,
        GAP_LOW,
        GAP_HIGH,
        shades=(Shade(as_of - timedelta(days=287), as_of - timedelta(days=270), "Spring Festival"),),
        touches=(
            Touch(as_of - timedelta(days=92), "visit"),
            Touch(as_of - timedelta(days=51), "promise"),
            Touch(as_of - timedelta(days=2), "call"),
        ),
    )


def samples(as_of: date) -> dict[str, Any]:
    """Everything the kit page shows."""
    return {
        "late": strip(as_of, LATE_ORDERS),
        "kept": strip(as_of, KEPT_ORDERS),
        "stake": Money.of(38_200, "CNY"),
        "as_of": as_of,
        "line": [5, 6, 5, 7, 6, 8, 7, 9],
        "colours": (
            ("ink", "Ink", "text"),
            ("ink-2", "Ink 2", "text"),
            ("ink-3", "Ink 3", "caption"),
            ("accent", "Accent", "action"),
            ("jade-ink", "Jade", "good, kept"),
            ("amber-ink", "Amber", "soon"),
            ("red-ink", "Red", "late"),
            ("sky-ink", "Sky", "information"),
            ("plum-ink", "Plum", "rank"),
        ),
    }
