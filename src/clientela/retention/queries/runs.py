"""Reads evaluations."""

from clientela.retention.models import Run
from clientela.retention.models.results import RunState


def find_latest() -> Run | None:
    """The latest finished evaluation."""
    return Run.objects.filter(state=RunState.DONE).order_by("-id").first()
