"""One worker process: a thread for jobs' housekeeping beside the loop that runs them."""

import threading
from contextlib import suppress

from django.db import OperationalError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from clientela.kernel import jobs

GRACE_SECONDS = 5


def run_worker(*, until_empty: bool, tick_seconds: float) -> None:
    """Run jobs until stopped, or keep house once and run what is waiting."""
    worker_id = get_random_string(32)
    jobs.tick(worker_id)
    worker = Worker(
        queue_names=["*"],
        interval=0.5,
        batch=until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
    if until_empty:
        worker.run()
        return
    worker.configure_signals()
    stopped = threading.Event()
    keeper = threading.Thread(target=_keep_house, args=(worker_id, tick_seconds, stopped), daemon=True)
    keeper.start()
    try:
        worker.run()
    finally:
        stopped.set()
        keeper.join(timeout=GRACE_SECONDS)


def _keep_house(worker_id: str, tick_seconds: float, stopped: threading.Event) -> None:
    while not stopped.wait(tick_seconds):
        with suppress(OperationalError):
            jobs.tick(worker_id)
        connections.close_all()
