"""How complete a card is, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """Something a card should hold: how much it counts unless the company says otherwise, where it is filled in."""

    key: str
    weight: int
    place: str


PIECES: tuple[Piece, ...] = (
    Piece("alt_name", 3, "alt_name"),
    Piece("owner", 10, "owner"),
    Piece("region", 6, "region"),
    Piece("business", 6, "business"),
    Piece("phone", 10, "phone"),
    Piece("site", 6, "sites"),
    Piece("position", 5, "sites"),
    Piece("hours", 4, "sites"),
    Piece("decision_maker", 12, "contacts"),
    Piece("purchasing", 8, "contacts"),
    Piece("terms", 6, "terms_days"),
    Piece("tax_id", 4, "tax_id"),
    Piece("since", 2, "since_on"),
    Piece("source", 3, "source"),
    Piece("buys", 6, "facts"),
    Piece("also_from", 6, "facts"),
    Piece("who_decides", 3, "facts"),
)


@dataclass(frozen=True)
class Completeness:
    """A card's percentage and the pieces it lacks, heaviest first."""

    percent: int
    missing: Sequence[Piece]


def measure(held: frozenset[str], weights: Mapping[str, int]) -> Completeness:
    """Weigh the pieces a card holds; pieces of weight 0 do not count and are not missed."""
    counted = [(piece, weights.get(piece.key, piece.weight)) for piece in PIECES]
    total = sum(weight for _piece, weight in counted)
    got = sum(weight for piece, weight in counted if piece.key in held)
    lacking = [(piece, weight) for piece, weight in counted if weight and piece.key not in held]
    lacking.sort(key=lambda pair: -pair[1])
    percent = 100 if total == 0 else got * 100 // total
    return Completeness(percent, [piece for piece, _weight in lacking])
