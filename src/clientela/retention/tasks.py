"""The evaluation as a job: every night, and after orders were imported."""

from clientela.kernel.jobs import every, job
from clientela.retention import services


@job(retries=3)
def evaluate() -> None:
    """Evaluate all customers as of today; where nothing changed, nothing happens."""
    services.run()


every("0 5 * * *", "retention.evaluate", evaluate)
