"""Every address and API operation, as every role, compared with the one rule of who sees what."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from clientela.customers.queries import visible_customers
from clientela.staff.models import Person
from tests.cast import Cast
from tests.security.addresses import Address, operations, pages
from tests.security.world import SECRET, World, build_world

OPEN_TO_STRANGERS = {"account_login", "account_welcome", "mfa_authenticate", "shell:manifest", "shell:kit"}
ASKED = SECRET[:6]
REFUSING = range(300, 500)
LEAVING = ("account/logout", "account/sessions", "account/keys")
CRAWLING = ["lin", "zhao", "luo", "ah", "admin"]
PEOPLE = ["lin", "zhao", "deng", "luo", "wu", "fang", "he", "ah", "admin"]


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def knock(client: Client, address: Address, world: World) -> Iterator[tuple[str, HttpResponse]]:
    """Try an address with everything that leads to the secret customer."""
    if address.template.startswith(LEAVING):
        return
    values = {"str": world.refs, "slug": world.refs, "int": world.ids, "uuid": [], "path": world.refs}
    for url in address.filled(values):
        for method in address.methods:
            yield f"{method} {url}", _ask(client, method, url)


def _ask(client: Client, method: str, url: str) -> HttpResponse:
    body = {} if method in {"GET", "HEAD"} else {"content_type": "application/json", "data": "{}"}
    if method == "POST" and not url.startswith("/api/"):
        return client.post(url, {"q": ASKED})
    query = f"?q={ASKED}&search={ASKED}" if method == "GET" else ""
    return client.generic(method, url + query, **body)


def content_of(answer: HttpResponse) -> bytes:
    """The whole answer, streamed or not."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def sees(person: Person, world: World) -> bool:
    """What the one rule says."""
    return visible_customers(person).filter(pk=world.customer.pk).exists()


@pytest.mark.parametrize("name", CRAWLING)
def test_nobody_is_shown_a_customer_the_rule_hides(
    name: str, cast: Cast, world: World, client: Client
) -> None:
    person: Person = getattr(cast, name)
    client.force_login(person)
    client.raise_request_exception = False
    before, hidden = world.state(), not sees(person, world)
    for address in [*pages(), *operations()]:
        for asked, answer in knock(client, address, world):
            content = content_of(answer)
            assert answer.status_code < 500, asked
            assert not hidden or SECRET.encode() not in content, asked
    if hidden:
        assert world.state() == before


@pytest.mark.parametrize("name", PEOPLE)
def test_whoever_the_rule_lets_see_finds_the_card(
    name: str, cast: Cast, world: World, client: Client
) -> None:
    person: Person = getattr(cast, name)
    client.force_login(person)
    may = sees(person, world) and person.has_right("customers.see")
    for url in (f"/customers/{world.customer.ref}", f"/api/customers/{world.customer.ref}"):
        answer = client.get(url)
        assert (answer.status_code == 200) == may, (url, answer.status_code)


def test_a_stranger_gets_nowhere(world: World, client: Client) -> None:
    from django.urls import resolve

    for address in [*pages(), *operations()]:
        for asked, answer in knock(client, address, world):
            content = content_of(answer)
            assert SECRET.encode() not in content, asked
            if resolve(asked.split(" ")[1]).view_name not in OPEN_TO_STRANGERS:
                assert answer.status_code in REFUSING, asked
