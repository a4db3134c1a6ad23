"""Background work: retried, freed from dead workers, queued on time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django_tasks_db.models import DBTaskResult

from clientela.kernel import clock, jobs
from clientela.wiring.worker import run_worker

MORNING = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)


@jobs.job(retries=2)
def stumble(times: int) -> None:
    """Fails until it was called more often than `times`."""
    called = cache.get("called", 0) + 1
    cache.set("called", called)
    if called <= times:
        raise RuntimeError("not yet")


@jobs.job()
def note_time() -> None:
    """Does nothing."""


@pytest.fixture(autouse=True)
def _forget_schedules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_schedules", {})


def start(worker: str, row: DBTaskResult) -> None:
    row.claim(worker)


@pytest.mark.django_db
def test_the_job_of_a_silent_worker_is_queued_again() -> None:
    note_time.enqueue()
    row = DBTaskResult.objects.get()
    with clock.frozen_at(MORNING):
        jobs.beat("dead")
        start("dead", row)
    with clock.frozen_at(MORNING + timedelta(minutes=5)):
        jobs.beat("alive")
        assert jobs.free_abandoned() == 1
    row.refresh_from_db()
    assert row.status == "READY"


@pytest.mark.django_db
def test_the_job_of_a_living_worker_is_left_alone() -> None:
    note_time.enqueue()
    row = DBTaskResult.objects.get()
    jobs.beat("alive")
    start("alive", row)
    assert jobs.free_abandoned() == 0


@pytest.mark.django_db
def test_a_schedule_queues_once_when_its_time_comes() -> None:
    jobs.every("0 9 * * *", "tests.morning", note_time)
    with clock.frozen_at(MORNING):
        assert jobs.queue_due() == []
    with clock.frozen_at(MORNING + timedelta(days=1)):
        assert jobs.queue_due() == ["tests.morning"]
        assert jobs.queue_due() == []


@pytest.mark.django_db(transaction=True)
def test_a_failed_job_is_tried_again_and_then_given_up() -> None:
    cache.set("called", 0)
    stumble.enqueue(99)
    for hours in range(4):
        with clock.frozen_at(datetime.now(UTC) + timedelta(hours=hours)):
            jobs.retry_failed()
        DBTaskResult.objects.update(run_after=datetime(2020, 1, 1, tzinfo=UTC))
        run_worker(until_empty=True, tick_seconds=3600)
    assert cache.get("called") == 3
    assert DBTaskResult.objects.get().status == "FAILED"
