"""Tiers, classes and policies on small numbers that can be reckoned by hand."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientela_analytics import (
    AbcPolicy,
    InputError,
    TierPolicy,
    abc_classes,
    grade_tiers,
    policy_of,
    read_policy,
)
from clientela_analytics.tiers import tier_sizes


@pytest.mark.parametrize(
    ("customers", "policy", "sizes"),
    [
        (100, TierPolicy(), [5, 19, 38, 38]),
        (100, TierPolicy(of="whole"), [5, 20, 50, 25]),
        (101, TierPolicy(rounding="down"), [5, 19, 38, 39]),
        (30, TierPolicy(rounding="half_up"), [2, 6, 11, 11]),
        (1, TierPolicy(), [1, 0, 0, 0]),
        (0, TierPolicy(), [0, 0, 0, 0]),
        (20, TierPolicy(), [1, 4, 8, 7]),
    ],
)
def test_each_share_is_taken_of_what_the_policy_says(customers, policy, sizes):
    assert tier_sizes(customers, policy) == sizes


@given(st.lists(st.integers(-(10**12), 10**12), max_size=200))
def test_ranks_are_a_permutation_and_no_tier_outsells_a_better_one(sales):
    tiers, ranks = grade_tiers(np.array(sales, dtype=np.int64))
    assert sorted(ranks) == list(range(1, len(sales) + 1))
    order = np.argsort(ranks)
    names = [tiers[place] for place in order]
    assert names == sorted(names, key=["very_important", "important", "general", "dormant"].index)
    assert all(sales[a] >= sales[b] for a, b in pairwise(order))


def test_equal_sales_are_ranked_by_customer_id():
    assert grade_tiers(np.array([5, 9, 5, 5]))[1].tolist() == [2, 1, 3, 4]


def test_the_item_that_crosses_the_line_belongs_to_the_class_the_policy_says():
    sales = np.array([50, 40, 6, 4])
    assert abc_classes(sales) == ["A", "A", "B", "C"]
    assert abc_classes(sales, AbcPolicy(crossing="out")) == ["A", "B", "C", "C"]


def test_a_line_met_exactly_is_not_crossed_by_the_next_item():
    assert abc_classes(np.array([80, 15, 5])) == ["A", "B", "C"]


@given(st.lists(st.integers(-(10**14), 10**14), max_size=60))
def test_what_brings_nothing_is_always_c(sales):
    classes = abc_classes(np.array(sales, dtype=np.int64))
    assert all(letter == "C" for letter, value in zip(classes, sales, strict=True) if value <= 0)


def test_a_policy_is_read_from_toml_and_json(tmp_path):
    (tmp_path / "p.toml").write_text(
        'currency = "EUR"\n[tiers]\nshares = [0.1, 0.2, 0.3]\nof = "whole"\n', "utf-8"
    )
    (tmp_path / "p.json").write_text('{"alerts": {"late": 0.95}}', "utf-8")
    assert read_policy(tmp_path / "p.toml").tiers == TierPolicy(shares=(0.1, 0.2, 0.3), of="whole")
    assert read_policy(tmp_path / "p.json").alerts.late == 0.95


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"tears": {}}, "tears is not a policy entry"),
        ({"tiers": {"shares": [0.1, 0.2]}}, "three shares"),
        ({"tiers": {"shares": [0.5, 0.4, 0.3], "of": "whole"}}, "more than 1"),
        ({"tiers": {"rounding": "sideways"}}, "must be one of up, down, half_up"),
        ({"tiers": {"months": "many"}}, "tiers.months must be a number"),
        ({"abc": {"a": 0.9, "b": 0.8}}, "0 < a < b < 1"),
        ({"alerts": {"late": 1.5}}, "between 0 and 1"),
        ({"tiers": 3}, "tiers must be a table"),
    ],
)
def test_a_wrong_policy_is_refused_by_naming_the_entry(entries, words):
    with pytest.raises(InputError, match=words):
        policy_of(entries)


def test_a_missing_or_broken_policy_file_is_refused(tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text("tiers = [", "utf-8")
    for path in (broken, tmp_path / "absent.json"):
        with pytest.raises(InputError, match="policy file"):
            read_policy(path)
