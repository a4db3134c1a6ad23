"""Every file has a clear outcome: it is read, or refused with a reason, and nothing of it is kept."""

import gzip
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from clientela.imports.models import ImportRun
from clientela.staff.models import Person

ROOT = Path(__file__).resolve().parents[4]
DATA = Path(os.environ.get("CLIENTELA_DATA", ROOT.parent / "shared" / "data"))
MESSY = sorted((DATA / "messy_files").rglob("*.*")) if DATA.exists() else []


@pytest.fixture
def browser(wu: Person, client_of: Callable[[Person], Client]) -> Client:
    """Wu's browser."""
    return client_of(wu)


def bomb() -> bytes:
    """A workbook whose sheet unpacks to a gigabyte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(1024):
                sheet.write(b"\0" * 1024 * 1024)
    return packed.getvalue()


def half_workbook() -> bytes:
    """The first half of a workbook."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 200)
    return packed.getvalue()[:900]


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
REFUSED = {
    "locked.xlsx": lambda: OLE + bytes(5_000) + "EncryptedPackage\0".encode("utf-16-le"),
    "empty.csv": lambda: b"",
    "blank.csv": lambda: b"\n\n  \n",
    "picture.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "half.xlsx": half_workbook,
    "half.csv.gz": lambda: gzip.compress(os.urandom(60_000))[:20_000],
    "bomb.xlsx": bomb,
    "archive.zip": lambda: b"PK\x05\x06" + b"\0" * 18,
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_table_is_refused_with_a_reason(browser: Client, name: str) -> None:
    sent = {"target": "orders", "file": SimpleUploadedFile(name, REFUSED[name]())}
    answer = browser.post("/imports/new", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert "Nothing was imported." in page
    assert not ImportRun.objects.exists()


def test_a_refused_file_leaves_nothing_on_disk(browser: Client, tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    browser.post("/imports/new", {"target": "orders", "file": SimpleUploadedFile("x.csv", b"")})
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.skipif(not MESSY, reason="the messy files are not on this machine")
@pytest.mark.parametrize("path", MESSY, ids=lambda path: path.name)
def test_each_messy_file_is_read_or_refused_with_a_reason(browser: Client, path: Path) -> None:
    for target in ("customers", "orders"):
        sent = {"target": target, "file": SimpleUploadedFile(path.name, path.read_bytes())}
        answer = browser.post("/imports/new", sent)
        if answer.status_code == 422:
            assert 'role="alert"' in answer.content.decode()
            continue
        assert answer.status_code == 302
        ref = answer["Location"].split("/")[2]
        assert browser.get(answer["Location"]).status_code == 200
        assert browser.get(f"/imports/{ref}").status_code == 200


def test_files_lie_outside_what_the_server_serves(browser: Client) -> None:
    browser.post("/imports/new", {"target": "customers", "file": SimpleUploadedFile("a.csv", b"name\nA\n")})
    run = ImportRun.objects.get()
    assert (Path(settings.MEDIA_ROOT) / "imports" / run.ref / "original.csv").exists()
    assert browser.get(f"/files/imports/{run.ref}/original.csv").status_code == 404
