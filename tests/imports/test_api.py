"""Programs import files by the API, under the same rights as the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from clientela.customers.models import Customer
from clientela.imports import tasks
from clientela.imports.models import ImportRun
from clientela.staff import services
from clientela.staff.models import Person

Signed = Callable[[Person], Client]
SHEET = b"code,name,credit limit\nA1,Alpha,100\nA2,Beta,many\n"


@pytest.fixture
def headers(wu: Person) -> dict[str, str]:
    """A program's key of Wu that may import."""
    _key, secret = services.create_key(wu.actor(), wu, name="erp", scopes=["read:imports", "write:imports"])
    return {"Authorization": f"Bearer {secret}"}


def send(headers: dict[str, str], **more: Any) -> Any:
    """Send the sheet."""
    sent = {"target": "customers", "file": SimpleUploadedFile("c.csv", SHEET), **more}
    return Client().post("/api/imports", sent, headers=headers)


def test_a_program_imports_a_file_watches_it_and_takes_it_back(headers: dict[str, str]) -> None:
    answer = send(headers)
    assert answer.status_code == 201, answer.content
    ref = answer.json()["ref"]
    mapping = {"code": "code", "name": "name", "credit_limit": "credit limit"}
    sent = {"mapping": mapping, "options": {"owner": "nobody"}}
    matched = Client().post(
        f"/api/imports/{ref}/match", sent, content_type="application/json", headers=headers
    )
    assert matched.json()["mapping"] == mapping
    assert Client().post(f"/api/imports/{ref}/run", headers=headers).status_code == 202
    assert Client().post(f"/api/imports/{ref}/run", headers=headers).status_code == 202
    run = ImportRun.objects.get()
    tasks.write_import.call(run.pk)
    found = Client().get(f"/api/imports/{ref}", headers=headers).json()
    assert (found["state"], found["counts"]["rows"]["error"]) == ("done", 1)
    assert Customer.objects.get().owner is None
    Client().post(f"/api/imports/{ref}/undo", headers=headers)
    tasks.undo_import.call(run.pk)
    assert not Customer.objects.exists()


def test_a_refused_file_is_a_problem_with_a_code(headers: dict[str, str]) -> None:
    answer = send(headers, file=SimpleUploadedFile("c.csv", b""))
    assert (answer.status_code, answer.json()["code"]) == (422, "files.empty")


def test_other_peoples_imports_are_not_found(headers: dict[str, str], zhao: Person) -> None:
    ref = send(headers).json()["ref"]
    _key, secret = services.create_key(zhao.actor(), zhao, name="x", scopes=["read:imports"])
    theirs = {"Authorization": f"Bearer {secret}"}
    assert Client().get(f"/api/imports/{ref}", headers=theirs).status_code == 404
    assert Client().get("/api/imports", headers=theirs).json()["items"] == []
