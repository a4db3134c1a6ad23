"""The copy of the facts follows the orders."""

from datetime import date

import pytest
from django.core.management import call_command

from clientela.kernel.actors import SYSTEM
from clientela.orders.services import cancel_order
from clientela.orders.tests.factories import line, make_customer, make_order
from clientela.staff.queries import forget_company
from clientela.warehouse.queries import fact_store, months_by_cell, rhythm_of, sales_of_period
from clientela.warehouse.services import refresh_facts
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def facts() -> list[tuple[int, int]]:
    with fact_store().connected() as connection:
        return connection.execute("SELECT order_id, amount_minor FROM facts ORDER BY ALL").fetchall()


def test_the_first_copy_holds_every_line_of_confirmed_orders(cast: Cast) -> None:
    customer = make_customer(owner=cast.lin)
    order = make_order(customer, line("2", "10.00"), line("1", "5.00"))
    make_order(customer, state="draft")
    refresh_facts()
    assert facts() == [(order.pk, 500), (order.pk, 2_000)]


def test_a_second_copy_without_changes_writes_nothing(cast: Cast) -> None:
    make_order(make_customer(owner=cast.lin))
    assert refresh_facts() == refresh_facts()


def test_a_new_order_is_added_to_what_was_copied(cast: Cast) -> None:
    customer = make_customer(owner=cast.lin)
    make_order(customer, line("1", "10.00"))
    first = refresh_facts()
    make_order(customer, line("1", "20.00"))
    second = refresh_facts()
    assert [part.lines for part in second.parts[:1]] == [part.lines for part in first.parts]
    assert [amount for _, amount in facts()] == [1_000, 2_000]


def test_a_cancelled_order_counts_no_longer(cast: Cast) -> None:
    order = make_order(make_customer(owner=cast.lin))
    refresh_facts()
    cancel_order(SYSTEM, order.pk, reason="typed twice")
    refresh_facts()
    assert facts() == []


def test_copying_everything_anew_gives_the_same_facts(cast: Cast) -> None:
    customer = make_customer(owner=cast.lin)
    for day in (1, 8, 15):
        make_order(customer, ordered_on=date(2026, 10, day))
        refresh_facts()
    before = facts()
    rebuilt = refresh_facts(full=True)
    assert len(rebuilt.parts) == 1
    assert facts() == before


def test_a_copy_of_another_company_is_not_used(cast: Cast) -> None:
    make_order(make_customer(owner=cast.lin))
    refresh_facts()
    cast.company.ref = "f" * 32
    cast.company.save()
    forget_company()
    assert refresh_facts().company == "f" * 32


def test_a_copy_that_lost_a_file_is_made_anew(cast: Cast) -> None:
    order = make_order(make_customer(owner=cast.lin), line("1", "10.00"))
    first = refresh_facts()
    (fact_store().folder / first.parts[0].lines).unlink()
    refresh_facts()
    assert facts() == [(order.pk, 1_000)]


def test_the_strip_holds_the_latest_order_days_with_their_sum(cast: Cast) -> None:
    customer = make_customer(owner=cast.lin)
    for day in range(1, 28):
        make_order(customer, line("1", "10.00"), ordered_on=date(2026, 10, day))
    make_order(customer, line("1", "7.00"), ordered_on=date(2026, 10, 27))
    refresh_facts()
    strip = rhythm_of([customer.pk], as_of=TODAY)[customer.pk]
    assert len(strip) == 24
    assert strip[-1] == (date(2026, 10, 27), 1_700)
    assert rhythm_of([customer.pk], as_of=date(2026, 10, 3))[customer.pk][-1] == (date(2026, 10, 3), 1_000)


def test_months_add_up_by_cell_and_count_a_customer_once_as_new(cast: Cast) -> None:
    customer, other = make_customer("A", owner=cast.lin), make_customer("B", owner=cast.deng)
    for on in (date(2026, 9, 3), date(2026, 9, 20), date(2026, 10, 5)):
        make_order(customer, line("1", "10.00"), ordered_on=on)
    make_order(other, line("1", "30.00"), ordered_on=date(2026, 10, 6))
    refresh_facts()
    rows = months_by_cell({customer.pk: 0, other.pk: 1}, as_of=TODAY)
    found = [
        (row.cell, row.month.month, row.customers, row.new_customers, row.orders, row.net_minor)
        for row in rows
    ]
    assert found == [(0, 9, 1, 1, 2, 2_000), (0, 10, 1, 0, 1, 1_000), (1, 10, 1, 1, 1, 3_000)]


def test_a_period_holds_only_customers_with_a_sale_in_it(cast: Cast) -> None:
    customer = make_customer(owner=cast.lin)
    make_order(customer, line("1", "10.00"), ordered_on=date(2025, 1, 1))
    refresh_facts()
    assert sales_of_period(date(2025, 11, 20), TODAY) == {}
    assert sales_of_period(date(2024, 11, 20), TODAY) == {customer.pk: (1_000, 1_000)}


def test_the_command_says_how_much_was_copied(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    make_order(make_customer(owner=cast.lin), line(), line())
    call_command("refresh_facts", "--full")
    assert "2 lines in 1 parts" in capsys.readouterr().out
