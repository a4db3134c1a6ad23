"""Several people and jobs writing orders at the same time."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import change_set
from clientela.orders.errors import TooMuchReturned
from clientela.orders.models import Order
from clientela.orders.queries import changed_since
from clientela.orders.services import NewOrder, change_order, record_return, store_orders
from clientela.orders.tests.factories import line, make_customer, make_order
from tests.cast import Cast
from tests.several_connections import faults, several_connections

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_number_is_given_out_twice_and_none_is_left_out(cast: Cast, tmp_path: Path) -> None:
    customer = make_customer()

    def record() -> str:
        return make_order(customer).number

    with several_connections(tmp_path) as run:
        numbers = run(*[record] * 8)
    assert sorted(numbers) == [f"SO-26-{count:05d}" for count in range(1, 9)]


def test_a_file_imported_twice_at_once_lands_once(cast: Cast, tmp_path: Path) -> None:
    customer = make_customer()
    batch = [
        NewOrder(customer.pk, [line()], number=f"A{count}", ordered_on=date(2026, 11, 20))
        for count in range(20)
    ]

    def store() -> tuple[int, int]:
        with change_set(SYSTEM, kind="orders.import") as changes:
            stored = store_orders(SYSTEM, changes, batch)
        return len(stored.created), len(stored.unchanged)

    with several_connections(tmp_path) as run:
        assert sorted(run(store, store)) == [(0, 20), (20, 0)]
        assert run(Order.objects.count) == [20]


def test_every_change_has_a_revision_of_its_own_above_the_ones_before(cast: Cast, tmp_path: Path) -> None:
    customer = make_customer()
    orders = [make_order(customer) for _ in range(4)]
    seen = changed_since(0).revision

    def change(order: Order) -> int:
        return change_order(SYSTEM, order.pk, note="by lorry").revision

    with several_connections(tmp_path) as run:
        revisions = run(*[lambda order=order: change(order) for order in orders])
        assert not faults(revisions)
        assert len(set(revisions)) == 4
        assert min(revisions) > seen
        assert run(lambda: changed_since(seen).order_ids) == [frozenset(order.pk for order in orders)]


def test_two_returns_of_the_same_goods_do_not_both_go_through(cast: Cast, tmp_path: Path) -> None:
    order = make_order(make_customer(), line("5", "10"))

    def give_back() -> Order:
        return record_return(SYSTEM, order.pk, quantities={1: Decimal("3")})

    with several_connections(tmp_path) as run:
        results = run(give_back, give_back)
    assert [type(fault) for fault in faults(results)] == [TooMuchReturned]


def test_two_people_changing_one_order_wait_for_each_other(cast: Cast, tmp_path: Path) -> None:
    order = make_order(make_customer())
    calls = [
        lambda count=count: change_order(SYSTEM, order.pk, lines=[line(str(count), "10")])
        for count in (2, 3, 4)
    ]
    with several_connections(tmp_path) as run:
        assert not faults(run(*calls))
        kept = run(lambda: Order.objects.get(pk=order.pk))[0]
        lines = run(lambda: [(each.quantity, each.net_minor) for each in kept.lines.all()])[0]
    assert [amount for _, amount in lines] == [kept.net_minor]
