"""The API's door: keys with scopes, sessions with proof of origin, never more than the person may."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from clientela.kernel import clock
from clientela.staff import queries, services
from clientela.staff.errors import InvalidFields
from clientela.staff.models import ApiToken, Person
from tests.cast import Cast

ME = "/api/staff/me"
Browser = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _no_calls_yet(db: None) -> None:
    cache.clear()


def key_of(person: Person, *scopes: str, **details: Any) -> str:
    values = {"name": "till", "scopes": scopes or ("read:staff",), **details}
    return services.create_key(person.actor(), person, **values)[1]


def ask(secret: str, path: str = ME) -> Any:
    return Client().get(path, headers={"Authorization": f"Bearer {secret}"})


def test_a_key_speaks_for_its_person(cast: Cast) -> None:
    answer = ask(key_of(cast.lin)).json()
    assert answer["name"] == "Lin Xiaoyu"
    assert answer["reach"] == "own"
    assert answer["team"]["name"] == "Foshan team"


@pytest.mark.parametrize("secret", ["", "nonsense", "cl_" + "a" * 43])
def test_a_wrong_key_opens_nothing(cast: Cast, secret: str) -> None:
    answer = ask(secret)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_without_key_or_session_there_is_nothing(cast: Cast, client: Client) -> None:
    assert client.get(ME).status_code == 401


def test_a_key_needs_the_scope_of_what_it_asks(cast: Cast) -> None:
    answer = ask(key_of(cast.lin, "read:orders"))
    assert answer.status_code == 403
    assert answer.json()["code"] == "staff.scope_missing"


def test_the_secret_is_kept_nowhere(cast: Cast) -> None:
    secret = key_of(cast.lin)
    kept = ApiToken.objects.values().get()
    assert secret not in str(kept)
    assert kept["ending"] == secret[-4:]


def test_a_revoked_key_is_dead_at_once(cast: Cast) -> None:
    secret = key_of(cast.lin)
    services.revoke_key(cast.lin.actor(), cast.lin, ref=ApiToken.objects.get().ref)
    assert ask(secret).status_code == 401


def test_a_key_ends_after_its_last_day(cast: Cast) -> None:
    noon = datetime(2026, 11, 21, 4, tzinfo=UTC)
    with clock.frozen_at(noon):
        secret = key_of(cast.lin, expires_on=clock.today())
        assert ask(secret).status_code == 200
    with clock.frozen_at(noon + timedelta(days=1)):
        assert ask(secret).status_code == 401


def test_a_leavers_key_is_dead(cast: Cast) -> None:
    secret = key_of(cast.lin)
    services.let_go(cast.admin.actor(), cast.lin)
    assert ask(secret).status_code == 401
    services.let_back_in(cast.admin.actor(), cast.lin)
    assert ask(secret).status_code == 401


def test_a_key_must_be_allowed_something_we_know(cast: Cast) -> None:
    for scopes in ((), ("read:moon",)):
        with pytest.raises(InvalidFields):
            services.create_key(cast.lin.actor(), cast.lin, name="x", scopes=scopes)


def test_too_many_calls_with_one_key_are_slowed_down(cast: Cast, settings: Settings) -> None:
    settings.API_CALLS_PER_MINUTE = 3
    secret, other = key_of(cast.lin), key_of(cast.deng)
    assert [ask(secret).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert ask(other).status_code == 200


def test_the_last_use_of_a_key_is_shown(cast: Cast, client_of: Browser) -> None:
    ask(key_of(cast.lin))
    assert queries.list_keys(cast.lin)[0].last_used_at is not None


def test_a_page_uses_its_session(cast: Cast, client_of: Browser) -> None:
    assert client_of(cast.lin).get(ME).json()["username"] == "lin"


def test_a_new_key_is_shown_once(cast: Cast, client_of: Browser) -> None:
    browser = client_of(cast.lin)
    made = browser.post("/account/keys", {"name": "till", "scopes": ["read:staff"]})
    secret = made.context["secret"]
    assert secret in made.text
    assert secret not in browser.get("/account/keys").text
    assert ask(secret).status_code == 200


def test_nobody_revokes_the_key_of_another(cast: Cast, client_of: Browser) -> None:
    secret = key_of(cast.lin)
    ref = ApiToken.objects.get().ref
    assert client_of(cast.deng).post(f"/account/keys/{ref}/revoke").status_code == 404
    assert ask(secret).status_code == 200


def test_pages_of_the_api_go_on_where_they_stopped(cast: Cast) -> None:
    secret = key_of(cast.lin)
    names, cursor = [], ""
    while True:
        page = ask(secret, f"/api/staff/people?limit=4&cursor={cursor}").json()
        names += [row["name"] for row in page["items"]]
        cursor = page["next_cursor"]
        if not cursor:
            break
    assert len(names) == len(set(names)) == len(cast.everybody)


def test_a_foreign_cursor_is_refused_with_a_reason(cast: Cast) -> None:
    answer = ask(key_of(cast.lin), "/api/staff/people?cursor=zzz")
    assert answer.status_code == 422
    assert answer.json()["code"] == "api.cursor"


@pytest.mark.parametrize("path", ["teams", "regions"])
def test_places_are_listed(cast: Cast, path: str) -> None:
    assert ask(key_of(cast.lin), f"/api/staff/{path}").json()["items"]
