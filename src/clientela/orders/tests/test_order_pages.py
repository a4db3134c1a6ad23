"""The list, the document and the entry of orders, as each person may see them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clientela.customers.models import Customer
from clientela.kernel.actors import SYSTEM
from clientela.orders.models import Order
from clientela.orders.services import cancel_order, change_order, record_return
from clientela.orders.tests.factories import line, make_customer, make_order, make_product
from clientela.staff.models import AccessRecord, Person
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Browser = Callable[[Person], Client]
LIST = "/orders/"
QUERIES_OF_THE_LIST = 16


@pytest.fixture
def hengli(cast: Cast) -> Customer:
    return make_customer("Foshan Hengli", cast.lin, alt_name="佛山恒利")


@pytest.fixture
def order(hengli: Customer) -> Order:
    return make_order(hengli, line("2", "31.50"), line("1", "9"))


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def typed(*lines: tuple[str, str, str], **head: str) -> dict[str, object]:
    columns = list(zip(*lines, strict=True)) or [(), (), ()]
    return {
        "ordered_on": "2026-11-20",
        "line-product": columns[0],
        "line-text": ["typed"] * len(columns[0]),
        "line-quantity": columns[1],
        "line-price": columns[2],
        **head,
    }


def test_the_list_shows_the_latest_first(hengli: Customer, client_of: Browser, cast: Cast) -> None:
    make_order(hengli, number="OLD", ordered_on=date(2026, 1, 5))
    make_order(hengli, number="NEW", ordered_on=date(2026, 11, 5))
    page = text_of(client_of(cast.lin), LIST)
    assert page.index("NEW") < page.index("OLD")


@pytest.mark.parametrize(
    "query",
    ["q=A-1001", "q=1001", "q=hengli", "q=fshl", "q=佛山", "period.from=2026-11-01",
        "kind=sale&state=confirmed&total.from=70", "state=confirmed&kind=sale&q=hengli",

     "total.from=71&total.to=73", "product=KS-2802", "customer=C00001"],
)  # fmt: skip
def test_an_order_is_found_in_many_ways(query: str, hengli: Customer, client_of: Browser, cast: Cast) -> None:
    product = make_product()
    make_order(hengli, line("1", "72", product_id=product.pk), number="A-1001")
    other = make_customer("Panyu Yuehai", cast.lin)
    back = make_order(other, number="B-2002", ordered_on=date(2025, 1, 1))
    cancel_order(SYSTEM, back.pk, reason="x")
    record_return(
        SYSTEM, make_order(other, number="C-3", ordered_on=date(2025, 1, 1)).pk, quantities={1: Decimal(1)}
    )
    page = text_of(client_of(cast.lin), f"{LIST}?{query}")
    assert "A-1001" in page
    assert "B-2002" not in page


@pytest.mark.parametrize("address", ["order", "edit", "return", "cancel"])
def test_nobody_opens_another_regions_order(
    address: str, order: Order, client_of: Browser, cast: Cast
) -> None:
    for person, status in ((cast.zhao, 200), (cast.wu, 200), (cast.deng, 404), (cast.luo, 404)):
        person.role.granted = ["orders.cancel"]
        person.role.save()
        assert client_of(person).get(reverse(f"orders:{address}", args=[order.ref])).status_code == status


def test_another_regions_orders_are_on_no_path(order: Order, client_of: Browser, cast: Cast) -> None:
    stranger = client_of(cast.deng)
    cast.deng.role.granted = ["orders.export"]
    cast.deng.role.save()
    ref = order.customer.ref
    for address in (
        LIST,
        f"{LIST}?q={order.number}",
        f"{LIST}?customer={order.customer.code}",
        "/orders/export",
    ):
        assert order.ref not in text_of(stranger, address)
        assert "31.50" not in text_of(stranger, address)
    assert "Foshan Hengli" not in text_of(stranger, "/orders/customers?q=hengli")
    assert order.ref not in text_of(stranger, f"/search?q={order.number}")
    assert order.ref in text_of(client_of(cast.lin), f"/search?q={order.number}")
    assert stranger.get(f"/orders/new?customer={ref}").status_code == 404
    assert stranger.get(f"/orders/products?customer={ref}&q=a").status_code == 404
    assert stranger.get(f"/orders/memory?customer={ref}").status_code == 404
    assert order.number in text_of(client_of(cast.lin), LIST)


def test_the_warehouse_sees_orders_and_takes_none(order: Order, client_of: Browser, cast: Cast) -> None:
    warehouse = client_of(cast.ah)
    assert warehouse.get("/orders/new").status_code == 403
    assert warehouse.post(reverse("orders:edit", args=[order.ref])).status_code == 403
    assert warehouse.post(reverse("orders:cancel", args=[order.ref]), {"reason": "x"}).status_code == 403
    order.refresh_from_db()
    assert order.state == "confirmed"


def test_only_some_see_the_margin(hengli: Customer, client_of: Browser, cast: Cast) -> None:
    product = make_product(cost=Decimal("20"))
    ref = make_order(hengli, line("1", "40", product_id=product.pk)).ref
    assert "50" in text_of(client_of(cast.zhao), f"/orders/{ref}").partition("Margin")[2]
    assert "Margin" not in text_of(client_of(cast.lin), f"/orders/{ref}")


def test_an_order_is_typed_and_stands_as_typed(hengli: Customer, client_of: Browser, cast: Cast) -> None:
    product = make_product()
    answer = client_of(cast.lin).post(
        f"/orders/new?customer={hengli.ref}", typed((product.ref, "2", "31.50"), customer_number="YH-1")
    )
    order = Order.objects.get()
    assert answer.url == f"/orders/{order.ref}"
    assert (order.net_minor, order.customer_number, order.placed_by) == (6300, "YH-1", cast.lin)


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [("en", "1,200.5", "1200.5"), ("en", "0,5", "0.5"), ("es", "1.200,5", "1200.5"), ("es", "31.5", "31.5")],
)
def test_numbers_are_read_as_people_write_them(
    language: str, written: str, read: str, hengli: Customer, client_of: Browser, cast: Cast
) -> None:
    cast.lin.language = language
    cast.lin.save()
    client_of(cast.lin).post(f"/orders/new?customer={hengli.ref}", typed((make_product().ref, written, "1")))
    assert Order.objects.get().lines.get().quantity == Decimal(read)


@pytest.mark.parametrize(
    ("quantity", "price", "words"),
    [("x", "1", "number above zero"), ("0", "1", "number above zero"), ("1", "x", "price must be a number")],
)
def test_a_wrong_line_says_so_and_keeps_what_was_typed(
    quantity: str, price: str, words: str, hengli: Customer, client_of: Browser, cast: Cast
) -> None:
    answer = client_of(cast.lin).post(
        f"/orders/new?customer={hengli.ref}", typed((make_product().ref, quantity, price), note="by lorry")
    )
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "by lorry" in answer.content.decode()
    assert not Order.objects.exists()


def test_a_draft_waits_for_its_confirmation(hengli: Customer, client_of: Browser, cast: Cast) -> None:
    browser = client_of(cast.lin)
    browser.post(f"/orders/new?customer={hengli.ref}", typed((make_product().ref, "1", "1"), draft="1"))
    draft = Order.objects.get()
    assert draft.state == "draft"
    browser.post(reverse("orders:confirm", args=[draft.ref]))
    draft.refresh_from_db()
    assert draft.state == "confirmed"


def test_editing_keeps_lines_without_a_product(order: Order, client_of: Browser, cast: Cast) -> None:
    answer = client_of(cast.lin).post(
        reverse("orders:edit", args=[order.ref]),
        {**typed(("", "5", "31.50")), "line-text": ["Steamer"], "revision": order.revision},
    )
    assert answer.status_code == 302
    order.refresh_from_db()
    assert (order.net_minor, order.line_count) == (15750, 1)


def test_editing_a_stale_page_is_a_conflict(order: Order, client_of: Browser, cast: Cast) -> None:
    change_order(SYSTEM, order.pk, note="first")
    answer = client_of(cast.lin).post(
        reverse("orders:edit", args=[order.ref]),
        {**typed(("", "5", "1")), "line-text": ["Steamer"], "revision": order.revision},
    )
    assert answer.status_code == 409


def test_an_unchanged_edit_is_no_history(hengli: Customer, client_of: Browser, cast: Cast) -> None:
    product = make_product(cost=Decimal("20"))
    order = make_order(hengli, line("2", "31.50", product_id=product.pk, name=""))
    product.cost, product.name = Decimal("25"), "Renamed"
    product.save()
    client_of(cast.lin).post(
        reverse("orders:edit", args=[order.ref]),
        typed((product.ref, "2", "31.5"), revision=str(order.revision)),
    )
    kept = order.lines.get()
    assert (kept.cost_minor, kept.product_name) == (4000, "Product KS-2802")


def test_last_price_comes_before_list_price(hengli: Customer, client_of: Browser, cast: Cast) -> None:
    product = make_product(price=Decimal("31.50"))
    make_order(hengli, line("2", "29.90", product_id=product.pk))
    found = text_of(client_of(cast.lin), f"/orders/products?customer={hengli.ref}&q=2802")
    assert 'data-price="29.9"' in found
    never = make_customer("Panyu", cast.lin)
    assert 'data-price="31.5"' in text_of(
        client_of(cast.lin), f"/orders/products?customer={never.ref}&q=2802"
    )


def test_what_came_back_is_typed_line_by_line(order: Order, client_of: Browser, cast: Cast) -> None:
    browser, address = client_of(cast.zhao), reverse("orders:return", args=[order.ref])
    assert browser.post(address, {"quantity-1": "3"}).status_code == 422
    browser.post(address, {"quantity-1": "1", "quantity-2": "", "note": "dented"})
    assert Order.objects.get(kind="return").net_minor == -3150


def test_cancelling_asks_why(order: Order, client_of: Browser, cast: Cast) -> None:
    browser, address = client_of(cast.zhao), reverse("orders:cancel", args=[order.ref])
    browser.post(address, {"reason": ""})
    order.refresh_from_db()
    assert order.state == "confirmed"
    browser.post(address, {"reason": "ordered twice"})
    assert "ordered twice" in text_of(browser, reverse("orders:order", args=[order.ref]))


def test_an_export_is_recorded_and_harmless(hengli: Customer, client_of: Browser, cast: Cast) -> None:
    make_order(hengli, line("1", "1", name="=HYPERLINK(1)"))
    assert "'=HYPERLINK(1)" in text_of(client_of(cast.zhao), "/orders/export")
    assert AccessRecord.objects.filter(kind="export", subject_kind="orders.order", person=cast.zhao).exists()


def test_the_card_has_its_orders(order: Order, client_of: Browser, cast: Cast) -> None:
    page = text_of(client_of(cast.lin), f"{reverse('customers:card', args=[order.customer.ref])}?tab=orders")
    assert order.number in page


@pytest.mark.parametrize("who", ["lin", "wu", "fang"])
def test_the_list_asks_few_questions_however_many_rows(
    who: str, hengli: Customer, client_of: Browser, cast: Cast
) -> None:
    browser = client_of(getattr(cast, who))
    make_order(hengli)
    text_of(browser, LIST)
    with CaptureQueriesContext(connection) as few:
        text_of(browser, LIST)
    for count in range(30):
        make_order(hengli if count % 2 else make_customer(f"Customer {count}", cast.lin))
    with CaptureQueriesContext(connection) as many:
        text_of(browser, LIST)
    assert len(many) == len(few) <= QUERIES_OF_THE_LIST
