"""Orders by the API."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from clientela.orders.models import Order
from clientela.orders.tests.factories import make_customer, make_order, make_product
from clientela.staff import services as staff
from clientela.staff.models import Person
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Api = Callable[..., Any]


@pytest.fixture
def api(cast: Cast) -> Api:
    """A program with a person's key."""

    def call(person: Person, method: str, path: str, body: Any = None, key: str = "") -> Any:
        scopes = ["read:orders", "write:orders"]
        _key, secret = staff.create_key(person.actor(), person, name="Program", scopes=scopes)
        headers = {"Authorization": f"Bearer {secret}", **({"Idempotency-Key": key} if key else {})}
        sent = json.dumps(body) if body is not None else ""
        return Client().generic(
            method.upper(), f"/api/orders{path}", sent, "application/json", headers=headers
        )

    return call


def order_body(ref: str, **values: Any) -> dict[str, Any]:
    return {"customer_ref": ref, "lines": [{"product_code": "KS-2802", "quantity": "2"}], **values}


def test_an_order_sent_twice_lands_once(api: Api, cast: Cast) -> None:
    make_product()
    body = order_body(make_customer(owner=cast.lin).ref)
    first, second = (api(cast.lin, "post", "", body, key="k1") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert first.json()["net"] == "63.00"
    assert Order.objects.count() == 1


def test_a_key_used_for_another_order_is_refused(api: Api, cast: Cast) -> None:
    make_product()
    ref = make_customer(owner=cast.lin).ref
    api(cast.lin, "post", "", order_body(ref), key="k1")
    other = api(cast.lin, "post", "", order_body(ref, note="other"), key="k1")
    assert other.status_code == 422
    assert Order.objects.count() == 1


def test_an_unknown_product_names_its_line(api: Api, cast: Cast) -> None:
    answer = api(cast.lin, "post", "", order_body(make_customer(owner=cast.lin).ref))
    assert answer.status_code == 422
    assert "line-1" in answer.content.decode()


def test_pages_hold_every_visible_order_once(api: Api, cast: Cast) -> None:
    customer = make_customer(owner=cast.lin)
    numbers = {make_order(customer).number for _ in range(5)}
    make_order(make_customer("Elsewhere", cast.deng), number="HIDDEN")
    seen, cursor = [], ""
    for _ in range(3):
        page = api(cast.lin, "get", f"?limit=2&cursor={cursor}").json()
        seen += [order["number"] for order in page["items"]]
        cursor = page["next_cursor"]
    assert cursor is None
    assert sorted(seen) == sorted(numbers)


def test_another_regions_order_looks_missing(api: Api, cast: Cast) -> None:
    order = make_order(make_customer(owner=cast.lin))
    assert api(cast.deng, "get", f"/{order.ref}").status_code == 404
    assert api(cast.deng, "get", f"?customer_ref={order.customer.ref}").status_code == 404
    assert api(cast.deng, "get", f"?q={order.number}").json()["items"] == []
    cast.deng.role.granted = ["orders.cancel"]
    cast.deng.role.save()
    assert api(cast.deng, "post", f"/{order.ref}/cancel", {"reason": "x"}).status_code == 404


def test_cancelling_and_returning(api: Api, cast: Cast) -> None:
    order = make_order(make_customer(owner=cast.lin))
    back = api(cast.zhao, "post", f"/{order.ref}/returns", {"quantities": {"1": "1"}}, key="r1")
    again = api(cast.zhao, "post", f"/{order.ref}/returns", {"quantities": {"1": "1"}}, key="r1")
    assert (back.status_code, back.json()["net"], back.json()["returns_ref"]) == (201, "-31.50", order.ref)
    assert again.json()["ref"] == back.json()["ref"]
    refused = api(cast.zhao, "post", f"/{order.ref}/cancel", {"reason": "x"})
    assert refused.status_code == 422
    cancelled = api(cast.zhao, "post", f"/{back.json()['ref']}/cancel", {"reason": "kept after all"})
    assert cancelled.json()["state"] == "cancelled"
