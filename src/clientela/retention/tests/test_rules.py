"""The plain decisions of the room."""

from datetime import date

import pytest

from clientela.retention import rules
from clientela.retention.rules import Claim

FRIDAY = date(2026, 11, 20)


def test_a_very_important_customer_is_due_on_the_next_working_day() -> None:
    assert rules.due_on(FRIDAY, rules.VERY_IMPORTANT, 0.3) == date(2026, 11, 23)


def test_a_likely_leaver_is_due_a_working_day_sooner() -> None:
    assert rules.due_on(FRIDAY, rules.GENERAL, 0.8) == date(2026, 11, 25)
    assert rules.due_on(FRIDAY, rules.GENERAL, 0.3) == date(2026, 11, 26)


def test_a_list_takes_the_most_valuable_alerts_of_each_person() -> None:
    claims = [
        Claim(1, 7, 100, False),
        Claim(2, 7, 300, False),
        Claim(3, 7, 200, False),
        Claim(4, 8, 1, False),
    ]
    assert rules.listed_within_budget(claims, 2) == {2, 3, 4}


def test_what_is_on_a_list_stays_while_it_ranks_within_twice_the_budget() -> None:
    claims = [Claim(1, 7, 400, False), Claim(2, 7, 300, True), Claim(3, 7, 200, True)]
    assert rules.listed_within_budget(claims, 1) == {1, 2}


@pytest.mark.parametrize(
    ("before", "after", "sales", "reason"),
    [
        (None, rules.GENERAL, (0, 100), "new"),
        (rules.GENERAL, rules.UNRANKED, (100, 0), "no_sales"),
        (rules.UNRANKED, rules.GENERAL, (0, 100), "returned"),
        (rules.GENERAL, rules.IMPORTANT, (100, 200), "sales"),
        (rules.IMPORTANT, rules.GENERAL, (200, 100), "sales"),
        (rules.IMPORTANT, rules.GENERAL, (100, 200), "others"),
    ],
)
def test_a_move_between_tiers_says_why(
    before: int | None, after: int, sales: tuple[int, int], reason: str
) -> None:
    assert rules.why_moved(before, after, sales) == reason


def test_a_move_right_after_a_new_policy_is_the_policys() -> None:
    assert rules.why_moved(rules.GENERAL, rules.IMPORTANT, (100, 200), policy_changed=True) == "policy"


def test_a_closed_kitchen_keeps_every_silence_quiet_but_not_a_dropped_category() -> None:
    silenced = rules.silenced_kinds(rules.LATE, rules.CLOSED)
    assert silenced == {rules.LATE, rules.SLOWING, rules.SHRINKING, rules.NEVER_RETURNED}


def test_another_reason_silences_only_what_it_was_given_for() -> None:
    assert rules.silenced_kinds(rules.NARROWING, rules.OTHER) == {rules.NARROWING}


def test_a_month_without_the_same_month_of_last_year_has_no_base() -> None:
    assert rules.base_of([100.0] * 12, [1.0] * 12, 11) is None


def test_a_steady_company_is_expected_to_stay_steady() -> None:
    base = rules.base_of([100.0] * 24, [1.0] * 24, 23)
    assert base is not None
    assert base.expected == pytest.approx(100)
    assert (base.judges(100), base.judges(80), base.judges(120)) == ("in", "below", "above")


def test_growth_is_carried_into_the_base() -> None:
    values = [100.0] * 12 + [110.0] * 12
    base = rules.base_of(values, [1.0] * 24, 23)
    assert base is not None
    assert base.expected == pytest.approx(110)


def test_a_festival_month_is_held_against_its_open_days() -> None:
    values = [100.0] * 24
    weights = [1.0] * 24
    weights[23] = 0.5
    base = rules.base_of(values, weights, 23)
    assert base is not None
    assert base.expected == pytest.approx(50)


def test_a_first_buyer_of_little_weight_is_written_to() -> None:
    assert rules.suggested_action(rules.NEVER_RETURNED, rules.DORMANT, has_phone=True) == "write"
    assert rules.suggested_action(rules.LATE, rules.IMPORTANT, has_phone=True) == "call"
    assert rules.suggested_action(rules.NARROWING, rules.IMPORTANT, has_phone=True) == "visit"
