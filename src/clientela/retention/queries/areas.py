"""Narrows what a person sees to a region, a team or one owner."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from clientela.staff.queries import (
    Person,
    Region,
    Team,
    active_people,
    list_regions,
    list_teams,
    region_ids_under,
    visible_to,
)

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Area:
    """The part of the company a board shows; empty is all that the person sees."""

    region: Region | None = None
    team: Team | None = None
    owner: Person | None = None

    @property
    def query(self) -> dict[str, str]:
        """The area as parameters of an address, the same for the board and the lists behind it."""
        chosen = {"region": self.region, "team": self.team, "owner": self.owner}
        return {key: record.ref for key, record in chosen.items() if record}

    def narrow(self, person: Person, rows: QuerySet[M], prefix: str = "") -> QuerySet[M]:
        """The rows of the area that the person may see; `prefix` leads to owner, team and region."""
        seen = visible_to(
            person, rows, owner=f"{prefix}owner", team=f"{prefix}team", region=f"{prefix}region"
        )
        if self.region:
            seen = seen.filter(**{f"{prefix}region__in": region_ids_under(self.region)})
        if self.team:
            seen = seen.filter(**{f"{prefix}team": self.team})
        if self.owner:
            seen = seen.filter(**{f"{prefix}owner": self.owner})
        return seen


def area_of(asked: Mapping[str, str]) -> Area:
    """The area that an address asks for; what is not known is left out."""
    region, team, owner = (asked.get(key, "") for key in ("region", "team", "owner"))
    return Area(
        region=list_regions().filter(ref=region).first() if region else None,
        team=list_teams().filter(ref=team).first() if team else None,
        owner=active_people().filter(ref=owner).first() if owner else None,
    )
