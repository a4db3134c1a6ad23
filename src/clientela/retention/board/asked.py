"""What of the board an address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from clientela.retention.models import Run
from clientela.retention.queries.areas import Area, area_of
from clientela.retention.queries.months import Series, next_month, series_of
from clientela.staff.queries import Person

FLOW_MONTHS = 3


@dataclass(frozen=True)
class Asked:
    """Who looks at which month of which area, with the months there are."""

    person: Person
    run: Run
    area: Area
    series: Series
    place: int

    @property
    def month(self) -> date | None:
        """The month looked at; None before the first full month."""
        return self.series.months[self.place].month if self.series.months else None

    @property
    def last_on(self) -> date:
        """The last day looked at."""
        if self.month is None or self.is_latest:
            return self.run.as_of
        return next_month(self.month) - timedelta(days=1)

    @property
    def is_latest(self) -> bool:
        """Whether the latest full month is looked at, and so everything up to today."""
        return self.place == len(self.series.months) - 1

    @property
    def flow_from(self) -> date:
        """The day from which the flow between tiers is shown: the end of the month three months before."""
        day = self.last_on
        for _ in range(FLOW_MONTHS):
            day = day.replace(day=1) - timedelta(days=1)
        return day

    def narrowed(self, **area: object) -> str:
        """The address of the board on a smaller or larger area."""
        return self._address(replace(self.area, **area))  # type: ignore[arg-type]  # names of Area's fields

    def _address(self, area: Area) -> str:
        month = {"month": f"{self.month:%Y-%m}"} if self.month and not self.is_latest else {}
        query = urlencode({**month, **area.query})
        return f"?{query}#who" if query else "?#who"


def read_asked(person: Person, run: Run, params: Mapping[str, str]) -> Asked:
    """The board an address asks for; what makes no sense is left out."""
    area = area_of(params)
    series = series_of(person, area, as_of=run.as_of)
    return Asked(person, run, area, series, _place(series, params.get("month", "")))


def _place(series: Series, written: str) -> int:
    try:
        month = date.fromisoformat(f"{written}-01")
    except ValueError:
        return len(series.months) - 1
    return series.place_of(month)
