"""Many orders at once, as imports bring them."""

from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest

from clientela.customers.models import Customer, Moment
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import change_set, history_of, undo
from clientela.orders.events import OrdersImported
from clientela.orders.models import Order, OrderLine
from clientela.orders.queries import FACT_COLUMNS, changed_since, find_orders, lines_for_facts
from clientela.orders.services import Line, NewOrder, Stored, cancel_order, store_orders
from clientela.orders.tests.factories import line, make_customer
from tests.cast import Cast

pytestmark = pytest.mark.django_db
ON = date(2011, 12, 1)


@pytest.fixture
def customer(cast: Cast) -> Customer:
    return make_customer(owner=cast.lin)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the room publishes."""
    events: list[object] = []
    module = import_module("clientela.orders.services.store_orders")
    monkeypatch.setattr(module, "publish", events.append)
    return events


def store(*batch: NewOrder) -> tuple[Stored, int]:
    with change_set(SYSTEM, kind="orders.import") as changes:
        return store_orders(SYSTEM, changes, batch), changes.id


def new(customer: Customer, number: str, *lines: Line, **values: object) -> NewOrder:
    return NewOrder(customer.pk, lines or (line(),), number=number, ordered_on=ON, **values)  # type: ignore[arg-type]


def test_a_second_import_of_the_same_file_changes_nothing(customer: Customer) -> None:
    batch = [new(customer, "536365"), new(customer, "C536379", line("-1", "27.50"), kind="return")]
    first, _ = store(*batch)
    revision = changed_since(0).revision
    second, change_set_id = store(*batch)
    assert set(first.created) == set(second.unchanged) == {"536365", "C536379"}
    assert not second.created
    assert not second.updated
    assert not changed_since(revision).order_ids
    assert undo(change_set_id, SYSTEM).reverted == 0


def test_an_order_that_differs_is_changed_and_its_lines_are_history(customer: Customer) -> None:
    store(new(customer, "1", line("2", "10")), new(customer, "2"))
    stored, change_set_id = store(new(customer, "1", line("3", "10"), note="late"), new(customer, "2"))
    order = Order.objects.get(number="1")
    assert (stored.updated, stored.unchanged) == (("1",), ("2",))
    assert (order.net_minor, order.note) == (3000, "late")
    assert {field.name for entry in history_of(order)[:2] for field in entry.fields} == {"lines", "note"}
    undo(change_set_id, SYSTEM)
    order.refresh_from_db()
    assert (order.net_minor, order.note, OrderLine.objects.get(order=order).quantity) == (
        2000,
        "",
        Decimal(2),
    )


def test_undo_of_an_import_takes_its_orders_and_moments_away(customer: Customer) -> None:
    _, change_set_id = store(new(customer, "1"), new(customer, "2"))
    ids = set(Order.objects.values_list("id", flat=True))
    undo(change_set_id, SYSTEM)
    assert not Order.objects.exists()
    assert not OrderLine.objects.exists()
    assert not Moment.objects.filter(kind="order").exists()
    assert changed_since(0).gone_ids == ids


def test_each_order_is_one_moment_on_its_day(customer: Customer) -> None:
    store(new(customer, "1", line(), line()), new(customer, "2", kind="return"))
    kinds = Moment.objects.filter(customer=customer).exclude(kind="created").order_by("id")
    assert [(moment.kind, moment.at.date()) for moment in kinds] == [("order", ON), ("return", ON)]


def test_an_order_cancelled_by_hand_stays_cancelled(customer: Customer) -> None:
    store(new(customer, "1"))
    cancel_order(SYSTEM, Order.objects.get().pk, reason="twice")
    stored, _ = store(new(customer, "1"))
    assert stored.unchanged == ("1",)
    assert Order.objects.get().state == "cancelled"


def test_an_amount_from_the_file_stands_as_it_is(customer: Customer) -> None:
    store(new(customer, "1", line("3", "3.3333", net_minor=1000)))
    assert Order.objects.get().net_minor == 1000


def test_imported_orders_are_found_by_number_and_its_end(customer: Customer) -> None:
    store(new(customer, "SO-11-53637"), new(customer, "C777379"))
    for text in ("SO-11-53637", "so1153637", "53637"):
        assert [order.number for order in find_orders(Order.objects.all(), text)] == ["SO-11-53637"]
    assert find_orders(Order.objects.all(), "7379").get().number == "C777379"


def test_importing_tells_whose_orders_came(customer: Customer, told: list[object]) -> None:
    store(new(customer, "1"))
    store(new(customer, "1"))
    assert told == [OrdersImported(frozenset({customer.pk}), 1, 0)]


def test_facts_are_the_lines_of_confirmed_orders_in_whole_numbers(customer: Customer) -> None:
    store(
        new(customer, "1", line("0.5", "1.2345", category_name="Steamers")), new(customer, "2", state="draft")
    )
    rows = [dict(zip(FACT_COLUMNS, row, strict=True)) for batch in lines_for_facts() for row in batch]
    assert len(rows) == 1
    fact = rows[0]
    assert (fact["quantity_thousandths"], fact["price_ten_thousandths"], fact["net_minor"]) == (
        500,
        12345,
        62,
    )
    assert (fact["number"], fact["customer_id"], fact["category"]) == ("1", customer.pk, "Steamers")
    assert str(fact["ordered_on"]) == "2011-12-01"


def test_only_later_facts_are_read_again(customer: Customer) -> None:
    store(new(customer, "1"))
    seen = changed_since(0).revision
    store(new(customer, "2"))
    assert [row[2] for batch in lines_for_facts(seen) for row in batch] == ["2"]
