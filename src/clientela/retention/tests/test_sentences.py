"""Reasons say habit; fact; stake, with the numbers in bold and nothing taken on trust."""

import pytest

from clientela.agenda import reasons
from clientela.retention import rules
from clientela.retention.sentences import reason, why

STAKE = {"stake_minor": 3_820_000, "currency": "CNY"}
LATE = {"gap": 14, "low": 11, "high": 17, "silent": 41, "missed": 2}


def test_a_late_customer_is_told_by_its_habit_its_silence_and_its_worth() -> None:
    assert reason(rules.LATE, {**LATE, **STAKE}) == (
        'Orders every <b>14 ± 3 days</b>; <b class="red">41 days</b> silent, '
        "2 expected orders did not come; <b>¥38,200</b> a year at stake."
    )


def test_a_reason_without_its_stake_has_no_end() -> None:
    facts = {"low": 4, "high": 30, "silent": 50, "missed": 0}
    assert why(rules.LATE, facts) == 'Orders every <b>4 to 30 days</b>; <b class="red">50 days</b> silent'


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        (
            rules.SLOWING,
            {"gap": 14, "recent": 23},
            "Used to order every 14 days; of late every 23 days; ¥38,200 a year at stake.",
        ),
        (
            rules.SHRINKING,
            {"usual_minor": 520_000, "spent_minor": 210_000},
            "Usually buys for ¥5,200 in 90 days; in the last 90 for ¥2,100; ¥38,200 a year at stake.",
        ),
        (
            rules.NARROWING,
            {"category": "Chafing dishes", "gap": 30, "silent": 95},
            "Bought Chafing dishes every 30 days; none for 95 days, though it goes on ordering; "
            "¥38,200 a year at stake.",
        ),
        (
            rules.NEVER_RETURNED,
            {"gap": 21, "silent": 38},
            "First order 38 days ago, no second; similar customers return within 21 days; ¥38,200 a year at stake.",
        ),
    ],
)
def test_every_kind_of_alert_has_its_sentence(kind: str, facts: dict[str, object], words: str) -> None:
    assert reasons.plain(f"retention.{kind}", {**facts, **STAKE}) == words


def test_a_category_cannot_smuggle_markup_into_a_reason() -> None:
    facts = {"category": "<script>", "gap": 30, "silent": 95, **STAKE}
    assert "<script>" not in reason(rules.NARROWING, facts)
