"""The command `clientela`: usage, founding, checking, saving and bringing back."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command

from clientela.staff.models import Company, Person
from clientela.wiring import archive, doctor
from clientela.wiring.command import main
from clientela.wiring.founding import found_and_invite
from tests.cast import Cast


def test_without_words_it_says_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "clientela COMMAND" in capsys.readouterr().out


def test_an_unknown_command_is_refused_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse"]) == 2
    assert "there is no command 'analyse'" in capsys.readouterr().err


def test_help_on_files_loads_no_application() -> None:
    code = (
        "import sys; from clientela.wiring.command import main\n"
        "try: main(['analyze', '--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('django', 'duckdb', 'scipy', 'pyarrow') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip().endswith("[]"), done.stdout + done.stderr


def test_it_answers_in_well_under_a_second() -> None:
    took = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "clientela", "--help"], capture_output=True, check=True)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.6


@pytest.mark.django_db
def test_a_company_is_founded_and_its_administrator_let_in(client: object) -> None:
    said = found_and_invite(
        "Mi Empresa", currency="EUR", time_zone="Europe/Madrid", language="es", administrator="ana"
    )
    company, ana = Company.objects.get(), Person.objects.get()
    assert (company.name, company.currency, ana.username) == ("Mi Empresa", "EUR", "ana")
    assert f"/account/welcome/{ana.ref}/" in said


@pytest.mark.django_db
def test_the_doctor_finds_that_no_worker_runs(capsys: pytest.CaptureFixture[str]) -> None:
    findings = {finding.name: finding.is_well for finding in doctor.look()}
    assert findings["database is up to date"]
    assert not findings["a worker runs"]


@pytest.mark.django_db(transaction=True)
def test_a_backup_comes_back_as_it_was(cast: Cast, tmp_path: Path) -> None:
    before = sorted(Person.objects.values_list("pk", "name", "password"))
    archive.save(tmp_path / "backup.tar.gz")
    call_command("flush", interactive=False, verbosity=0)
    assert archive.bring_back(tmp_path / "backup.tar.gz") == 0
    assert sorted(Person.objects.values_list("pk", "name", "password")) == before


@pytest.mark.django_db
def test_a_backup_is_not_brought_back_over_a_company(cast: Cast, tmp_path: Path) -> None:
    archive.save(tmp_path / "backup.tar.gz")
    assert archive.bring_back(tmp_path / "backup.tar.gz") == 1
