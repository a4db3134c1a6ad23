"""A table of money by reason and tier, tinted by how much of it is where."""

from collections.abc import Sequence
from dataclasses import dataclass

DEGREES = 5


@dataclass(frozen=True)
class Cell:
    """An amount in words, how many customers stand behind it, and where they are listed."""

    amount: float
    figure: str
    count: int
    href: str = ""
    heat: int = 0


@dataclass(frozen=True)
class Row:
    """A reason, its cells by tier, and its total."""

    label: str
    cells: Sequence[Cell]
    figure: str
    count: int


@dataclass(frozen=True)
class Heat:
    """The whole table; totals are by tier, then over all."""

    label: str
    tiers: Sequence[int]
    rows: Sequence[Row]
    totals: Sequence[Cell]


def degree(amount: float, largest: float) -> int:
    """How warm a cell is (0 to 5) beside the largest; any amount at all is at least 1."""
    if amount <= 0 or largest <= 0:
        return 0
    return max(1, min(DEGREES, round(DEGREES * amount / largest)))


def tinted(rows: Sequence[Row]) -> list[Row]:
    """Rows with each cell's warmth set beside the largest cell of all."""
    largest = max((cell.amount for row in rows for cell in row.cells), default=0)
    return [
        Row(row.label, [_warm(cell, largest) for cell in row.cells], row.figure, row.count) for row in rows
    ]


def _warm(cell: Cell, largest: float) -> Cell:
    return Cell(cell.amount, cell.figure, cell.count, cell.href, degree(cell.amount, largest))
