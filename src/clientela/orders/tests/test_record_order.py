"""Recording, changing, cancelling, returning."""

from datetime import date
from decimal import Decimal

import pytest

from clientela.customers.models import Customer, Moment
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import history_of, undo
from clientela.orders import errors
from clientela.orders.models import Order
from clientela.orders.queries import changed_since
from clientela.orders.services import (
    NewOrder,
    cancel_order,
    change_order,
    confirm_order,
    record_order,
    record_return,
)
from clientela.orders.tests.factories import line, make_customer, make_order, make_product
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def customer(cast: Cast) -> Customer:
    return make_customer(owner=cast.lin)


def test_an_order_without_a_number_gets_the_next_one_of_its_year(customer: Customer) -> None:
    first, second = make_order(customer), make_order(customer)
    other_year = make_order(customer, ordered_on=date(2025, 3, 1))
    assert [order.number for order in (first, second, other_year)] == [
        "SO-26-00001",
        "SO-26-00002",
        "SO-25-00001",
    ]


def test_a_number_somebody_took_by_hand_is_skipped(customer: Customer) -> None:
    make_order(customer, number="SO-26-00001")
    assert make_order(customer).number == "SO-26-00002"


def test_a_number_is_given_out_once(customer: Customer) -> None:
    make_order(customer, number="A-1")
    with pytest.raises(errors.NumberTaken):
        make_order(customer, number="A-1")


def test_totals_follow_from_the_lines(customer: Customer) -> None:
    order = make_order(customer, line("2", "31.50"), line("3", "0"), line("0.335", "10"))
    assert (order.net_minor, order.gross_minor, order.line_count) == (6635, 6635, 3)


def test_lines_take_name_category_and_cost_from_the_catalogue(customer: Customer) -> None:
    product = make_product(cost=Decimal("20"))
    order = make_order(customer, line("2", "31.50", name="", product_id=product.pk))
    kept = order.lines.get()
    assert (kept.product_code, kept.product_name, kept.cost_minor) == ("KS-2802", "Product KS-2802", 4000)


def test_an_order_without_lines_is_refused(customer: Customer) -> None:
    with pytest.raises(errors.NoLines):
        record_order(SYSTEM, NewOrder(customer.pk, []))


def test_each_wrong_line_says_what_to_do(customer: Customer) -> None:
    with pytest.raises(errors.InvalidLines) as caught:
        make_order(customer, line(), line("0"), line("1", "-1"), line("1", "1", name=""))
    assert set(caught.value.fields) == {"line-2", "line-3", "line-4"}


def test_an_order_stands_on_the_timeline(customer: Customer) -> None:
    order = make_order(customer)
    moment = Moment.objects.get(customer=customer, kind="order")
    assert moment.subject_ref == order.ref
    assert moment.facts["number"] == order.number


def test_a_draft_tells_nobody_until_it_is_confirmed(customer: Customer) -> None:
    draft = make_order(customer, state="draft")
    assert not Moment.objects.filter(kind="order").exists()
    assert draft.pk in changed_since(0).gone_ids
    confirm_order(SYSTEM, draft.pk)
    assert Moment.objects.filter(kind="order").exists()
    assert draft.pk in changed_since(0).order_ids


def test_changed_lines_are_history_and_totals_follow(customer: Customer) -> None:
    order = make_order(customer, line("2", "31.50"))
    changed = change_order(SYSTEM, order.pk, lines=[line("4", "30"), line("1", "5")], reason="they called")
    entry = history_of(order)[0]
    assert (changed.net_minor, changed.line_count) == (12500, 2)
    assert (entry.reason, [field.name for field in entry.fields]) == ("they called", ["lines"])


def test_the_same_lines_again_change_nothing(customer: Customer) -> None:
    order = make_order(customer, line("2", "31.50"))
    before = changed_since(0).revision
    again = change_order(SYSTEM, order.pk, lines=[line("2.000", "31.5000")])
    assert len(history_of(order)) == 1
    assert again.revision == order.revision <= before


def test_undo_of_a_change_brings_lines_and_totals_back(customer: Customer) -> None:
    order = make_order(customer, line("2", "31.50"))
    change_order(SYSTEM, order.pk, lines=[line("4", "30")], note="by lorry")
    change_set_id = history_of(order)[0].change_set_id
    seen = changed_since(0).revision
    report = undo(change_set_id, SYSTEM)
    order.refresh_from_db()
    assert (order.net_minor, order.note, order.lines.get().quantity) == (6300, "", Decimal("2"))
    assert not report.kept
    assert changed_since(seen).order_ids == {order.pk}


def test_what_others_changed_since_stays(customer: Customer) -> None:
    order = make_order(customer, line("2", "31.50"))
    change_order(SYSTEM, order.pk, lines=[line("4", "30")])
    change_set_id = history_of(order)[0].change_set_id
    change_order(SYSTEM, order.pk, lines=[line("5", "30")])
    report = undo(change_set_id, SYSTEM)
    order.refresh_from_db()
    assert order.lines.get().quantity == Decimal("5")
    assert [kept.field for kept in report.kept] == ["lines"]


def test_an_order_taken_back_leaves_a_mark(customer: Customer) -> None:
    order = make_order(customer)
    order_id, seen = order.pk, changed_since(0).revision
    undo(history_of(order)[0].change_set_id, SYSTEM)
    assert not Order.objects.filter(pk=order_id).exists()
    assert changed_since(seen).gone_ids == {order_id}
    assert not Moment.objects.filter(kind="order").exists()


def test_a_stale_page_does_not_overwrite(customer: Customer) -> None:
    order = make_order(customer)
    change_order(SYSTEM, order.pk, note="first", seen_revision=order.revision)
    with pytest.raises(errors.ChangedMeanwhile):
        change_order(SYSTEM, order.pk, note="second", seen_revision=order.revision)


def test_a_cancelled_order_says_why_and_stays(customer: Customer) -> None:
    order = make_order(customer)
    with pytest.raises(errors.ReasonNeeded):
        cancel_order(SYSTEM, order.pk, reason=" ")
    cancel_order(SYSTEM, order.pk, reason="ordered twice")
    assert order.pk in changed_since(0).gone_ids
    with pytest.raises(errors.OrderClosed):
        change_order(SYSTEM, order.pk, note="x")


def test_a_return_is_negative_and_names_its_order(customer: Customer) -> None:
    order = make_order(customer, line("5", "10"), line("2", "3"))
    back = record_return(SYSTEM, order.pk, quantities={1: Decimal("2")})
    assert (back.number, back.net_minor, back.gross_minor, back.returns_id) == (
        "SR-26-00001",
        -2000,
        0,
        order.pk,
    )


def test_no_more_comes_back_than_was_bought(customer: Customer) -> None:
    order = make_order(customer, line("5", "10"), line("4", "10"))
    record_return(SYSTEM, order.pk, quantities={1: Decimal("3")})
    record_return(SYSTEM, order.pk, quantities={1: Decimal("2"), 2: Decimal("1")})
    with pytest.raises(errors.TooMuchReturned):
        record_return(SYSTEM, order.pk, quantities={1: Decimal("1")})
    record_return(SYSTEM, order.pk, quantities={2: Decimal("3")})


def test_an_order_with_returns_is_not_cancelled(customer: Customer) -> None:
    order = make_order(customer)
    record_return(SYSTEM, order.pk, quantities={1: Decimal("1")})
    with pytest.raises(errors.HasReturns):
        cancel_order(SYSTEM, order.pk, reason="x")
