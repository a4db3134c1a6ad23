"""A person walks a file through the wizard."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.models import DBTaskResult

from clientela.customers.models import Customer
from clientela.imports import tasks
from clientela.imports.models import ImportRun
from clientela.staff.models import AccessRecord, Person

SHEET = "编号,客户名称,手机,信用额度\nA1,顺德聚福楼,138 2274 5519,20000\nA2,南海佳味食品,1390,8000\n".encode(
    "gb18030"
)
Signed = Callable[[Person], Client]


def upload(
    browser: Client, content: bytes = SHEET, name: str = "客户.csv", target: str = "customers"
) -> ImportRun:
    """Send a file, and give the run it opened."""
    answer = browser.post("/imports/new", {"target": target, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    return ImportRun.objects.get(ref=answer["Location"].split("/")[2])


def work() -> None:
    """Do every queued job of the room, as a worker would."""
    jobs = {
        "check_import": tasks.check_import,
        "write_import": tasks.write_import,
        "undo_import": tasks.undo_import,
    }
    for row in DBTaskResult.objects.filter(status="READY").order_by("enqueued_at"):
        job = jobs[row.task_path.rsplit(".", 1)[1]]
        row.delete()
        job.call(*row.args_kwargs["args"])


@pytest.fixture
def browser(wu: Person, client_of: Signed) -> Client:
    """Wu's browser."""
    return client_of(wu)


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_through_all_steps_and_back(browser: Client) -> None:
    run = upload(browser)
    layout = browser.get(f"/imports/{run.ref}/layout").content.decode()
    assert "gb18030" in layout
    assert "顺德聚福楼" in layout
    sheet = browser.get(f"/imports/{run.ref}").content.decode()
    assert 'name="column-0"' in sheet
    assert "Phone number incomplete" in sheet
    browser.post(f"/imports/{run.ref}/check")
    assert "Waiting for its turn" in browser.get(f"/imports/{run.ref}").content.decode()
    work()
    assert browser.get(f"/imports/{run.ref}/progress")["HX-Redirect"] == f"/imports/{run.ref}"
    assert "Import 1 row" in browser.get(f"/imports/{run.ref}").content.decode()
    browser.post(f"/imports/{run.ref}/start")
    work()
    assert "The file is in." in browser.get(f"/imports/{run.ref}").content.decode()
    assert list(Customer.objects.values_list("name", flat=True)) == ["顺德聚福楼"]
    assert "客户.csv" in browser.get("/imports/").content.decode()
    browser.post(f"/imports/{run.ref}/undo")
    work()
    assert "The import is undone." in browser.get(f"/imports/{run.ref}").content.decode()
    assert not Customer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_pressing_import_twice_starts_one_import(browser: Client) -> None:
    run = upload(browser)
    browser.post(f"/imports/{run.ref}/start")
    assert browser.post(f"/imports/{run.ref}/start").status_code == 302
    assert DBTaskResult.objects.count() == 1
    work()
    assert browser.post(f"/imports/{run.ref}/start").status_code == 422
    assert Customer.objects.count() == 1


def test_a_cell_corrected_in_the_sheet_comes_in(browser: Client) -> None:
    run = upload(browser)
    browser.post(f"/imports/{run.ref}/cell", {"row": "3", "field": "mobile", "text": "139 0011 2233"})
    tasks.write_import.call(_start(browser, run))
    assert Customer.objects.count() == 2


def test_unreadable_cells_left_empty_let_their_rows_come_in(browser: Client) -> None:
    run = upload(browser, "编号,客户名称,信用额度\nA1,聚福楼,many\nA2,佳味,8000\n".encode())
    browser.post(f"/imports/{run.ref}/empty", {"field": "credit_limit", "code": "not_a_number"})
    tasks.write_import.call(_start(browser, run))
    assert dict(Customer.objects.values_list("code", "credit_limit_minor")) == {"A1": None, "A2": 800_000}


def test_a_phone_left_empty_lets_its_row_come_in(browser: Client) -> None:
    run = upload(browser)
    browser.post(f"/imports/{run.ref}/empty", {"field": "mobile", "code": "phone_short"})
    tasks.write_import.call(_start(browser, run))
    assert Customer.objects.count() == 2


def test_a_mapped_value_is_remembered_for_the_next_file_with_these_headings(browser: Client) -> None:
    content = b"name,stage\nAlpha,VIP\nBeta,lost\n"
    run = upload(browser, content)
    dialog = browser.get(f"/imports/{run.ref}/values?field=stage").content.decode()
    assert "VIP" in dialog
    assert "<option>" in dialog
    browser.post(f"/imports/{run.ref}/values", {"field": "stage", "text": ["VIP"], "meant": ["current"]})
    browser.post(f"/imports/{run.ref}/keep")
    again = upload(browser, content + b"Gamma,VIP\n")
    assert again.remedies["values"] == {"stage": {"VIP": "current"}}
    assert "are used again" in browser.get(f"/imports/{again.ref}").content.decode()


def test_columns_are_matched_by_hand_and_a_needed_one_is_asked_for(browser: Client) -> None:
    run = upload(browser, b"x,y\nAlpha,Beta\n")
    assert "Choose the columns that are still missing." in browser.get(f"/imports/{run.ref}").content.decode()
    assert browser.post(f"/imports/{run.ref}/start").status_code == 422
    browser.post(f"/imports/{run.ref}/match", {"column-0": "name", "column-1": "short_name"})
    run.refresh_from_db()
    assert run.mapping == {"name": "x", "short_name": "y"}


def test_the_layout_can_be_corrected(browser: Client) -> None:
    run = upload(browser, b"title\nname,since\nAlpha,03/04/2024\n")
    sent = {
        "encoding": "utf-8",
        "delimiter": ",",
        "header_rows": "2",
        "date_order": "dmy",
        "decimal_mark": "",
    }
    browser.post(f"/imports/{run.ref}/layout", sent)
    run.refresh_from_db()
    assert [column["name"] for column in run.layout["columns"]][:2] == ["name", "since"]
    sent["header_rows"] = "two"
    assert "Write row numbers" in browser.post(f"/imports/{run.ref}/layout", sent).content.decode()


def test_rows_left_out_come_as_a_file_with_reasons_and_the_download_is_recorded(browser: Client) -> None:
    run = upload(browser)
    browser.post(f"/imports/{run.ref}/check")
    tasks.check_import.call(run.pk)
    answer = browser.get(f"/imports/{run.ref}/left-out.csv")
    text = answer.content.decode("utf-8-sig")
    assert "Phone number incomplete" in text
    assert "南海佳味食品" in text
    assert "顺德聚福楼" not in text
    assert browser.get(f"/imports/{run.ref}/left-out.xlsx").status_code == 200
    assert AccessRecord.objects.filter(kind="export", subject_id=run.pk).count() == 2


@pytest.mark.parametrize("path", ["", "/layout", "/progress", "/left-out.csv", "/values"])
def test_somebody_elses_import_looks_missing(
    browser: Client, client_of: Signed, zhao: Person, path: str
) -> None:
    run = upload(browser)
    assert client_of(zhao).get(f"/imports/{run.ref}{path}").status_code == 404
    assert "客户.csv" not in client_of(zhao).get("/imports/").content.decode()


@pytest.mark.parametrize(
    "verb", ["match", "empty", "values", "cell", "row", "keep", "check", "start", "stop", "undo"]
)
def test_nobody_works_on_somebody_elses_import(
    browser: Client, client_of: Signed, zhao: Person, verb: str
) -> None:
    run = upload(browser)
    answer = client_of(zhao).post(
        f"/imports/{run.ref}/{verb}", {"row": "2", "field": "name", "text": "a", "meant": "b"}
    )
    assert answer.status_code == 404
    run.refresh_from_db()
    assert run.state == "uploaded"


def test_a_representative_may_not_import(client_of: Signed, lin: Person) -> None:
    assert client_of(lin).get("/imports/").status_code == 403


def test_an_administrator_sees_and_undoes_the_imports_of_others(
    browser: Client, client_of: Signed, admin: Person
) -> None:
    run = upload(browser)
    tasks.write_import.call(_start(browser, run))
    client_of(admin).post(f"/imports/{run.ref}/undo")
    tasks.undo_import.call(run.pk)
    assert not Customer.objects.exists()


def _start(browser: Client, run: ImportRun) -> int:
    browser.post(f"/imports/{run.ref}/start")
    return run.pk
