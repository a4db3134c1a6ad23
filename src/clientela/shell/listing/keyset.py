"""Places in an ordered list: signed cursors over (sort value, id), empty values last in both directions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import F, Q
from django.db.models.expressions import OrderBy

from clientela.shell.listing.spec import Rows
from clientela.shell.listing.state import ListState

VALUE = "sort_value"
READERS: dict[str, Callable[[str], Any]] = {
    "instant": datetime.fromisoformat,
    "date": date.fromisoformat,
    "decimal": Decimal,
}


@dataclass(frozen=True)
class Place:
    """Where a row stands in a sort."""

    value: Any
    id: int


def _signer(state: ListState) -> Signer:
    return Signer(salt=f"listing.{state.spec.key}.{state.sort_key}")


def write_cursor(state: ListState, place: Place) -> str:
    """A place as text nobody can alter."""
    kind, written = _written(place.value)
    return _signer(state).sign_object([kind, written, place.id])


def read_cursor(state: ListState, cursor: str) -> Place | None:
    """The place a cursor names; None where it is not one of this list and sort."""
    try:
        kind, written, row_id = _signer(state).unsign_object(cursor)
    except (BadSignature, ValueError):
        return None
    return Place(_read(kind, written), row_id)


def _written(value: Any) -> tuple[str, Any]:
    if isinstance(value, datetime):
        return "instant", value.isoformat()
    if isinstance(value, date):
        return "date", value.isoformat()
    if isinstance(value, Decimal):
        return "decimal", str(value)
    return "plain", value


def _read(kind: str, written: Any) -> Any:
    return READERS[kind](written) if kind in READERS else written


def ordered(rows: Rows, state: ListState, *, reverse: bool = False) -> Rows:
    """Rows in the state's order, or exactly backwards; the id settles ties."""
    downwards = state.descending is not reverse
    placed: Rows = rows.annotate(**{VALUE: F(state.sort.path)})
    if state.sort.is_never_empty:
        sign = "-" if downwards else ""
        return placed.order_by(f"{sign}{VALUE}", f"{sign}id")
    first = (
        OrderBy(F(VALUE), descending=downwards, nulls_first=True)
        if reverse
        else OrderBy(F(VALUE), descending=downwards, nulls_last=True)
    )
    return placed.order_by(first, "-id" if reverse else "id")


def beyond(state: ListState, place: Place, *, reverse: bool = False) -> Q:
    """The rows after a place, or before it when going backwards."""
    comparison = "lt" if state.descending is not reverse else "gt"
    if state.sort.is_never_empty:
        return _further(place, comparison)
    tie = Q(id__lt=place.id) if reverse else Q(id__gt=place.id)
    empty = Q(**{f"{VALUE}__isnull": True})
    if place.value is None:
        return ~empty | (empty & tie) if reverse else empty & tie
    further = Q(**{f"{VALUE}__{comparison}": place.value}) | (Q(**{VALUE: place.value}) & tie)
    return further if reverse else further | empty


def _further(place: Place, comparison: str) -> Q:
    """Written so that an index over the value finds where to begin."""
    at = Q(**{f"{VALUE}__{comparison}e": place.value})
    return at & (Q(**{f"{VALUE}__{comparison}": place.value}) | Q(**{f"id__{comparison}": place.id}))


def place_of(row: Any) -> Place:
    """Where a row read by `ordered` stands."""
    return Place(getattr(row, VALUE), row.pk)
