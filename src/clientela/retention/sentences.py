"""Words the reason of an alert in the reader's language: habit; fact; stake, with the numbers in bold."""

from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clientela.kernel.money import Money
from clientela.retention import rules
from clientela.retention.models import Alert
from clientela.shell.wording import days, money, number, percent

# A range up to half as wide as its middle reads well as 14 ± 3; beyond that both ends are named.
WIDEST_SPREAD = 0.5
Facts = Mapping[str, Any]
Words = Callable[[Facts], SafeString]


def why(kind: str, facts: Facts) -> SafeString:
    """Habit and fact in brief, for rows: "Orders every 14 ± 3 days; 41 days silent"."""
    brief = {**facts, "missed": 0}
    habit, fact = HABITS[kind](brief), FACTS[kind](brief)
    return format_html(_("{habit}; {fact}"), habit=habit, fact=fact)


def reason(kind: str, facts: Facts) -> SafeString:
    """The whole reason; `facts` also hold `stake_minor` and `currency`."""
    parts = {"habit": HABITS[kind](facts), "fact": FACTS[kind](facts), "stake": _stake(facts)}
    return format_html(_("{habit}; {fact}; {stake}."), **parts)


def reason_of(alert: Alert) -> SafeString:
    """The whole reason of an alert."""
    return reason(alert.kind, {**alert.facts, "stake_minor": alert.stake_minor, "currency": alert.currency})


def reason_in_words(alert: Alert) -> str:
    """The whole reason of an alert as plain text."""
    return unescape(strip_tags(reason_of(alert)))


def chance(risk: float) -> SafeString:
    """How likely a customer is to be leaving."""
    return format_html(_("{risk} likely to be leaving"), risk=_bold(percent(min(0.99, max(0.01, risk)))))


def _bold(words: str) -> SafeString:
    return format_html("<b>{}</b>", words)


def _late(words: str) -> SafeString:
    return format_html('<b class="red">{}</b>', words)


def _habit(facts: Facts) -> str:
    """The range in which eight of ten next gaps lie: "14 ± 3 days", or "9 to 31 days" where it is wide."""
    if "low" not in facts:
        return days(facts["gap"])
    low, high = facts["low"], facts["high"]
    middle, spread = (low + high) / 2, (high - low) / 2
    if spread <= WIDEST_SPREAD * middle:
        words = {"gap": number(middle), "spread": number(max(1, spread))}
        return _("%(gap)s ± %(spread)s days") % words
    return _("%(low)s to %(high)s days") % {"low": number(low), "high": number(high)}


def _amount(facts: Facts, name: str) -> str:
    return money(Money(int(facts[name]), facts["currency"]))


def _stake(facts: Facts) -> SafeString:
    return format_html(_("{stake} a year at stake"), stake=_bold(_amount(facts, "stake_minor")))


def _orders_every(facts: Facts) -> SafeString:
    return format_html(_("Orders every {gap}"), gap=_bold(_habit(facts)))


def _is_silent(facts: Facts) -> SafeString:
    silent = format_html(_("{days} silent"), days=_late(days(facts["silent"])))
    missed = facts.get("missed") or 0
    if not missed:
        return silent
    words = ngettext("{n} expected order did not come", "{n} expected orders did not come", missed)
    return format_html(_("{silent}, {missed}"), silent=silent, missed=format_html(words, n=number(missed)))


def _ordered_every(facts: Facts) -> SafeString:
    return format_html(_("Used to order every {gap}"), gap=_bold(_habit(facts)))


def _is_slower(facts: Facts) -> SafeString:
    return format_html(_("of late every {gap}"), gap=_late(days(facts["recent"])))


def _spends(facts: Facts) -> SafeString:
    return format_html(_("Usually buys for {usual} in 90 days"), usual=_bold(_amount(facts, "usual_minor")))


def _spent(facts: Facts) -> SafeString:
    return format_html(_("in the last 90 for {spent}"), spent=_late(_amount(facts, "spent_minor")))


def _bought(facts: Facts) -> SafeString:
    words = {"category": _bold(str(facts["category"])), "gap": _bold(_habit(facts))}
    return format_html(_("Bought {category} every {gap}"), **words)


def _dropped(facts: Facts) -> SafeString:
    words = _("none for {days}, though it goes on ordering")
    return format_html(words, days=_late(days(facts["silent"])))


def _came_once(facts: Facts) -> SafeString:
    return format_html(_("First order {days} ago, no second"), days=_late(days(facts["silent"])))


def _others_return(facts: Facts) -> SafeString:
    return format_html(_("similar customers return within {days}"), days=_bold(days(facts["gap"])))


HABITS: Mapping[str, Words] = {
    rules.LATE: _orders_every,
    rules.SLOWING: _ordered_every,
    rules.SHRINKING: _spends,
    rules.NARROWING: _bought,
    rules.NEVER_RETURNED: _came_once,
}
FACTS: Mapping[str, Words] = {
    rules.LATE: _is_silent,
    rules.SLOWING: _is_slower,
    rules.SHRINKING: _spent,
    rules.NARROWING: _dropped,
    rules.NEVER_RETURNED: _others_return,
}
