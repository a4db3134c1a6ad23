"""The API of alerts, standings and months."""

from typing import TYPE_CHECKING, Any

from ninja import Query, Router, Status

from clientela.retention import services
from clientela.retention.queries import alerts as alert_queries
from clientela.retention.queries.areas import Area
from clientela.retention.queries.months import Month, series_of
from clientela.retention.queries.runs import find_latest
from clientela.retention.queries.standings import visible_standings
from clientela.retention.schemas import (
    AlertOut,
    AlertQuery,
    MonthOut,
    StandingOut,
    VerdictIn,
    VerdictOut,
)
from clientela.shell.api_pages import CursorPage, PageQuery, page_by_id
from clientela.staff.access import PersonRequest
from clientela.staff.queries import require_right

if TYPE_CHECKING:
    from clientela.retention.models import Verdict

SEE = "retention.see"
JUDGE = "retention.judge"

router = Router()


@router.get("/alerts", response=CursorPage[AlertOut])
def alerts(request: PersonRequest, wanted: Query[AlertQuery], page: Query[PageQuery]) -> dict[str, Any]:
    """Alerts on the customers the asker sees."""
    require_right(request.person, SEE)
    chosen = {
        "kind": wanted.kind,
        "state": wanted.state,
        "customer__ref": wanted.customer,
    }
    seen = alert_queries.visible_alerts(request.person)
    found, next_cursor = page_by_id(
        seen.filter(**{name: value for name, value in chosen.items() if value}), page
    )
    return {"items": found, "next_cursor": next_cursor}


@router.get("/alerts/{ref}", response=AlertOut)
def alert(request: PersonRequest, ref: str) -> Any:
    """One alert."""
    require_right(request.person, SEE)
    return alert_queries.get_alert(request.person, ref)


@router.post("/alerts/{ref}/verdict", response={201: VerdictOut})
def judge(request: PersonRequest, ref: str, verdict: VerdictIn) -> Status["Verdict"]:
    """Say that the customer is not leaving: the alert and its like stay quiet until a day."""
    require_right(request.person, JUDGE)
    found = alert_queries.get_alert(request.person, ref)
    given = services.give_verdict(
        request.person.actor("api"),
        found,
        because=verdict.because,
        until_on=verdict.until_on,
        note=verdict.note,
    )
    return Status(201, given)


@router.get("/standings", response=CursorPage[StandingOut])
def standings(request: PersonRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """What the latest evaluation found about the customers the asker sees."""
    require_right(request.person, SEE)
    found, next_cursor = page_by_id(visible_standings(request.person), page)
    return {"items": found, "next_cursor": next_cursor}


@router.get("/months", response=list[MonthOut])
def months(request: PersonRequest) -> list[Month]:
    """The full months of the customers the asker sees, oldest first."""
    require_right(request.person, SEE)
    run = find_latest()
    return list(series_of(request.person, Area(), as_of=run.as_of).months) if run else []
