"""Reads the tree of regions, the teams in it, and the roles."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from clientela.staff import rights
from clientela.staff.errors import Missing
from clientela.staff.models import Region, Role, Team


def list_regions() -> QuerySet[Region]:
    """All regions, parents before children."""
    counted = Region.objects.select_related("parent").annotate(
        people_count=Count("people", filter=Q(people__is_active=True))
    )
    return counted.order_by("path")


def get_region(ref: str) -> Region:
    """The region of a reference."""
    region = Region.objects.select_related("parent").filter(ref=ref).first()
    if region is None:
        raise Missing
    return region


def list_teams() -> QuerySet[Team]:
    """All teams with region, lead and how many people."""
    working = Count("people", filter=Q(people__is_active=True))
    return Team.objects.select_related("region", "lead").annotate(people_count=working).order_by("name")


def get_team(ref: str) -> Team:
    """The team of a reference."""
    team = Team.objects.select_related("region", "lead").filter(ref=ref).first()
    if team is None:
        raise Missing
    return team


def list_roles() -> QuerySet[Role]:
    """All roles with how many people hold each."""
    working = Count("people", filter=Q(people__is_active=True))
    return Role.objects.annotate(people_count=working).order_by("position", "id")


def get_role(ref: str) -> Role:
    """The role of a reference."""
    role = Role.objects.filter(ref=ref).first()
    if role is None:
        raise Missing
    return role


DEEPEST = 5


@dataclass(frozen=True)
class Branch:
    """A region as the tree draws it, with the teams that work there."""

    region: Region
    depth: int
    teams: tuple[Team, ...]

    @property
    def level(self) -> int:
        """How far it is indented, at most five steps."""
        return min(self.depth, DEEPEST)


def list_branches() -> list[Branch]:
    """The tree of regions from the root down, brothers by name."""
    teams: dict[int, list[Team]] = defaultdict(list)
    for team in list_teams():
        teams[team.region_id].append(team)
    children: dict[int | None, list[Region]] = defaultdict(list)
    for region in list_regions().order_by("name"):
        children[region.parent_id].append(region)
    return list(_branches(children, teams, None, 0))


def _branches(
    children: dict[int | None, list[Region]], teams: dict[int, list[Team]], parent_id: int | None, depth: int
) -> Iterator[Branch]:
    for region in children[parent_id]:
        yield Branch(region, depth, tuple(teams[region.pk]))
        yield from _branches(children, teams, region.pk, depth + 1)


def list_right_areas() -> list[tuple[str, list[rights.Right]]]:
    """All rights by the room that declared them."""
    return [
        (room, list(found)) for room, found in groupby(rights.list_rights(), key=lambda right: right.room)
    ]
