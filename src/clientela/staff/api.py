"""The API of people, teams and regions."""

from typing import TYPE_CHECKING, Any

from ninja import Query, Router

from clientela.shell.api_pages import CursorPage, PageQuery, page_by_id
from clientela.staff import queries
from clientela.staff.access import PersonRequest
from clientela.staff.schemas import MeOut, PersonOut, RegionOut, TeamOut

if TYPE_CHECKING:
    from clientela.staff.models import Person

router = Router()


@router.get("/me", response=MeOut)
def me(request: PersonRequest) -> "Person":
    """Who asks, with preferences and rights."""
    return request.person


@router.get("/people", response=CursorPage[PersonOut])
def people(request: PersonRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """Colleagues, also those who left."""
    found, next_cursor = page_by_id(queries.list_people(), page)
    return {"items": found, "next_cursor": next_cursor}


@router.get("/people/{ref}", response=PersonOut)
def person(request: PersonRequest, ref: str) -> "Person":
    """One colleague."""
    return queries.get_person(ref)


@router.get("/teams", response=CursorPage[TeamOut])
def teams(request: PersonRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """All teams."""
    found, next_cursor = page_by_id(queries.list_teams(), page)
    return {"items": found, "next_cursor": next_cursor}


@router.get("/regions", response=CursorPage[RegionOut])
def regions(request: PersonRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """All regions; each names the one it is part of."""
    found, next_cursor = page_by_id(queries.list_regions(), page)
    return {"items": found, "next_cursor": next_cursor}
