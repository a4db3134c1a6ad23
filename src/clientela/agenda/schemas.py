"""Work items as the API speaks of them."""

from datetime import date, datetime
from typing import Any

from ninja import Schema

from clientela.agenda.models import WorkItem
from clientela.agenda.reasons import plain


class WorkItemOut(Schema):
    """One thing to be done, with its reason in the asker's language."""

    ref: str
    kind: str
    customer_id: int | None
    person: str
    due_on: date
    due_at: datetime | None
    reason: str
    facts: dict[str, Any]
    stake_minor: int
    currency: str
    action: str
    state: str
    outcome: str

    @staticmethod
    def resolve_person(item: WorkItem) -> str:
        return item.person.ref

    @staticmethod
    def resolve_reason(item: WorkItem) -> str:
        return plain(item.reason_code, item.facts, item.reason)


class TaskIn(Schema):
    """A task; without a person it is the asker's own."""

    reason: str
    due_on: date
    kind: str = "task"
    person: str = ""


class SettleIn(Schema):
    """What came of it."""

    outcome: str = "done"
    note: str = ""


class PostponeIn(Schema):
    """The day to move to."""

    until: date
    note: str = ""
