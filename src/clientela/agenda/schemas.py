"""How work items look in the API."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from clientela.agenda import reasons
from clientela.kernel.money import Money


class WorkItemOut(Schema):
    """One thing to be done, its reason in your language; `stake` in whole units of the currency."""

    ref: str
    kind: str
    customer_ref: str | None = None
    person_ref: str = Field(..., alias="person.ref")
    due_on: date
    due_at: datetime | None
    reason: str
    stake: Decimal | None
    currency: str
    action: str
    state: str
    outcome: str
    note: str
    settled_at: datetime | None

    @staticmethod
    def resolve_reason(item: Any) -> str:
        """The reason in words."""
        return reasons.plain(item.reason_code, item.facts, item.reason)

    @staticmethod
    def resolve_stake(item: Any) -> Decimal | None:
        """What is at stake."""
        return Money(item.stake_minor, item.currency).amount if item.currency else None


class TaskIn(Schema):
    """A task to be written down; without a person it is yours."""

    reason: str = Field(..., min_length=1, max_length=500)
    due_on: date
    kind: str = "task"
    customer_ref: str = ""
    person_ref: str = ""


class SettleIn(Schema):
    """How it went."""

    outcome: str = Field("done", max_length=40)
    note: str = Field("", max_length=500)


class PostponeIn(Schema):
    """The day to move to."""

    until: date
    note: str = Field("", max_length=300)
