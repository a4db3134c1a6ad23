"""Chromium before the running application, with anybody of the cast signed in."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from clientela.staff.models import Person
from tests.cast import Cast, build_cast

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PHONE_WIDTH = 500
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = """levels => axe.run(document, {runOnly: levels}).then(found => found.violations.map(
  wrong => wrong.id + ': ' + wrong.nodes.slice(0, 4).map(node => node.target.join(' ')).join(' | ')))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OpenAs = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all browser tests."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: install the package chromium, or name one in CHROMIUM")
    # Playwright keeps an event loop in this thread; the tests' own short queries do no harm beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def _files_where_they_lie() -> Iterator[None]:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    without = [name for name in settings.MIDDLEWARE if not name.startswith("whitenoise.")]
    with override_settings(MIDDLEWARE=without, STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture
def site(_files_where_they_lie: None, transactional_db: None, live_server: Any) -> str:
    """The address of the application."""
    return str(live_server.url)


@pytest.fixture
def people(site: str) -> Cast:
    """The cast, in a database that the server sees too."""
    return build_cast()


@pytest.fixture
def open_as(chromium: Browser, site: str) -> Iterator[OpenAs]:
    """`open_as(person, "/kit", width=390)`: a page; the test fails where it says anything wrong in the console."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(person: Person | None, path: str, *, width: int = 1440, language: str = "en") -> Page:
        is_phone = width < PHONE_WIDTH
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, is_mobile=is_phone, has_touch=is_phone, locale=language
        )
        contexts.append(context)
        if person is not None:
            context.add_cookies([_session_of(person, site)])
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if _is_wrong(said) else None)
        page.goto(site + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def _is_wrong(said: ConsoleMessage) -> bool:
    """An error, other than Chromium's notice that a broken rule was answered with 422."""
    return said.type == "error" and "status of 422" not in said.text


def _session_of(person: Person, site: str) -> Any:
    browser = Client()
    browser.force_login(person)
    return {"name": "sessionid", "value": browser.cookies["sessionid"].value, "url": site}


@pytest.fixture
def barriers_of() -> Callable[[Page], list[str]]:
    """What on a page keeps people out (WCAG 2.2 A and AA), as axe finds it, and sideways scrolling."""

    def found(page: Page) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        barriers: list[str] = page.evaluate(RUN_AXE, LEVELS)
        sideways = page.evaluate(SIDEWAYS)
        return barriers + ([f"scrolls sideways by {sideways} px"] if sideways > 0 else [])

    return found
