"""Order lines in, tables out: tiers, rhythm, risk of leaving, alerts and baselines, always as of a date."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clientela_analytics.alerts import alert_facts, find_alerts
    from clientela_analytics.analysis import Analysis, analyze, analyze_lines
    from clientela_analytics.classes import abc_classes
    from clientela_analytics.errors import AnalysisError, EmptyHistoryError, InputError
    from clientela_analytics.months import monthly_baseline, monthly_figures
    from clientela_analytics.order_lines import OrderLines, read_order_lines
    from clientela_analytics.policy import AbcPolicy, AlertPolicy, Policy, TierPolicy, policy_of, read_policy
    from clientela_analytics.reasons import reason_sentence
    from clientela_analytics.rhythm import order_rhythm
    from clientela_analytics.risk import score_risk
    from clientela_analytics.tiers import grade_tiers

__all__ = [
    "AbcPolicy",
    "AlertPolicy",
    "Analysis",
    "AnalysisError",
    "EmptyHistoryError",
    "InputError",
    "OrderLines",
    "Policy",
    "TierPolicy",
    "abc_classes",
    "alert_facts",
    "analyze",
    "analyze_lines",
    "find_alerts",
    "grade_tiers",
    "monthly_baseline",
    "monthly_figures",
    "order_rhythm",
    "policy_of",
    "read_order_lines",
    "read_policy",
    "reason_sentence",
    "score_risk",
]

_HOMES = {
    "classes": ("abc_classes",),
    "alerts": ("alert_facts", "find_alerts"),
    "analysis": ("Analysis", "analyze", "analyze_lines"),
    "errors": ("AnalysisError", "EmptyHistoryError", "InputError"),
    "months": ("monthly_baseline", "monthly_figures"),
    "order_lines": ("OrderLines", "read_order_lines"),
    "policy": ("AbcPolicy", "AlertPolicy", "Policy", "TierPolicy", "policy_of", "read_policy"),
    "reasons": ("reason_sentence",),
    "rhythm": ("order_rhythm",),
    "risk": ("score_risk",),
    "tiers": ("grade_tiers",),
}


def __getattr__(name: str) -> Any:
    """Load a part on first use, so that importing the package costs nothing."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
