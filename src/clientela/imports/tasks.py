"""The room's background jobs; each takes a run's id and may be repeated."""

from clientela.imports.services import check_run, execute_run, execute_undo, waiting_after
from clientela.kernel.jobs import enqueue, job
from clientela.kernel.statistics import refresh_statistics


@job(retries=1)
def check_import(run_id: int) -> None:
    """Dry-run a file."""
    check_run(run_id)


@job(retries=1)
def write_import(run_id: int) -> None:
    """Import a file, then let the next one of its kind begin."""
    execute_run(run_id)
    refresh_statistics()
    _let_next_begin(run_id)


@job(retries=1)
def undo_import(run_id: int) -> None:
    """Take an import back."""
    execute_undo(run_id)
    _let_next_begin(run_id)


def _let_next_begin(run_id: int) -> None:
    if (following := waiting_after(run_id)) is not None:
        enqueue(write_import, following)
