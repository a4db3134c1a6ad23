"""Each planted story raises its own alert and no other; those who only look late raise none."""

from datetime import date, timedelta

import pyarrow as pa
import pytest

from clientela_analytics import alert_facts, analyze, policy_of, reason_sentence
from clientela_analytics.wording import LANGUAGES, messages
from tests.analytics.histories import END, company, lines, steady


def alerts_of(rows, **options):
    analysis = analyze(lines(rows), as_of=END, **options)
    return {(row["customer_id"], row["kind"]): row for row in analysis.alerts.to_pylist()}, analysis


@pytest.fixture(scope="module")
def told():
    """A company in which one customer of each story stands among sixty steady ones."""
    rows = company()
    rows += steady("late", gap=14, until=62, spend=300.0)
    rows += steady("slow", gap=12, until=150) + steady("slow", gap=35, until=20, days=130)
    rows += [row for row in steady("small", gap=10, spend=500.0) if row[1] < END - timedelta(days=90)]
    rows += steady("small", gap=10, until=3, days=90, spend=40.0)
    rows += steady("narrow", gap=10) + steady("narrow", gap=21, until=140, category="Woks")
    rows += [("once", END - timedelta(days=200), 250.0, "Pots")]
    rows += [
        (f"returner-{place}", END - timedelta(days=back), 250.0, "Pots")
        for place in range(20)
        for back in (180, 150 + place % 3)
    ]
    return alerts_of(rows)


def test_a_customer_silent_beyond_its_own_rhythm_is_late(told):
    facts = told[0]["late", "late"]["facts"]
    assert facts["silent"] == 62
    assert abs(facts["gap"] - 14) <= 3
    assert facts["missed"] == 62 // facts["gap"]


def test_a_customer_whose_gaps_grow_is_slowing(told):
    facts = told[0]["slow", "slowing"]["facts"]
    assert abs(facts["gap"] - 13) <= 2
    assert facts["recent"] >= 25


def test_a_customer_that_spends_less_at_the_same_rhythm_is_shrinking(told):
    facts = told[0]["small", "shrinking"]["facts"]
    assert facts["spent"] == pytest.approx(40 * 9, rel=0.2)
    assert facts["usual"] == pytest.approx(500 * 9, rel=0.25)


def test_a_customer_that_drops_a_category_but_goes_on_ordering_is_narrowing(told):
    row = told[0]["narrow", "narrowing"]
    assert row["facts"]["category"] == "Woks"
    assert row["facts"]["silent"] == 140
    assert abs(row["facts"]["gap"] - 21) <= 2


def test_a_single_order_is_missed_once_others_would_have_come_back(told):
    row = told[0]["once", "never_returned"]
    assert row["facts"]["silent"] == 200
    assert row["facts"]["gap"] < 200


def test_nobody_else_is_alerted(told):
    stories = {"late", "slow", "small", "narrow", "once"}
    strangers = {customer for customer, _ in told[0]} - stories
    assert len(strangers) <= 3, strangers
    assert sum(1 for customer, _ in told[0] if customer in stories) == len(stories)


def test_alerts_use_nothing_dated_after_the_as_of_day():
    rows = company() + steady("late", gap=14, until=62)
    later = [(name, END + timedelta(days=5), 1.0, "Pots") for name in ("late", "steady-001", "new")]
    assert alerts_of(rows)[1].customers.equals(alerts_of(rows + later)[1].customers)


def test_a_seasonal_customer_is_not_late_in_its_usual_pause():
    seasons = [END - timedelta(days=365 * year + 120 + 10 * place) for year in range(3) for place in range(6)]
    rows = company() + [("autumn", day, 200.0, "Pots") for day in seasons]
    assert not [kind for customer, kind in alerts_of(rows)[0] if customer == "autumn"]


def test_a_closed_spring_festival_is_not_silence():
    as_of = date(2026, 3, 5)
    closed = {year: (start - timedelta(days=8), start + timedelta(days=14)) for year, start in
              ((2024, date(2024, 2, 10)), (2025, date(2025, 1, 29)), (2026, date(2026, 2, 17)))}  # fmt: skip
    rows = [
        (name, day - timedelta(days=260), spend, category)
        for number in range(80)
        for name, day, spend, category in steady(f"c{number}", gap=9 + number % 6, until=number % 7, days=900)
    ]
    open_days = [row for row in rows if not any(first <= row[1] <= last for first, last in closed.values())]
    analysis = analyze(lines([row for row in open_days if row[1] <= as_of]), as_of=date(2026, 3, 1))
    late = [row for row in analysis.alerts.to_pylist() if row["kind"] == "late"]
    # A tenth of all gaps is longer than the point from which a customer is late.
    assert len(late) <= 0.2 * 80


def test_the_most_pressing_come_first_and_a_budget_cuts_the_list(told):
    priorities = told[1].alerts.column("priority").to_pylist()
    assert priorities == sorted(priorities, reverse=True)


def test_the_policy_moves_the_point_from_which_a_customer_is_late():
    rows = company() + steady("edge", gap=14, until=24)
    strict = alerts_of(rows, policy=policy_of({"alerts": {"late": 0.6}}))[0]
    patient = alerts_of(rows, policy=policy_of({"alerts": {"late": 0.999}}))[0]
    assert ("edge", "late") in strict
    assert ("edge", "late") not in patient


def test_every_alert_has_its_sentence_in_every_language(told):
    for row in told[0].values():
        facts = alert_facts(row, "CNY")
        sentences = {reason_sentence(facts, lang) for lang in LANGUAGES}
        assert len(sentences) == len(LANGUAGES)
        assert not any("{" in sentence or "None" in sentence for sentence in sentences)


def test_a_reason_says_habit_fact_and_stake():
    facts = {"kind": "late", "low": 11, "high": 17, "silent": 41, "stake": 38200, "currency": "CNY"}
    assert reason_sentence(facts, "zh-hans") == "平时每14±3天下一单；已41天没有下单；每年¥38,200有流失风险。"
    spanish = reason_sentence(facts | {"currency": "EUR"}, "es").replace("\u00a0", " ")
    assert spanish == "Pide cada 14 ± 3 días; 41 días sin pedir; 38.200 € al año en juego."


def test_a_wide_habit_names_both_ends():
    facts = {"kind": "late", "low": 6, "high": 40, "silent": 90, "stake": 10}
    assert reason_sentence(facts).startswith("Orders every 6 to 40 days; 90 days silent")


def test_all_languages_have_the_same_messages():
    names = {lang: set(messages(lang)) for lang in LANGUAGES}
    assert all(names[lang] == names["en"] for lang in LANGUAGES)


def test_one_customer_and_one_order_get_an_answer():
    analysis = analyze(pa.table({"customer": ["a"], "date": ["2026-01-01"], "amount": [10.0]}))
    row = analysis.customers.to_pylist()[0]
    assert (row["tier"], row["rank"], row["abc"], row["median_gap_days"]) == ("very_important", 1, "A", None)
    assert 0 < row["risk"] < 1
    assert row["expected_gap_low_days"] < row["expected_gap_high_days"]
