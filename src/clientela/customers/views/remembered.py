"""Which list of customers a person came from, so that the card can walk it and the list can name its view."""

from dataclasses import dataclass

from django.http import QueryDict

from clientela.customers.queries.list_spec import spec_for
from clientela.shell.listing import ListState, read_state
from clientela.staff.access import PersonRequest

SESSION_KEY = "customers.list"


@dataclass(frozen=True)
class Remembered:
    """The list last seen: its query, and the saved view it began from."""

    query: str = ""
    view_ref: str = ""


def remembered(request: PersonRequest) -> Remembered:
    """The list last seen; all customers at first."""
    query, view_ref = request.session.get(SESSION_KEY, ("", ""))
    return Remembered(query, view_ref)


def remember(request: PersonRequest, list_seen: Remembered) -> None:
    """Keep which list is seen."""
    if remembered(request) != list_seen:
        request.session[SESSION_KEY] = (list_seen.query, list_seen.view_ref)


def remembered_state(request: PersonRequest) -> ListState:
    """The list last seen, as a state."""
    return read_state(QueryDict(remembered(request).query), spec_for(request.person))
