"""Today: whom to look after, why, and what it is worth."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from clientela.agenda.models import WorkItem
from clientela.agenda.services import put_item
from clientela.customers.services import create_customer
from clientela.kernel import clock
from clientela.staff.models import Person
from tests.cast import Cast

CEILING = 24


def put(person: Person, name: str, stake: int = 3_820_000) -> WorkItem:
    customer = create_customer(person.actor(), name=name, alt_name="佛山恒利", owner=person)
    return put_item(
        person.actor(),
        key=f"tests:{name}",
        customer_id=customer.pk,
        person_id=person.pk,
        kind="alert",
        due_on=clock.today(),
        reason_code="retention.late",
        facts={
            "gap": 14, "spread": 3, "low": 11, "high": 17, "silent": 41, "missed": 2,
            "stake_minor": stake, "currency": "CNY",
            "contact": "Huang Lijuan", "contact_post": "purchasing", "contact_phone": "139 0013 2716",
        },
        stake_minor=stake,
        currency="CNY",
        action="call",
    )  # fmt: skip


def page_of(client: Client, person: Person, address: str = "/") -> str:
    client.force_login(person)
    return client.get(address).content.decode()


def test_a_row_says_who_why_what_is_at_stake_and_whom_to_call(cast: Cast, client: Client) -> None:
    put(cast.lin, "Foshan Hengli")
    page = page_of(client, cast.lin)
    for words in ("Foshan Hengli", "41 days", "¥38,200", "Huang Lijuan", "Call 139 0013 2716"):
        assert words in page


def test_the_most_valuable_comes_first_and_is_open(cast: Cast, client: Client) -> None:
    put(cast.lin, "Small Noodles", 10_000)
    put(cast.lin, "Grand Hotel", 9_000_000)
    page = page_of(client, cast.lin)
    assert page.index("Grand Hotel") < page.index("Small Noodles")
    assert page.count('aria-current="true" class') + page.count("task focus") >= 1


def test_nobody_sees_the_work_of_others_on_his_day(cast: Cast, client: Client) -> None:
    put(cast.deng, "Liwan Jinhua")
    assert "Liwan Jinhua" not in page_of(client, cast.lin)


def test_done_work_leaves_the_list_and_can_be_taken_up_again(cast: Cast, client: Client) -> None:
    item = put(cast.lin, "Foshan Hengli")
    client.force_login(cast.lin)
    client.post(f"/agenda/{item.ref}/settle")
    page = client.get("/").content.decode()
    assert "Done today" in page
    assert f"/agenda/{item.ref}/settle" not in page
    client.post(f"/agenda/{item.ref}/reopen")
    assert f"/agenda/{item.ref}/settle" in client.get("/").content.decode()


def test_an_empty_day_offers_the_next_best_work(cast: Cast, client: Client) -> None:
    page = page_of(client, cast.lin)
    assert "Nothing is late today" in page
    assert "Customers at risk" in page


def test_the_reason_is_in_the_readers_language(cast: Cast, client: Client) -> None:
    put(cast.lin, "Foshan Hengli")
    Person.objects.filter(pk=cast.lin.pk).update(language="zh-hans")
    page = page_of(client, cast.lin)
    assert "下一单" in page
    assert page.index("佛山恒利") < page.index("Foshan Hengli")


@pytest.mark.parametrize("count", [3, 30])
def test_the_queries_of_the_page_do_not_grow_with_the_work(
    count: int, cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        put(cast.lin, f"Customer {number}")
    client.force_login(cast.lin)
    with django_assert_max_num_queries(CEILING):
        client.get("/")


def test_search_finds_what_one_may_see_and_nothing_else(cast: Cast, client: Client) -> None:
    put(cast.lin, "Foshan Hengli")
    put(cast.deng, "Foshan Secret")
    page = page_of(client, cast.lin, "/search?q=foshan")
    assert "Foshan Hengli" in page
    assert "Foshan Secret" not in page
