"""Reads people, and who may do what."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse

from clientela.kernel import search
from clientela.kernel.changes import Entry, history_under
from clientela.shell.registry import Hit
from clientela.staff.errors import Missing, RightMissing
from clientela.staff.models import Person
from clientela.staff.models.role import ADMINISTRATOR


def require_right(person: Person, right: str) -> None:
    """Raise Refused unless the person has the right."""
    if not person.has_right(right):
        raise RightMissing(right)


def list_people() -> QuerySet[Person]:
    """Everybody, with role, team and region."""
    return Person.objects.select_related("role", "team", "region")


def active_people() -> QuerySet[Person]:
    """Those who work here now, by name."""
    return list_people().filter(is_active=True)


def get_person(ref: str) -> Person:
    """The person of a reference."""
    person = list_people().filter(ref=ref).first()
    if person is None:
        raise Missing
    return person


def find_by_sign_in_name(username: str) -> Person | None:
    """Who signs in with this name or email, if anybody."""
    typed = username.strip().lower()
    if not typed:
        return None
    return list_people().filter(Q(username=typed) | Q(email__iexact=typed)).first()


def names_of(person_ids: Iterable[int]) -> dict[int, str]:
    """Names by id."""
    return dict(Person.objects.filter(pk__in=set(person_ids)).values_list("pk", "name"))


def granters_of(right: str) -> list[str]:
    """Who could give a missing right: the administrators, by name."""
    found = active_people().filter(role__key=ADMINISTRATOR).order_by("name")
    return list(found.values_list("name", flat=True))


def people_matching(query: str) -> QuerySet[Person]:
    """People found by any beginning of name, other name or sign-in name."""
    found = list_people()
    for ids in search.matching("person", query):
        found = found.filter(pk__in=ids)
    return found


def find_people_hits(person: Person, query: str, limit: int) -> list[Hit]:
    """Colleagues for the palette; only those who manage people may open their records."""
    if not person.has_right("staff.manage"):
        return []
    return [
        Hit(found.name, found.alt_name, reverse("staff:person", args=[found.ref]), "user")
        for found in people_matching(query)[:limit]
    ]


def history_of_person(person: Person) -> list[Entry]:
    """What was changed on a person's record, newest first."""
    return history_under("staff.person", person.pk)
