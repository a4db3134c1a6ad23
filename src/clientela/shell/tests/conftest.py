"""An empty house: no room has entered itself, and only the shell has addresses."""

import pytest
from django.conf import Settings

from clientela.shell import registry


@pytest.fixture(autouse=True)
def _empty_house(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    for name in ("_nav", "_panels", "_sources", "_commands"):
        monkeypatch.setattr(registry, name, {})
    monkeypatch.setattr(registry, "_groups", {"": (0, "")})
    monkeypatch.setattr(registry, "_granters", [])
    settings.ROOT_URLCONF = "clientela.shell.tests.addresses"
