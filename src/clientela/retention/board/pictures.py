"""The board's pictures: the flow between tiers, the money at risk, the two bands of months."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clientela.kernel.money import places_of
from clientela.retention import rules
from clientela.retention.board.asked import Asked
from clientela.retention.board.figures import in_units
from clientela.retention.models.alerts import Kind
from clientela.retention.queries.flows import LOST, NEW, TierFlow, turn_of
from clientela.retention.queries.months import Judged
from clientela.retention.queries.risk import AtRisk
from clientela.shell.graphics.band import Band
from clientela.shell.graphics.flow import Flow, Move, Node
from clientela.shell.graphics.heat import Cell, Heat, Row, tinted
from clientela.shell.graphics.marks import tier_name
from clientela.shell.wording import month_short, number
from clientela.staff.queries import get_company

TIERS = (rules.VERY_IMPORTANT, rules.IMPORTANT, rules.GENERAL, rules.DORMANT)
MUCH, THOUSAND, SMALL = 100_000, 1_000, 10
Risk = Mapping[tuple[str, int], AtRisk]


def flow_picture(found: TierFlow) -> Flow:
    """The flow between tiers as it is drawn."""
    before, after = found.before(), found.after()
    label = ngettext(
        "%(n)s customer went up a tier, %(down)s down",
        "%(n)s customers went up a tier, %(down)s down",
        found.turned("up"),
    ) % {"n": number(found.turned("up")), "down": number(found.turned("down"))}
    pairs = [(source, target) for source in (*TIERS, NEW) for target in (*TIERS, LOST)]
    return Flow(
        label,
        [
            *(_node("b", tier, before[tier]) for tier in TIERS),
            Node("b-new", _("New or back"), NEW, before[NEW]),
        ],
        [
            *(_node("a", tier, after[tier]) for tier in TIERS),
            Node("a-lost", _("Buy no more"), LOST, after[LOST]),
        ],
        [
            Move(f"b-{source}", f"a-{target}", found.counts[source, target], turn_of(source, target))
            for source, target in pairs
            if found.counts.get((source, target))
        ],
    )


def _node(side: str, tier: int, count: int) -> Node:
    return Node(f"{side}-{tier}", tier_name(tier), str(tier), count)


class HeatPicture:
    """The money at risk by reason and tier, in thousands where it is much; each cell opens its customers."""

    def __init__(self, asked: Asked, risk: Risk) -> None:
        self.asked = asked
        self.risk = risk
        self.unit = 10 ** places_of(get_company().currency)
        total = sum(risk.values(), AtRisk()).stake_minor
        self.in_thousands = total >= MUCH * self.unit

    @property
    def unit_words(self) -> str:
        """In what the figures are given."""
        words = _("a year, thousand %(currency)s") if self.in_thousands else _("a year, %(currency)s")
        return words % {"currency": get_company().currency}

    def drawn(self) -> Heat:
        """The table as it is drawn."""
        rows = [self._row(kind) for kind in rules.KINDS]
        by_tier = [
            sum((self.risk.get((kind, tier), AtRisk()) for kind in rules.KINDS), AtRisk()) for tier in TIERS
        ]
        totals = [self._cell(found) for found in [*by_tier, sum(by_tier, AtRisk())]]
        return Heat(_("Money at risk, by reason and tier"), TIERS, tinted(rows), totals)

    def _row(self, kind: str) -> Row:
        found = [self.risk.get((kind, tier), AtRisk()) for tier in TIERS]
        cells = [self._cell(each, self._list_of(kind, tier)) for tier, each in zip(TIERS, found, strict=True)]
        total = self._cell(sum(found, AtRisk()))
        return Row(str(Kind(kind).label), cells, total.figure, total.count)

    def _cell(self, found: AtRisk, href: str = "") -> Cell:
        amount = found.stake_minor / self.unit / (THOUSAND if self.in_thousands else 1)
        places = 1 if self.in_thousands and 0 < amount < SMALL else 0
        return Cell(found.stake_minor, number(amount, places), found.customers, href)

    def _list_of(self, kind: str, tier: int) -> str:
        query = urlencode({"alert": kind, "tier": tier, **self.asked.area.query})
        return f"{reverse('customers:list')}?{query}"


def active_band(asked: Asked) -> Band:
    """Customers who ordered, month by month, in their band."""
    months = asked.series.judged(attrgetter("customers"), asked.place)
    return _band(_("Customers who ordered per month, against the base"), months, number)


def value_band(asked: Asked) -> Band:
    """The average order value, month by month, in its band."""
    months = asked.series.judged(attrgetter("average_order"), asked.place, counts=False)
    label = _("Average order value per month, against the base")
    return _band(label, months, in_units)


def _band(label: str, months: list[Judged], written: Callable[[float], str]) -> Band:
    return Band(
        label,
        [month_short(each.month) for each in months],
        [each.value for each in months],
        [each.base.low if each.base else None for each in months],
        [each.base.high if each.base else None for each in months],
        [each.before for each in months],
        written,
    )
