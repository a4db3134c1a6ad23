"""How complete a card is, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Piece:
    """Something a card should hold: what it is called, what to ask when it is missing, where it is filled in."""

    key: str
    label: Promise
    ask: Promise
    weight: int
    place: str


PIECES: tuple[Piece, ...] = (
    Piece("alt_name", _("Name in another script"), _("Its name in another script"), 3, "alt_name"),
    Piece("owner", _("Owner"), _("Who looks after it?"), 10, "owner"),
    Piece("region", _("Region"), _("Which region is it in?"), 6, "region"),
    Piece("business", _("Business"), _("What business is it in?"), 6, "business"),
    Piece("phone", _("Phone"), _("A phone number"), 10, "phone"),
    Piece("site", _("Site with address"), _("Where is it? An address"), 6, "sites"),
    Piece("position", _("Position on the map"), _("Its position on the map"), 5, "sites"),
    Piece("hours", _("Opening hours"), _("When is it open?"), 4, "sites"),
    Piece("decision_maker", _("Decision maker"), _("Who decides?"), 12, "contacts"),
    Piece("purchasing", _("Purchasing contact"), _("Who does the purchasing?"), 8, "contacts"),
    Piece("terms", _("Payment terms"), _("What are its payment terms?"), 6, "terms_days"),
    Piece("tax_id", _("Tax id"), _("Its tax id"), 4, "tax_id"),
    Piece("since", _("Customer since"), _("Since when is it a customer?"), 2, "since_on"),
    Piece("source", _("Source"), _("Where did it come from?"), 3, "source"),
    Piece("buys", _("What it buys"), _("What does it buy?"), 6, "facts"),
    Piece("also_from", _("Other suppliers"), _("From whom else does it buy?"), 6, "facts"),
    Piece("who_decides", _("How it decides"), _("Who really decides, and how?"), 3, "facts"),
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
