"""Language, time zone and looks, each person's own."""

from collections.abc import Callable

import pytest
from django.test import Client

from clientela.staff.models import Person
from tests.cast import Cast

Browser = Callable[[Person], Client]


def test_the_page_speaks_the_language_of_its_reader(cast: Cast, client_of: Browser) -> None:
    lins, dengs = client_of(cast.lin), client_of(cast.deng)
    lins.post("/account/preferences", {"language": "zh-hans"})
    assert '<html lang="zh-Hans"' in lins.get("/account/").text
    assert '<html lang="en"' in dengs.get("/account/").text


def test_a_stranger_reads_the_language_of_his_browser(cast: Cast, client: Client) -> None:
    answer = client.get("/account/login", headers={"Accept-Language": "es-CO,es;q=0.9"})
    assert '<html lang="es"' in answer.text


@pytest.mark.parametrize(
    ("name", "sent", "kept"),
    [
        ("theme", "dark", "dark"),
        ("density", "compact", "compact"),
        ("single_keys", "off", False),
        ("time_zone", "America/Bogota", "America/Bogota"),
    ],
)
def test_a_script_sets_one_preference_and_leaves_the_others(
    cast: Cast, client_of: Browser, name: str, sent: str, kept: object
) -> None:
    before = {field: getattr(cast.lin, field) for field in ("theme", "density", "single_keys", "language")}
    answer = client_of(cast.lin).post("/account/preferences", {name: sent})
    assert answer.status_code == 204
    cast.lin.refresh_from_db()
    after = {field: getattr(cast.lin, field) for field in before}
    assert getattr(cast.lin, name) == kept
    assert {**before, name: kept} == {**after, name: kept}


def test_a_preference_that_does_not_exist_is_refused(cast: Cast, client_of: Browser) -> None:
    assert client_of(cast.lin).post("/account/preferences", {"theme": "pink"}).status_code == 422


def test_the_form_keeps_everything_at_once(cast: Cast, client_of: Browser) -> None:
    form = {"language": "es", "time_zone": "Europe/Madrid", "theme": "dark", "density": "large"}
    answer = client_of(cast.lin).post("/account/", form)
    assert answer.status_code == 302
    cast.lin.refresh_from_db()
    assert (cast.lin.language, cast.lin.density, cast.lin.single_keys) == ("es", "large", False)
