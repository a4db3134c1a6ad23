"""Two workers at the same moment."""

from pathlib import Path

import pytest

from clientela.imports import services
from clientela.imports.models import ImportRun
from clientela.staff.models import Person
from tests.several_connections import faults, several_connections

SHEET = b"code,name\nA1,Alpha\nA2,Beta\n"


def queued(person: Person) -> ImportRun:
    """An import that waits for a worker."""
    run = services.upload_file(person, target_key="customers", name="c.csv", size=len(SHEET), pieces=[SHEET])
    services.start_run(person, run.ref)
    return run


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_one_run_once(wu: Person, tmp_path: Path) -> None:
    run = queued(wu)
    with several_connections(tmp_path) as at_once:
        results = at_once(*[lambda: services.execute_run(run.pk)] * 2)
        (chunks,) = at_once(run.written.count)
    assert faults(results) == []
    assert sorted(results) == [False, True]
    assert chunks == 1


@pytest.mark.django_db(transaction=True)
def test_two_runs_of_one_kind_are_not_written_at_the_same_time(wu: Person, tmp_path: Path) -> None:
    first, second = queued(wu), queued(wu)
    with several_connections(tmp_path) as at_once:
        results = at_once(*(lambda run=run: services.execute_run(run.pk) for run in (first, second)))
        (states,) = at_once(lambda: sorted(ImportRun.objects.values_list("state", flat=True)))
    assert faults(results) == []
    assert True in results
    assert states in (["done", "done"], ["done", "queued"])
