"""Reads the saved views a person may use."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from clientela.staff.errors import Missing
from clientela.staff.models import Person, SavedView
from clientela.staff.models.views import Shared


def usable_views(person: Person) -> QuerySet[SavedView]:
    """A person's own views, those of his team, and everybody's."""
    usable = Q(person=person) | Q(shared_with=Shared.COMPANY)
    if person.team_id:
        usable |= Q(shared_with=Shared.TEAM, person__team_id=person.team_id)
    return SavedView.objects.filter(usable)


def views_for(person: Person, list_key: str, query: str | None = None) -> list[SavedView]:
    """The views of one list a person may use: his own first; that of the `query` shown is the current one."""
    found = list(usable_views(person).filter(list_key=list_key).select_related("person"))
    for view in found:
        view.is_current = view.query == query
    return sorted(found, key=lambda view: (view.person_id != person.pk, view.position, view.pk))


def pinned_views(person: Person) -> list[SavedView]:
    """The views in a person's sidebar, in his order."""
    return list(usable_views(person).filter(pins__person=person).order_by("pins__position", "pins__id"))


@dataclass(frozen=True)
class PinnedLine:
    """A pinned view as the sidebar draws it."""

    name: str
    colour: str
    url: str
    ref: str
    count: int | None = None


def pinned_lines(person: Person) -> list[PinnedLine]:
    """The pinned views whose list still exists."""
    views = pinned_views(person)
    return [PinnedLine(view.name, view.colour, view.url, view.ref) for view in views if view.url]


def get_view(person: Person, ref: str) -> SavedView:
    """A view the person may use."""
    view = usable_views(person).filter(ref=ref).first()
    if view is None:
        raise Missing
    return view
