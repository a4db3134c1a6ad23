"""Work done in the background: queued after commit, tried again, run on a schedule."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from croniter import croniter
from django.db import transaction
from django_tasks import task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from clientela.kernel import clock
from clientela.kernel.models import JobTry, ScheduleMark, WorkerBeat

SILENT_AFTER = timedelta(seconds=60)
RETRY_AFTER = timedelta(seconds=30)


@dataclass(frozen=True)
class Schedule:
    """A job without arguments and its cron line, in the company's time zone."""

    name: str
    cron: str
    task: "Task[Any, Any]"


_retries: dict[str, int] = {}
_schedules: dict[str, Schedule] = {}


def job(*, retries: int = 0) -> Callable[[Callable[..., Any]], "Task[Any, Any]"]:
    """Make a function of a room's `tasks.py` a job; a failed one is tried again `retries` times."""

    def make(function: Callable[..., Any]) -> "Task[Any, Any]":
        made = task()(function)
        _retries[made.module_path] = retries
        return made

    return make


def every(cron: str, name: str, made: "Task[Any, Any]") -> None:
    """Queue a job at the times of a cron line."""
    _schedules[name] = Schedule(name, cron, made)


def enqueue(made: "Task[Any, Any]", *args: Any) -> None:
    """Queue a job once the transaction has committed."""
    transaction.on_commit(partial(made.enqueue, *args))


def beat(worker_id: str) -> None:
    """Note that a worker lives."""
    WorkerBeat.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": clock.now()})


def tick(worker_id: str) -> None:
    """What a worker does beside its jobs: beat, free the jobs of dead workers, retry, keep the schedule."""
    beat(worker_id)
    free_abandoned()
    retry_failed()
    queue_due()


def free_abandoned() -> int:
    """Put jobs whose worker went silent back in the queue; how many."""
    living = WorkerBeat.objects.filter(seen_at__gte=clock.now() - SILENT_AFTER)
    alive = set(living.values_list("worker_id", flat=True))
    freed = 0
    for row in DBTaskResult.objects.running():
        if not row.worker_ids or row.worker_ids[-1] not in alive:
            freed += _requeue(row, clock.now())
    WorkerBeat.objects.filter(seen_at__lt=clock.now() - timedelta(days=1)).delete()
    return freed


def retry_failed() -> int:
    """Put failed jobs that may be tried again back in the queue; how many."""
    recent = DBTaskResult.objects.failed().filter(finished_at__gte=clock.now() - timedelta(hours=6))
    wanted = recent.filter(task_path__in=[path for path, retries in _retries.items() if retries])
    return sum(_retry(row) for row in wanted)


def queue_due() -> list[str]:
    """Queue the scheduled jobs whose time has come, once however many workers ask; their names."""
    return [schedule.name for schedule in _schedules.values() if _queue_if_due(schedule)]


def _retry(row: "DBTaskResult[Any, Any]") -> int:
    with transaction.atomic():
        kept, _ = JobTry.objects.select_for_update().get_or_create(task_id=row.id)
        if kept.tries >= _retries[row.task_path]:
            return 0
        kept.tries += 1
        kept.save(update_fields=["tries"])
        return _requeue(row, clock.now() + RETRY_AFTER * kept.tries)


def _requeue(row: "DBTaskResult[Any, Any]", run_after: datetime) -> int:
    return DBTaskResult.objects.filter(pk=row.pk, status=row.status).update(
        status="READY", started_at=None, finished_at=None, run_after=run_after
    )


def _queue_if_due(schedule: Schedule) -> bool:
    local = clock.now().astimezone(clock.company_zone())
    with transaction.atomic():
        following = croniter(schedule.cron, local).get_next(datetime)
        mark, is_new = ScheduleMark.objects.select_for_update().get_or_create(
            name=schedule.name, defaults={"due_at": following}
        )
        if is_new or mark.due_at > clock.now():
            return False
        mark.due_at = following
        mark.save(update_fields=["due_at"])
        schedule.task.enqueue()
        return True
