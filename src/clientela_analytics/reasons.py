"""Why a customer needs looking after, in one sentence: habit; fact; stake."""

from collections.abc import Mapping
from typing import Any

from clientela_analytics.wording import money_text, number_text, say

# A range up to half as wide as its middle reads well as 14 ± 3; beyond that both ends are named.
WIDEST_SPREAD = 0.5
DAYS = ("gap", "silent", "recent", "missed")
MONEY = ("stake", "usual", "spent")


def reason_sentence(facts: Mapping[str, Any], lang: str = "en") -> str:
    """The reason of an alert out of its facts, as `alert_facts` gives them, in en, zh-hans, zh-hant or es.

    Examples
    --------
    >>> reason_sentence({"kind": "late", "low": 11, "high": 17, "silent": 41, "stake": 38200, "currency": "CNY"})
    'Orders every 14 ± 3 days; 41 days silent; ¥38,200 a year at stake.'
    """
    currency = str(facts.get("currency", ""))
    words = {name: number_text(facts[name], lang) for name in DAYS if name in facts}
    words |= {name: money_text(facts[name], currency, lang) for name in MONEY if name in facts}
    if "low" in facts:
        words["habit"] = habit_text(facts["low"], facts["high"], lang)
    return say(lang, f"reason.{facts['kind']}", category=facts.get("category", ""), **words)


def habit_text(low_days: float, high_days: float, lang: str) -> str:
    """How often a customer orders: the range in which eight of ten next gaps lie."""
    middle, spread = (low_days + high_days) / 2, (high_days - low_days) / 2
    if spread <= WIDEST_SPREAD * middle:
        return say(
            lang, "habit.even", gap=number_text(middle, lang), spread=number_text(max(spread, 1), lang)
        )
    return say(lang, "habit.wide", low=number_text(low_days, lang), high=number_text(high_days, lang))
