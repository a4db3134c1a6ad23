"""The board as a page: everything its template shows, for one person, month and area."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clientela.retention.board.asked import Asked, read_asked
from clientela.retention.board.drill import Drill
from clientela.retention.board.figures import figures
from clientela.retention.board.pictures import HeatPicture, active_band, flow_picture, value_band
from clientela.retention.queries.flows import tier_flow
from clientela.retention.queries.risk import risk_by_kind_and_tier
from clientela.retention.queries.runs import find_latest
from clientela.shell.wording import month
from clientela.staff.queries import Person, list_regions, list_teams

MONTHS_OFFERED = 24


@dataclass(frozen=True)
class Option:
    """One choice of a select."""

    value: str
    label: str
    is_chosen: bool


def board_context(person: Person, params: Mapping[str, str]) -> dict[str, Any]:
    """What the board's template needs; without an evaluation only that there is none."""
    run = find_latest()
    if run is None:
        return {"run": None}
    asked = read_asked(person, run, params)
    risk = risk_by_kind_and_tier(person, asked.area)
    heat = HeatPicture(asked, risk)
    flow = tier_flow(person, asked.area, asked.flow_from, asked.last_on)
    return {
        "run": run,
        "asked": asked,
        "figures": figures(asked, risk.values()),
        "flow": flow_picture(flow),
        "went": {name: flow.turned(name) for name in ("up", "down")} | {"lost": flow.after()["lost"]},
        "heat": heat.drawn(),
        "heat_unit": heat.unit_words,
        "bands": _bands(asked),
        "drill": Drill(asked),
        "months": _months(asked),
        "regions": _places(list_regions(), asked.area.region),
        "teams": _places(list_teams(), asked.area.team),
    }


def _bands(asked: Asked) -> dict[str, Any]:
    if asked.month is None:
        return {}
    return {"active": active_band(asked), "value": value_band(asked)}


def _months(asked: Asked) -> list[Option]:
    offered = [each.month for each in asked.series.months[-MONTHS_OFFERED:]]
    return [_month_option(each, asked.month) for each in reversed(offered)]


def _month_option(each: date, chosen: date | None) -> Option:
    return Option(f"{each:%Y-%m}", month(each), each == chosen)


def _places(rows: Any, chosen: Any) -> list[Option]:
    return [Option(row.ref, row.name, chosen is not None and row.pk == chosen.pk) for row in rows]
