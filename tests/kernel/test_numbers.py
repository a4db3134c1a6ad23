"""Exact money, prices and quantities."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientela.kernel.fields import QuantityField, UnitPriceField
from clientela.kernel.ids import new_ref
from clientela.kernel.money import Money, round_half_up

CENTS = st.integers(-(10**15), 10**15)


@given(CENTS, CENTS)
def test_adding_and_taking_away_gives_the_same_money(first: int, second: int) -> None:
    money = Money(first, "CNY")
    assert money + Money(second, "CNY") - Money(second, "CNY") == money


@given(CENTS)
def test_money_survives_its_amount(minor: int) -> None:
    money = Money(minor, "CNY")
    assert Money.of(money.amount, "CNY") == money


@pytest.mark.parametrize(("amount", "minor"), [("0.005", 1), ("-0.005", -1), ("1.004", 100), ("2.675", 268)])
def test_money_is_rounded_half_away_from_zero(amount: str, minor: int) -> None:
    assert Money.of(amount, "EUR").minor == minor


def test_a_yen_has_no_smaller_unit() -> None:
    assert Money.of("12.5", "JPY") == Money(13, "JPY")


def test_two_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="cannot mix"):
        Money(1, "CNY") + Money(1, "EUR")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_unit_price_comes_back_as_it_went_in(price: Decimal) -> None:
    field = UnitPriceField()
    assert field.from_db_value(field.get_prep_value(price)) == price


def test_a_quantity_is_kept_to_a_thousandth() -> None:
    assert QuantityField().get_prep_value("1.2345") == 1235


def test_rounding_keeps_the_places_asked_for() -> None:
    assert round_half_up(Decimal("1.25"), 1) == Decimal("1.3")


def test_references_are_made_in_order_and_never_twice() -> None:
    made = [new_ref() for _ in range(1_000)]
    assert len(set(made)) == 1_000
    assert all(ref[12] == "7" for ref in made)
