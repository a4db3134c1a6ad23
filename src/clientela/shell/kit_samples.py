"""Invented figures for the kit page."""

from datetime import date, timedelta
from typing import Any

from clientela.kernel.money import Money
from clientela.shell.graphics.band import Band
from clientela.shell.graphics.flow import Flow, Move, Node
from clientela.shell.graphics.heat import Cell, Heat, Row, tinted
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


BAND = Band(
    "Active customers per month against the base",
    MONTHS,
    values=(641, 655, 622, 431, 604, 633, 646, 651, 628, 630, 641, 612),
    low=(612, 628, 596, 402, 588, 606, 618, 622, 610, 618, 648, 640),
    high=(664, 680, 650, 452, 640, 658, 668, 672, 660, 668, 700, 690),
    before=(598, 611, 583, 418, 571, 590, 601, 607, 592, 603, 629, 634),
)
NAMES = ("Very important", "Important", "General", "Dormant")
COUNTS_BEFORE, COUNTS_AFTER = (62, 238, 476, 476), (64, 244, 488, 488)
MOVED = ((51, 9, 1, 0, 1), (11, 189, 27, 9, 2), (1, 41, 352, 74, 8), (0, 3, 88, 369, 16))
CAME = (1, 2, 20, 36)


def flow() -> Flow:
    """Tiers in July and in October."""
    before = [Node(f"p{i}", NAMES[i], str(3 - i), COUNTS_BEFORE[i]) for i in range(4)]
    after = [Node(f"n{i}", NAMES[i], str(3 - i), COUNTS_AFTER[i]) for i in range(4)]
    moves = [
        Move(f"p{i}", f"n{j}", MOVED[i][j], _turn(i, j)) for i in range(4) for j in range(4) if MOVED[i][j]
    ]
    moves += [Move(f"p{i}", "lost", MOVED[i][4], "down") for i in range(4)]
    moves += [Move("new", f"n{j}", CAME[j], "up") for j in range(4)]
    return Flow(
        "Movement of customers between tiers",
        [*before, Node("new", "New", "new", sum(CAME))],
        [*after, Node("lost", "Lost", "lost", 27)],
        moves,
    )


def _turn(before: int, after: int) -> str:
    return "same" if before == after else "up" if after < before else "down"


def heat() -> Heat:
    """Money at risk by reason and tier."""
    figures = (
        ("Late by its rhythm", (412, 391, 148)),
        ("Spends less", (236, 121, 52)),
        ("Slowing down", (88, 94, 61)),
    )
    rows = [
        Row(name, [Cell(value, str(value), value // 20, "#main") for value in values], str(sum(values)), 54)
        for name, values in figures
    ]
    return Heat(
        "Money at risk, by reason and tier", (3, 2, 1), tinted(rows), [Cell(0, "736", 12), Cell(0, "606", 27)]
    )


def samples(as_of: date) -> dict[str, Any]:
    """Everything the kit page shows."""
    return {
        "late": strip(as_of, LATE_ORDERS),
        "kept": strip(as_of, KEPT_ORDERS),
        "stake": Money.of(38_200, "CNY"),
        "as_of": as_of,
        "band": BAND,
        "flow": flow(),
        "heat": heat(),
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
