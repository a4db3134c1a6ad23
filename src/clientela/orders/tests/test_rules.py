"""Amounts and totals, for any lines."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from clientela.orders.rules import (
    RETURN,
    SALE,
    amount_of,
    is_sale_line,
    number_of,
    returnable,
    totals_of,
    unit_price_of,
)

quantities = st.decimals(min_value=-10_000, max_value=10_000, places=3)
prices = st.decimals(min_value=-100, max_value=100_000, places=4)
lines = st.lists(st.tuples(quantities, prices), max_size=40)


def priced(pairs: list[tuple[Decimal, Decimal]]) -> list[tuple[Decimal, Decimal, int]]:
    return [(quantity, price, amount_of(quantity, price, "CNY")) for quantity, price in pairs]


@given(lines)
def test_net_is_the_sum_of_all_lines_and_gross_of_the_sale_lines(
    pairs: list[tuple[Decimal, Decimal]],
) -> None:
    rows = priced(pairs)
    totals = totals_of(SALE, rows)
    assert totals.net_minor == sum(row[2] for row in rows)
    assert totals.gross_minor == sum(row[2] for row in rows if row[0] > 0 and row[1] > 0)
    assert totals.line_count == len(rows)


@given(lines)
def test_a_return_has_no_gross(pairs: list[tuple[Decimal, Decimal]]) -> None:
    assert totals_of(RETURN, priced(pairs)).gross_minor == 0


@given(lines, lines)
def test_totals_do_not_depend_on_the_order_of_lines(
    first: list[tuple[Decimal, Decimal]], second: list[tuple[Decimal, Decimal]]
) -> None:
    assert totals_of(SALE, priced(first + second)) == totals_of(SALE, priced(second + first))


@given(quantities, prices)
def test_what_comes_back_takes_exactly_as_much_as_was_sold(quantity: Decimal, price: Decimal) -> None:
    assert amount_of(-quantity, price, "CNY") == -amount_of(quantity, price, "CNY")


@given(quantities, prices)
def test_an_amount_is_off_by_half_a_cent_at_most(quantity: Decimal, price: Decimal) -> None:
    assert abs(Decimal(amount_of(quantity, price, "CNY")) - quantity * price * 100) <= Decimal("0.5")


@given(st.integers(min_value=1, max_value=100), st.integers(min_value=0, max_value=10**7))
def test_a_price_taken_from_an_amount_gives_the_amount_back(pieces: int, minor: int) -> None:
    quantity, amount = Decimal(pieces), Decimal(minor) / 100
    assert amount_of(quantity, unit_price_of(amount, quantity), "CNY") == minor


@given(st.dictionaries(st.integers(1, 9), st.decimals(min_value=1, max_value=99, places=3)))
def test_all_that_was_bought_may_come_back_once(bought: dict[int, Decimal]) -> None:
    assert returnable(bought, {}) == bought
    assert returnable(bought, {position: -quantity for position, quantity in bought.items()}) == {}


def test_nothing_sold_has_no_price() -> None:
    assert unit_price_of(Decimal("9.50"), Decimal(0)) == 0


def test_gifts_and_refunds_are_not_sales() -> None:
    assert is_sale_line(SALE, Decimal(1), Decimal("0.01"))
    assert not is_sale_line(SALE, Decimal(1), Decimal(0))
    assert not is_sale_line(SALE, Decimal(-1), Decimal(5))
    assert not is_sale_line(RETURN, Decimal(1), Decimal(5))


def test_numbers_carry_kind_and_year() -> None:
    assert number_of(SALE, 2026, 123) == "SO-26-00123"
    assert number_of(RETURN, 2027, 123_456) == "SR-27-123456"
