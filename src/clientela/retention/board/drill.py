"""The way down from a deviation: company, region, person, and the customers who did not come."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from clientela.retention.board.asked import Asked
from clientela.retention.board.rows import AlertRow, alert_rows
from clientela.retention.queries.missing import Share, missing_customers, shares_by
from clientela.shell.wording import number
from clientela.staff.queries import Person, Region, active_people, list_regions

CUSTOMERS_SHOWN = 12
FULL_BAR = 100


@dataclass(frozen=True)
class Part:
    """One line of the way down: a region or a person with its deviation."""

    name: str
    href: str
    deviation: float
    bar: float

    @property
    def words(self) -> str:
        """The deviation with its sign."""
        return signed(self.deviation)

    @property
    def hue(self) -> str:
        """Red where customers are missing."""
        return "is-red" if round(self.deviation) < 0 else ""


@dataclass(frozen=True)
class Crumb:
    """One step of the way down that was taken; the last has no address."""

    name: str
    href: str


def signed(deviation: float) -> str:
    """A number of customers with its sign."""
    whole = round(deviation)
    return ("+" if whole > 0 else "") + number(whole)


class Drill:
    """The way down on the board, one step at a time."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    @cached_property
    def shares(self) -> list[Share]:
        """The parts of the step being looked at: regions first, then the people of one."""
        asked = self.asked
        by = "owner" if asked.area.region or asked.area.owner else "region"
        return shares_by(asked.person, asked.area, asked.series, asked.place, by)

    @property
    def deviation(self) -> float:
        """The deviation of the whole area."""
        return sum(share.deviation for share in self.shares)

    @property
    def heading(self) -> str:
        """What the panel is about."""
        if not self.shares:
            return _("Who is missing")
        missing = round(self.deviation)
        words = (
            _("%(n)s fewer than expected: who is missing")
            if missing < 0
            else _("Who is missing all the same")
        )
        return words % {"n": number(-missing)} if missing < 0 else words

    @cached_property
    def parts(self) -> list[Part]:
        """The lines of the step with their bars."""
        largest = max((abs(share.deviation) for share in self.shares), default=0) or 1
        places = self._places()
        return [
            Part(
                share.name or _("Nobody"),
                self._down_to(places.get(share.ref)),
                share.deviation,
                FULL_BAR * abs(share.deviation) / largest,
            )
            for share in self.shares
        ]

    def _places(self) -> dict[str, Region | Person]:
        refs = [share.ref for share in self.shares]
        if self.asked.area.region or self.asked.area.owner:
            return {person.ref: person for person in active_people().filter(ref__in=refs)}
        return {region.ref: region for region in list_regions().filter(ref__in=refs)}

    def _down_to(self, place: Region | Person | None) -> str:
        if place is None:
            return ""
        return self.asked.narrowed(**{"region" if isinstance(place, Region) else "owner": place})

    @property
    def crumbs(self) -> list[Crumb]:
        """The steps taken, with the ways back up."""
        area = self.asked.area
        steps = [Crumb(_("Company"), self.asked.narrowed(region=None, owner=None))]
        if area.region:
            steps.append(Crumb(area.region.name, self.asked.narrowed(owner=None)))
        if area.owner:
            steps.append(Crumb(area.owner.name, ""))
        return steps

    @cached_property
    def customers(self) -> list[AlertRow]:
        """Who is missing, the most valuable first."""
        asked = self.asked
        alerts = missing_customers(asked.person, asked.area, asked.last_on, CUSTOMERS_SHOWN)
        return alert_rows(alerts, asked.run.as_of)
