"""The kernel's own background job."""

from clientela.kernel.jobs import every, job
from clientela.kernel.statistics import refresh_statistics


@job()
def keep_statistics() -> None:
    """Refresh the database's statistics."""
    refresh_statistics()


every("40 4 * * *", "kernel.statistics", keep_statistics)
