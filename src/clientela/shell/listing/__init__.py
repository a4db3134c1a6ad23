"""The list archetype: columns, filters and sorts from the address, pages by key, neighbours of a record."""

from clientela.shell.listing.heads import ListView
from clientela.shell.listing.keyset import Place
from clientela.shell.listing.pages import Neighbours, Page, Size, bounded_count, neighbours, page_of
from clientela.shell.listing.spec import Column, Filter, ListSpec, Sort
from clientela.shell.listing.state import ListState, matching, read_state

__all__ = [
    "Column",
    "Filter",
    "ListSpec",
    "ListState",
    "ListView",
    "Neighbours",
    "Page",
    "Place",
    "Size",
    "Sort",
    "bounded_count",
    "matching",
    "neighbours",
    "page_of",
    "read_state",
]
