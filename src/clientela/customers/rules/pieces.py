"""Which pieces of a complete card each of its parts holds."""

from collections.abc import Iterable
from typing import Any

POSTS = {"decision_maker": "decision_maker", "purchasing": "purchasing"}
COLUMN_PIECES = {
    "alt_name": "alt_name",
    "owner_id": "owner",
    "region_id": "region",
    "business": "business",
    "phone": "phone",
    "tax_id": "tax_id",
    "since_on": "since",
    "source": "source",
}
FACT_PIECES = frozenset({"buys", "also_from", "who_decides"})


def pieces_of(
    customer: Any, contacts: Iterable[Any], sites: Iterable[Any], facts: Iterable[Any]
) -> frozenset[str]:
    """The keys of the pieces a card holds, from everything that stands on it."""
    held = columns_held(customer)
    for contact in contacts:
        held |= contact_pieces(contact) if contact.is_active else set()
    for site in sites:
        held |= site_pieces(site)
    return frozenset(held | FACT_PIECES & {fact.kind for fact in facts})


def columns_held(customer: Any) -> set[str]:
    """The pieces a card's own columns hold."""
    pieces = {piece for column, piece in COLUMN_PIECES.items() if getattr(customer, column)}
    return pieces if customer.terms_days is None else pieces | {"terms"}


def contact_pieces(contact: Any) -> set[str]:
    """The pieces a contact adds to its card."""
    pieces = {POSTS[contact.post]} if contact.post in POSTS else set()
    return pieces | {"phone"} if contact.phones else pieces


def site_pieces(site: Any) -> set[str]:
    """The pieces a site adds to its card."""
    found = {
        "site": site.address or site.city,
        "position": site.latitude is not None and site.longitude is not None,
        "hours": site.hours,
    }
    return {piece for piece, there in found.items() if there}
