"""Finds change sets by who made them, and the records one touched."""

from django.db.models import Count, QuerySet

from clientela.kernel.changes.history import Entry, history_in
from clientela.kernel.models import Change, ChangeSet


def sets_made_by(person_id: int, kind: str) -> QuerySet[ChangeSet]:
    """A person's change sets of a kind (or of a room, as in `customers.`), newest first, with their `count`."""
    made = ChangeSet.objects.filter(actor_id=person_id, kind__startswith=kind)
    return made.select_related("undone_by").annotate(count=Count("changes")).order_by("-id")


def records_in(change_set_id: int, model: str, limit: int = 200) -> list[tuple[int, Entry]]:
    """The latest records of a model a change set touched, each with what was changed."""
    rows = Change.objects.filter(change_set=change_set_id, model=model)
    entries = history_in(rows, limit)
    ids = dict(rows.filter(pk__in=[entry.id for entry in entries]).values_list("pk", "object_id"))
    return [(ids[entry.id], entry) for entry in entries]


def parents_in(change_set_id: int, parent_model: str) -> set[int]:
    """The records on whose pages the changes of a change set are shown."""
    changes = Change.objects.filter(
        change_set=change_set_id, parent_model=parent_model, parent_id__isnull=False
    )
    return {parent_id for parent_id in changes.values_list("parent_id", flat=True) if parent_id is not None}
