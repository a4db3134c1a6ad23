"""Reads people, where they are placed, and what roles there are."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from clientela.kernel import search
from clientela.shell.registry import Hit
from clientela.staff.errors import Missing, RightMissing
from clientela.staff.models import Person, Region, Role, Team


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


def list_regions() -> QuerySet[Region]:
    """All regions, parents before children."""
    return Region.objects.select_related("parent").annotate(people_count=Count("people", distinct=True))


def get_region(ref: str) -> Region:
    """The region of a reference."""
    region = Region.objects.select_related("parent").filter(ref=ref).first()
    if region is None:
        raise Missing
    return region


def list_teams() -> QuerySet[Team]:
    """All teams with region, lead and how many people."""
    working = Count("people", filter=Q(people__is_active=True))
    return Team.objects.select_related("region", "lead").annotate(people_count=working)


def get_team(ref: str) -> Team:
    """The team of a reference."""
    team = Team.objects.select_related("region", "lead").filter(ref=ref).first()
    if team is None:
        raise Missing
    return team


def list_roles() -> QuerySet[Role]:
    """All roles with how many people hold each."""
    return Role.objects.annotate(people_count=Count("people", filter=Q(people__is_active=True)))


def get_role(ref: str) -> Role:
    """The role of a reference."""
    role = Role.objects.filter(ref=ref).first()
    if role is None:
        raise Missing
    return role
