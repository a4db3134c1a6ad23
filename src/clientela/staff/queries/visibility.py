"""The one rule of who sees what."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from clientela.staff.models import Person, Region, Team
from clientela.staff.models.role import Reach
from clientela.staff.rules import Scope

M = TypeVar("M", bound=Model)
Share = Callable[[Person, type[Model]], Q | None]

_shares: list[Share] = []


def register_share(share: Share) -> None:
    """Let `share(person, model)` add rows a person sees besides his reach, as a condition or None."""
    if share not in _shares:
        _shares.append(share)


def visible_to(
    person: Person,
    queryset: QuerySet[M],
    *,
    owner: str = "owner",
    team: str = "team",
    region: str = "region",
) -> QuerySet[M]:
    """The rows of `queryset` the person may see; `owner`, `team`, `region` name its columns."""
    scope = scope_of(person)
    if scope.sees_nothing:
        return queryset.none()
    if scope.sees_everything:
        return queryset
    seen = Q(**{owner: scope.person_id})
    if scope.team_ids:
        seen |= Q(**{f"{team}__in": scope.team_ids})
    if scope.region_ids:
        seen |= Q(**{f"{region}__in": scope.region_ids})
    return queryset.filter(_with_shares(seen, person, queryset.model))


def _with_shares(seen: Q, person: Person, model: type[Model]) -> Q:
    for share in _shares:
        extra = share(person, model)
        if extra is not None:
            seen |= extra
    return seen


def scope_of(person: Person) -> Scope:
    """How far the person sees, resolved once per loaded person."""
    if person.scope is None:
        person.scope = _resolve_scope(person)
    return person.scope


def _resolve_scope(person: Person) -> Scope:
    if not person.is_active:
        return Scope(person.pk, sees_nothing=True)
    reach = person.role.reach
    if reach == Reach.COMPANY:
        return Scope(person.pk, sees_everything=True)
    if reach == Reach.REGION:
        return Scope(person.pk, team_ids=_teams_of(person), region_ids=region_ids_under(person.region))
    if reach == Reach.TEAM:
        return Scope(person.pk, team_ids=_teams_of(person))
    return Scope(person.pk)


def _teams_of(person: Person) -> tuple[int, ...]:
    led = set(Team.objects.filter(lead=person).values_list("id", flat=True))
    return tuple(sorted(led | ({person.team_id} if person.team_id else set())))


def region_ids_under(region: Region | None) -> tuple[int, ...]:
    """The region and all regions below it."""
    if region is None:
        return ()
    return tuple(Region.objects.filter(path__startswith=region.path).values_list("id", flat=True))


def has_right(person: Person, right: str) -> bool:
    """Whether the person may do what the right names."""
    return person.has_right(right)
