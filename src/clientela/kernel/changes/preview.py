"""Shows what a write would change, without changing it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from clientela.kernel.models import Change, ChangeSet


@dataclass(frozen=True)
class Diff:
    """What would happen to one record."""

    model: str
    object_id: int
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class _Rollback(Exception):
    """Ends a preview."""


def preview(write: Callable[[], Any], limit: int = 1_000) -> tuple[list[Diff], int]:
    """Run a write, read the first `limit` changes and their number, then take it all back."""
    found: list[Diff] = []
    count = 0
    try:
        with transaction.atomic():
            latest = ChangeSet.objects.order_by("-id").values_list("id", flat=True).first() or 0
            write()
            changes = Change.objects.filter(change_set_id__gt=latest).order_by("id")
            count = changes.count()
            found = [
                Diff(row.model, row.object_id, row.action, row.before, row.after) for row in changes[:limit]
            ]
            raise _Rollback
    except _Rollback:
        return found, count
