"""The early warning learns from the past of the company alone, and beats the simple rules."""

from datetime import date

import numpy as np
import pytest

from clientela_analytics import read_order_lines, score_risk
from clientela_analytics.backtest import AsKnown, auc, brier_skill
from clientela_analytics.category_days import CategoryDays
from clientela_analytics.clock import CompanyClock, company_clock
from clientela_analytics.history import customer_days, orders_of
from clientela_analytics.periods import day_number
from clientela_analytics.renewal import Gaps, RenewalModel
from clientela_analytics.renewal_fit import fit_renewal
from tests.analytics.histories import END, company, lines, steady


def days_of(rows, as_of=END):
    read = read_order_lines(lines(rows), as_of=as_of)
    return customer_days(orders_of(read), read.as_of)


@pytest.fixture(scope="module")
def cdnow(shared_data):
    """The purchases of the CDNOW cohort."""
    columns = {"customer": "sample_customer_id", "date": "date", "amount": "dollar_value"}
    read = read_order_lines(shared_data / "cdnow" / "cdnow_sample.csv.gz", columns=columns)
    days = customer_days(orders_of(read), read.as_of)
    return AsKnown(days.order_days(), CategoryDays.of_lines(read, days.ids))


def test_the_score_ranks_and_calibrates_better_than_recency_on_held_back_months(cdnow):
    outcome = cdnow.on(date(1998, 1, 1), horizon_days=90)
    silence = outcome.day - outcome.last_day
    assert auc(outcome.stopped, outcome.risk) > auc(outcome.stopped, silence) + 0.05
    assert brier_skill(outcome.stopped, outcome.risk) > 0.08
    assert abs(outcome.risk.mean() - outcome.stopped.mean()) < 0.06
    assert 0.8 < outcome.expected_orders.sum() / outcome.orders.sum() < 1.2


def test_every_chance_is_a_chance_and_orders_are_never_below_it():
    scores = score_risk(days_of(company() + steady("late", gap=14, until=62)).order_days())
    for chances in (scores.risk, scores.chance_alive, scores.lateness):
        assert np.all((chances >= 0) & (chances <= 1))
    assert np.all(scores.expected_orders >= 1 - scores.risk - 1e-12)
    assert np.all(scores.gap_low_days <= scores.gap_days)
    assert np.all(scores.gap_days <= scores.gap_high_days)


def test_a_silent_customer_is_likelier_to_be_leaving_than_a_steady_one():
    days = days_of(company() + steady("late", gap=14, until=62, spend=200.0))
    scores = score_risk(days.order_days())
    risk = dict(zip(days.ids.take(scores.customers).to_pylist(), scores.risk, strict=True))
    assert risk["late"] > 0.8
    assert risk["steady-004"] < 0.1


def test_a_longer_horizon_never_raises_the_chance_of_no_order():
    days = days_of(company(30)).order_days()
    short, long = (score_risk(days, horizon_days=horizon).risk for horizon in (30, 180))
    assert np.all(long <= short + 0.02)


def test_with_too_few_outcomes_the_rhythm_speaks_alone():
    rows = [
        ("a", date(2026, 11, 1), 10.0, "Pots"),
        ("a", date(2026, 11, 8), 10.0, "Pots"),
        ("b", END, 5.0, "Pots"),
    ]
    scores = score_risk(days_of(rows).order_days())
    assert scores.lesson_count < 30
    assert scores.judgement.risk[0] == 1.0
    assert not scores.judgement.risk[1:].any()


def test_returns_lower_the_money_at_risk():
    rows = [
        *company(20),
        ("back", END, 1000.0, "Pots"),
        ("back", END, -1000.0, "Pots"),
        ("kept", END, 1000.0, "Pots"),
    ]
    days = days_of(rows)
    scores = score_risk(days.order_days())
    value = dict(zip(days.ids.take(scores.customers).to_pylist(), scores.value_at_risk, strict=True))
    assert value["back"] == 0
    assert value["kept"] > 50


def test_the_model_finds_the_parameters_it_was_made_with():
    chance = np.random.default_rng(7)
    rates = chance.gamma(1.5, 1 / 40.0, 3000)
    counts = chance.integers(2, 12, 3000)
    gaps = [chance.gamma(2.0, 1 / (2.0 * rate), count) for rate, count in zip(rates, counts, strict=True)]
    silence = np.array([chance.gamma(2.0, 1 / (2.0 * rate)) * chance.random() for rate in rates])
    facts = Gaps(
        counts.astype(float), np.array([gap.sum() for gap in gaps]), np.array([np.log(gap).sum() for gap in gaps]),
        silence, counts.astype(float),
    )  # fmt: skip
    model = fit_renewal(facts)
    assert (model.r, model.alpha) == pytest.approx((1.5, 40.0), rel=0.15)
    assert model.shapes[2] > 0.7


def test_the_next_gap_is_longer_than_its_points_as_often_as_said():
    model = RenewalModel(r=3.0, alpha=60.0)
    gaps = Gaps(*(np.array([value]) for value in (10.0, 140.0, 25.0, 5.0, 10.0)))
    times = np.geomspace(1, 500, 50)
    survival = [float(model.survival(gaps, np.array([time]))[0]) for time in times]
    assert survival == sorted(survival, reverse=True)
    assert survival[0] > 0.95
    assert survival[-1] < 0.01


def test_the_clock_stands_nearly_still_while_the_company_is_closed():
    rows = [row for row in company(150) if not date(2026, 2, 10) <= row[1] <= date(2026, 2, 24)]
    days = days_of(rows).order_days()
    clock = company_clock(days, days.as_of, 90)
    closed = np.diff(clock.at(np.array([day_number(date(2026, 2, 9)), day_number(date(2026, 2, 24))])))[0]
    usual = np.diff(clock.at(np.array([day_number(date(2026, 5, 9)), day_number(date(2026, 5, 24))])))[0]
    assert closed < 0.7 * usual


def test_the_clock_runs_evenly_with_less_than_a_year():
    days = days_of([row for row in company(30) if row[1] > date(2026, 2, 1)]).order_days()
    assert np.diff(company_clock(days, days.as_of, 30).elapsed) == pytest.approx(1.0)


def test_the_clock_can_be_read_backwards():
    clock = CompanyClock(100, np.cumsum([1.0, 0.5, 2.0, 1.0]))
    days = np.array([100, 101, 103, 110])
    assert clock.days_at(clock.at(days)) == pytest.approx(days)
