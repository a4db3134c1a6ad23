"""The cast and their browsers, for every test."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from clientela.staff import queries
from clientela.staff.middleware import fall_silent
from clientela.staff.models import Company, Person
from tests.cast import Cast, build_cast


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """No company and no language of an earlier test."""
    queries.forget_company()
    yield
    queries.forget_company()
    fall_silent()


@pytest.fixture(autouse=True)
def _static_files_where_they_lie(settings: Settings) -> None:
    """Tests need no `collectstatic`: addresses without hashes, and nothing served."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("whitenoise.")]


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody at Yuechu Kitchenware."""
    return build_cast()


@pytest.fixture
def company(cast: Cast) -> Company:
    """Yuechu Kitchenware, in CNY."""
    return cast.company


@pytest.fixture
def lin(cast: Cast) -> Person:
    """Representative in Foshan."""
    return cast.lin


@pytest.fixture
def zhao(cast: Cast) -> Person:
    """Lin's supervisor, who leads the Foshan team."""
    return cast.zhao


@pytest.fixture
def deng(cast: Cast) -> Person:
    """Representative of another region, Guangzhou."""
    return cast.deng


@pytest.fixture
def wu(cast: Cast) -> Person:
    """Manager of Guangdong, the region above Foshan and Guangzhou."""
    return cast.wu


@pytest.fixture
def fang(cast: Cast) -> Person:
    """Finance."""
    return cast.fang


@pytest.fixture
def he(cast: Cast) -> Person:
    """Customer service."""
    return cast.he


@pytest.fixture
def ah(cast: Cast) -> Person:
    """Warehouse."""
    return cast.ah


@pytest.fixture
def admin(cast: Cast) -> Person:
    """Administrator."""
    return cast.admin


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """A browser in which the person is signed in."""

    def signed_in(person: Person) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return signed_in
