"""The five figures at the head of the board, each with its base."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clientela.kernel.money import Money
from clientela.retention.board.asked import Asked
from clientela.retention.models.alerts import Settled, State
from clientela.retention.queries.alerts import acted_share, visible_alerts
from clientela.retention.queries.months import Judged
from clientela.retention.queries.risk import AtRisk
from clientela.shell.wording import money, number, percent
from clientela.staff.queries import get_company

ACTED_WITHIN_DAYS = 3
ACTED_OVER_DAYS = 30
YEAR = 12


@dataclass(frozen=True)
class Figure:
    """One figure: its value, where it leads, a tag or small words beside it, and its base under it."""

    label: str
    value: str
    href: str
    under: str = ""
    tag: str = ""
    hue: str = ""
    small: str = ""


def in_company_money(minor: float) -> str:
    """An amount of minor units in the company's currency."""
    return money(Money(round(minor), get_company().currency))


def in_units(amount: float) -> str:
    """An amount of whole units in the company's currency."""
    return money(Money.of(Decimal(round(amount)), get_company().currency))


def figures(asked: Asked, risk: Iterable[AtRisk]) -> list[Figure]:
    """The board's figures."""
    return [*_month_figures(asked), _at_risk(asked, risk), _won_back(asked), _acted(asked)]


def _month_figures(asked: Asked) -> list[Figure]:
    if asked.month is None:
        return []
    active = asked.series.judged(attrgetter("customers"), asked.place)[-1]
    average = asked.series.judged(attrgetter("average_order"), asked.place, counts=False)[-1]
    return [
        _judged(_("Active customers"), active, number, "#who"),
        _judged(_("Average order value"), average, in_units, "#months"),
    ]


def _judged(label: str, judged: Judged, words: Callable[[float], str], href: str) -> Figure:
    if judged.base is None:
        return Figure(label, words(judged.value), href, under=_("no base before a full year of orders"))
    edges = {"low": words(judged.base.low), "high": words(judged.base.high)}
    tags = {
        "below": (_("%(n)s below base") % {"n": words(judged.base.expected - judged.value)}, "red"),
        "in": (_("in base"), "jade"),
        "above": (_("%(n)s above base") % {"n": words(judged.value - judged.base.expected)}, "jade"),
    }
    tag, hue = tags[judged.verdict]
    return Figure(label, words(judged.value), href, _("base %(low)s to %(high)s") % edges, tag, hue)


def _at_risk(asked: Asked, risk: Iterable[AtRisk]) -> Figure:
    total = sum(risk, AtRisk())
    words = ngettext("%(n)s customer", "%(n)s customers", total.customers) % {"n": number(total.customers)}
    sales = sum(month.net_minor for month in asked.series.months[-YEAR:])
    if sales > 0:
        words = _("%(customers)s, %(share)s of sales") % {
            "customers": words,
            "share": percent(total.stake_minor / sales, 1),
        }
    return Figure(_("Money at risk"), in_company_money(total.stake_minor), "#risk", words, small=_("a year"))


def _won_back(asked: Asked) -> Figure:
    first = quarter_start(asked.last_on)
    back = visible_alerts(asked.person, asked.area).filter(
        state=State.SETTLED, settled_why=Settled.ORDERED, settled_on__gte=first, settled_on__lte=asked.last_on
    )
    found = back.order_by().aggregate(count=Count("customer", distinct=True), stake=Sum("stake_minor"))
    query = f"state=settled&ended.from={first}&ended.to={asked.last_on}"
    return Figure(
        _("Back this quarter"),
        number(found["count"]),
        f"{reverse('retention:alerts')}?{query}",
        _("ordered again after an alert"),
        small=_("%(money)s a year") % {"money": in_company_money(found["stake"] or 0)},
    )


def _acted(asked: Asked) -> Figure:
    alerts = visible_alerts(asked.person, asked.area)
    span = {"within_days": ACTED_WITHIN_DAYS, "over_days": ACTED_OVER_DAYS}
    share = acted_share(alerts, asked.last_on, **span)
    untouched = alerts.filter(state=State.OPEN, acted_on=None).count()
    under = ngettext("%(n)s alert nobody has touched", "%(n)s alerts nobody has touched", untouched) % {
        "n": number(untouched)
    }
    value = _("none raised yet") if share is None else percent(share)
    href = f"{reverse('retention:alerts')}?state=open&acted=no"
    return Figure(_("Alerts acted on in 3 days"), value, href, under)


def quarter_start(day: date) -> date:
    """The first day of a day's quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
