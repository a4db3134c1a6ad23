"""The API: the same people see the same customers, and writes land once."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from clientela.customers import services
from clientela.customers.models import Contact, Customer
from clientela.customers.tests.factories import customer_of
from clientela.kernel.actors import SYSTEM
from clientela.staff import services as staff_services
from clientela.staff.models import Person
from tests.cast import Cast

BASE = "/api/customers"
Call = Callable[..., Any]


@pytest.fixture
def call() -> Call:
    """A program with a person's key."""

    def send(person: Person, method: str, path: str = "", body: Any = None, **headers: str) -> Any:
        scopes = headers.pop("scopes", "read:customers write:customers").split()
        _key, secret = staff_services.create_key(person.actor(), person, name="Program", scopes=scopes)
        return Client().generic(
            method,
            BASE + path,
            json.dumps(body) if body is not None else "",
            "application/json",
            headers={"Authorization": f"Bearer {secret}", **headers},
        )

    return send


def test_each_gets_the_customers_he_sees_on_pages(cast: Cast, call: Call) -> None:
    customer_of(cast.lin, "Foshan")
    customer_of(cast.deng, "Guangzhou")
    seen = {person: [row["name"] for row in call(person, "GET").json()["items"]] for person in cast.everybody}
    assert seen[cast.lin] == ["Foshan"]
    assert seen[cast.luo] == []
    assert seen[cast.wu] == seen[cast.admin] == ["Foshan", "Guangzhou"]


def test_the_list_is_filtered_and_walked_by_cursor(cast: Cast, call: Call) -> None:
    for number in range(3):
        customer_of(cast.lin, f"Shop {number}", stage="current")
    customer_of(cast.lin, "Gone", stage="lost")
    first = call(cast.lin, "GET", "?stage=current&limit=2").json()
    second = call(cast.lin, "GET", f"?stage=current&limit=2&cursor={first['next_cursor']}").json()
    assert [row["name"] for row in first["items"] + second["items"]] == ["Shop 0", "Shop 1", "Shop 2"]
    assert second["next_cursor"] is None
    assert [row["name"] for row in call(cast.lin, "GET", "?q=gone").json()["items"]] == ["Gone"]


def test_a_forbidden_customer_looks_missing_on_every_operation(cast: Cast, call: Call) -> None:
    ref = customer_of(cast.deng).ref
    asked = [
        ("GET", ""),
        ("PATCH", ""),
        *(("GET", f"/{part}") for part in ("contacts", "sites", "facts", "moments")),
    ]
    asked += [("POST", "/moments")]
    answers = [
        call(cast.lin, method, f"/{ref}{path}", {} if method != "GET" else None) for method, path in asked
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert {answer["Content-Type"] for answer in answers} == {"application/problem+json"}


def test_a_customer_is_added_once_however_often_it_is_sent(cast: Cast, call: Call) -> None:
    body = {"name": "Nanfeng", "tags": ["vip"], "credit_limit": "30000.5"}
    headers = {"Idempotency-Key": "abc"}
    first, again = (call(cast.lin, "POST", "", body, **headers) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    made = Customer.objects.get()
    assert (made.owner, made.credit_limit_minor, made.tags) == (cast.lin, 3_000_050, ["vip"])


def test_a_change_built_on_an_old_value_is_refused(cast: Cast, call: Call) -> None:
    customer = customer_of(cast.lin, source="Fair")
    services.edit_customer(SYSTEM, customer, source="Referral")
    answer = call(cast.lin, "PATCH", f"/{customer.ref}", {"source": "Web", "before": {"source": "Fair"}})
    assert answer.status_code == 409
    assert answer.json()["fields"] == {"source": ["Web", "Referral"]}
    assert call(cast.lin, "PATCH", f"/{customer.ref}", {"source": "Web"}).json()["source"] == "Web"


def test_placing_a_customer_needs_the_right(cast: Cast, call: Call) -> None:
    customer = customer_of(cast.lin)
    change = {"owner": cast.deng.ref}
    assert call(cast.lin, "PATCH", f"/{customer.ref}", change).status_code == 403
    assert call(cast.wu, "PATCH", f"/{customer.ref}", change).json()["owner"]["ref"] == cast.deng.ref
    wrong = call(cast.wu, "PATCH", f"/{customer.ref}", {"owner": "nobody"})
    assert (wrong.status_code, "owner" in wrong.json()["fields"]) == (422, True)


def test_money_is_left_out_for_who_may_not_see_it(cast: Cast, call: Call) -> None:
    customer = customer_of(cast.lin, value_at_risk_minor=100, credit_limit_minor=100)
    seen = call(cast.fang, "GET", f"/{customer.ref}").json()
    hidden = call(cast.ah, "GET", f"/{customer.ref}").json()
    assert (seen["credit_limit"], seen["figures"]["at_stake"]) == ("1.00", "1.00")
    assert (hidden["credit_limit"], hidden["figures"]["at_stake"]) == (None, None)


def test_contacts_sites_facts_and_moments_are_kept_through_the_api(cast: Cast, call: Call) -> None:
    customer = customer_of(cast.lin)
    path = f"/{customer.ref}"
    contact = call(cast.lin, "POST", f"{path}/contacts", {"name": "Liang", "post": "decision_maker"}).json()
    call(cast.lin, "PATCH", f"{path}/contacts/{contact['ref']}", {"name": "Liang", "is_active": False})
    assert not Contact.objects.get().is_active
    site = {"city": "Foshan", "hours": {"1": ["08:30", "18:00"]}}
    assert call(cast.lin, "POST", f"{path}/sites", site).json()["hours"] == site["hours"]
    fact = call(cast.lin, "POST", f"{path}/facts", {"kind": "buys", "value": "Steamers"}).json()
    assert call(cast.lin, "DELETE", f"{path}/facts/{fact['ref']}").status_code == 204
    call(cast.lin, "POST", f"{path}/moments", {"kind": "call", "contact": "Liang", "outcome": "no_answer"})
    newest = call(cast.lin, "GET", f"{path}/moments").json()["items"][0]
    assert (newest["headline"], newest["who"]) == ("Called Liang, no answer", "Lin Xiaoyu")


def test_a_reading_key_writes_nothing(cast: Cast, call: Call) -> None:
    answer = call(cast.lin, "POST", "", {"name": "X"}, scopes="read:customers")
    assert answer.status_code == 403
    assert not Customer.objects.exists()


def test_wrong_values_are_named_by_field(cast: Cast, call: Call) -> None:
    customer = customer_of(cast.lin)
    answer = call(cast.lin, "POST", f"/{customer.ref}/contacts", {"name": "", "influence": 9})
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
