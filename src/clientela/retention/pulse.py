"""The pulse of a customer on its card: why now, the big rhythm strip, six figures, what to do."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clientela.customers.queries.strips import strip_of
from clientela.kernel import clock
from clientela.kernel.money import Money
from clientela.retention import rules
from clientela.retention.models.alerts import State
from clientela.retention.queries.months import EPOCH, FESTIVAL_CLOSED, keeps_spring_festival
from clientela.retention.queries.pulse import Pulse, contacts_since, pulse_of
from clientela.retention.sentences import chance, reason_of
from clientela.shell.graphics.rhythm import Shade, Strip, Touch
from clientela.shell.wording import day, days, money, number, signed_percent
from clientela.staff.queries import Person, get_company
from clientela_analytics.festivals import spring_festivals

JUDGE = "retention.judge"
STRIP_DAYS = 368


@dataclass(frozen=True)
class PulseFigure:
    """One of the six figures."""

    label: str
    value: str
    small: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Spoken:
    """What the panel says at its head."""

    heading: str
    tag: str = ""
    hue: str = ""
    sentence: SafeString | str = ""
    risk: SafeString | str = ""


def pulse_context(person: Person, customer: Any) -> dict[str, Any]:
    """Everything the pulse panel of a card shows."""
    pulse = pulse_of(customer)
    as_of = pulse.figures.as_of or clock.today()
    kept = strip_of(pulse.figures) or Strip((), as_of)
    strip = replace(kept, shades=_festivals(as_of), touches=_touches(customer.pk, as_of))
    return {
        "pulse": pulse,
        "spoken": _spoken(pulse, strip),
        "strip": strip if strip.orders else None,
        "pulse_figures": _figures(pulse.figures, strip),
        "may_judge": person.has_right(JUDGE),
    }


def _spoken(pulse: Pulse, strip: Strip) -> Spoken:
    alert = pulse.alert
    if alert is None:
        return _calm(strip)
    words = {
        "heading": str(alert.get_kind_display()),
        "sentence": reason_of(alert),
        "risk": chance(alert.risk),
    }
    if alert.state == State.SILENCED and pulse.verdict:
        tag = _("not leaving, until %(day)s") % {"day": day(pulse.verdict.until_on)}
        return Spoken(tag=tag, hue="is-sky", **words)
    return Spoken(tag=_lateness(alert.kind, strip), hue="is-red", **words)


def _lateness(kind: str, strip: Strip) -> str:
    if kind not in rules.ENDED_BY_AN_ORDER or strip.gap_high is None:
        return ""
    late = max(1, round(strip.silent_days - strip.gap_high))
    return ngettext("%(n)s day late", "%(n)s days late", late) % {"n": number(late)}


def _calm(strip: Strip) -> Spoken:
    if not strip.orders:
        return Spoken(_("No orders yet"), sentence=_("The rhythm shows after the second order."))
    if strip.gap is None:
        return Spoken(_("Rhythm not learnt yet"), sentence=strip.sentence)
    return Spoken(_("Within its rhythm"), _("on time"), "is-jade", sentence=strip.sentence)


def _festivals(as_of: date) -> list[Shade]:
    if not keeps_spring_festival():
        return []
    first = as_of - timedelta(days=STRIP_DAYS)
    days_of = [EPOCH + timedelta(days=number) for number in spring_festivals()]
    return [
        Shade(
            festival + timedelta(days=FESTIVAL_CLOSED[0]),
            festival + timedelta(days=FESTIVAL_CLOSED[-1]),
            _("Spring Festival"),
        )
        for festival in days_of
        if first < festival < as_of
    ]


def _touches(customer_id: int, as_of: date) -> list[Touch]:
    since = clock.now() - timedelta(days=STRIP_DAYS)
    touches = [Touch(clock.business_date(at), kind) for kind, at in contacts_since(customer_id, since)]
    return [touch for touch in touches if touch.on <= as_of]


def _figures(kept: Any, strip: Strip) -> list[PulseFigure]:
    change = kept.sales_change
    trend = (
        {}
        if change is None
        else {"small": signed_percent(change), "direction": "up" if change >= 0 else "down"}
    )
    expected = "–" if kept.expected_orders is None else number(kept.expected_orders, 1)
    return [
        PulseFigure(_("Sales, 12 months"), _money(kept.sales_12m_minor), **trend),
        PulseFigure(_("Average order"), _money(kept.average_order_minor)),
        PulseFigure(_("Orders, 12 months"), number(kept.orders_12m)),
        PulseFigure(_("Orders expected, 90 days"), expected),
        PulseFigure(_("Usual gap"), _usual_gap(strip)),
        PulseFigure(_("Last order"), day(kept.last_order_on) if kept.last_order_on else "–", _silence(kept)),
    ]


def _money(minor: int | None) -> str:
    return "–" if minor is None else money(Money(minor, get_company().currency))


def _usual_gap(strip: Strip) -> str:
    if strip.gap is None:
        return "–"
    return _("%(gap)s ± %(spread)s days") % {"gap": round(strip.gap), "spread": strip.spread}


def _silence(kept: Any) -> str:
    return days(kept.silent_days) if kept.last_order_on else ""
