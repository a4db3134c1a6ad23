"""The shell's own pages, its strict policy and its files."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import Settings, settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

from tests.cast import Cast

pytestmark = pytest.mark.django_db
STATIC = Path(__file__).resolve().parents[1] / "static" / "shell"
TEMPLATES = Path(__file__).resolve().parents[2]
SPRITE = TEMPLATES.parents[1] / "node_modules/@tabler/icons-sprite/dist/tabler-sprite-nostroke.svg"
INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=[\"']|javascript:")
CSS_GZIP_LIMIT = 20 * 1024


class Addresses(HTMLParser):
    """Collects every address a page loads something from."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "link", "img", "use"):
            self.found.add((given.get("src") or given.get("href") or "").split("#")[0])


def test_the_kit_page_shows_every_part_to_a_signed_in_person(cast: Cast, client: Client) -> None:
    client.force_login(cast.lin)
    page = client.get("/kit").content.decode()
    assert all(
        kind in page for kind in ("rhythm-big", "tier-label", "ch-base", "fl up", "heat", "palette", "banner")
    )


def test_everything_the_page_loads_is_our_own_and_exists(cast: Cast, client: Client) -> None:
    client.force_login(cast.lin)
    parser = Addresses()
    parser.feed(client.get("/kit").content.decode())
    files = {address for address in parser.found if address.startswith(settings.STATIC_URL)}
    assert parser.found - files <= {"/manifest.webmanifest"}
    assert [file for file in files if not finders.find(file.removeprefix(settings.STATIC_URL))] == []


def test_the_manifest_names_the_company(cast: Cast, client: Client) -> None:
    answer = client.get("/manifest.webmanifest").json()
    assert (answer["name"], answer["start_url"]) == (cast.company.name, "/")


def test_no_template_has_inline_style_or_script() -> None:
    pages = [*TEMPLATES.glob("*/templates/**/*.html")]
    assert pages
    assert [page.name for page in pages if INLINE.search(page.read_text(encoding="utf-8"))] == []


def test_every_icon_named_in_a_template_exists() -> None:
    sprite = SPRITE.read_text(encoding="utf-8")
    named = {
        name
        for page in TEMPLATES.glob("*/templates/**/*.html")
        for name in re.findall(r'{% icon "([a-z0-9-]+)"', page.read_text(encoding="utf-8"))
    }
    assert [name for name in sorted(named) if f'id="tabler-{name}"' not in sprite] == []


def test_style_sheets_and_scripts_stay_small() -> None:
    sheets = b"".join(sheet.read_bytes() for sheet in sorted(STATIC.glob("css/*.css")))
    assert len(gzip.compress(sheets)) < CSS_GZIP_LIMIT
    assert [
        script.name for script in STATIC.glob("js/*.js") if len(script.read_text().splitlines()) > 150
    ] == []


def test_collected_scripts_import_each_other_by_hashed_names(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "clientela.shell.static_files.HashedFiles"},
    }
    call_command(
        "collectstatic", interactive=False, verbosity=0, ignore_patterns=["ninja", "django_htmx/ext", "admin"]
    )
    main = next(tmp_path.glob("shell/js/main.*.js")).read_text()
    assert re.search(r'from "\./behaviour\.[0-9a-f]{12}\.js"', main)
    assert re.search(r'import"\./toasts\.[0-9a-f]{12}\.js"', main)
