"""Every page of the room, drawn for who may see it and refused to who may not."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from clientela.staff.models import Person
from tests.cast import Cast

OWN = [
    "account_preferences",
    "account_change_password",
    "usersessions_list",
    "account_keys",
    "mfa_index",
]
ADMINISTRATION = [
    "staff:people",
    "staff:invite",
    "staff:places",
    "staff:add_region",
    "staff:add_team",
    "staff:roles",
    "staff:add_role",
    "staff:company",
    "staff:access_record",
]
Browser = Callable[[Person], Client]


@pytest.mark.parametrize("name", OWN)
def test_everybody_has_his_own_pages(cast: Cast, client_of: Browser, name: str) -> None:
    for person in cast.everybody:
        assert client_of(person).get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ADMINISTRATION)
def test_administration_is_drawn_for_the_administrator(cast: Cast, client_of: Browser, name: str) -> None:
    answer = client_of(cast.admin).get(reverse(name))
    assert answer.status_code == 200
    assert "<h1" in answer.text


@pytest.mark.parametrize("name", ADMINISTRATION)
def test_administration_is_refused_to_all_others(cast: Cast, client_of: Browser, name: str) -> None:
    for person in cast.everybody:
        if person != cast.admin:
            assert client_of(person).get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", [*OWN, *ADMINISTRATION])
def test_strangers_are_sent_to_sign_in_and_back(cast: Cast, client: Client, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{reverse('account_login')}?next=")


def test_strangers_within_a_page_are_sent_to_sign_in_by_htmx(cast: Cast, client: Client) -> None:
    address = "http://testserver/customers/?tier=3"
    answer = client.get(reverse("staff:people"), headers={"HX-Request": "true", "HX-Current-URL": address})
    assert answer["HX-Redirect"] == f"{reverse('account_login')}?next=/customers/%3Ftier%3D3"


def test_records_of_administration_are_drawn(cast: Cast, client_of: Browser) -> None:
    browser = client_of(cast.admin)
    for name, ref in [
        ("staff:person", cast.lin.ref),
        ("staff:edit_person", cast.lin.ref),
        ("staff:edit_region", cast.foshan.ref),
        ("staff:edit_team", cast.foshan_team.ref),
        ("staff:role", cast.roles["manager"].ref),
    ]:
        assert browser.get(reverse(name, args=[ref])).status_code == 200, name


def test_a_wrong_reference_looks_missing(cast: Cast, client_of: Browser) -> None:
    assert client_of(cast.admin).get(reverse("staff:person", args=["nobody"])).status_code == 404


def test_the_list_of_people_takes_few_queries(
    cast: Cast, client_of: Browser, django_assert_max_num_queries: Callable[..., object]
) -> None:
    browser = client_of(cast.admin)
    browser.get(reverse("staff:people"))
    with django_assert_max_num_queries(10):
        browser.get(reverse("staff:people"))


def test_people_are_found_by_pinyin_initials(cast: Cast, client_of: Browser) -> None:
    answer = client_of(cast.admin).get(reverse("staff:people"), {"q": "lxy"})
    assert "Lin Xiaoyu" in answer.text
    assert "Deng Yan" not in answer.text
