"""Records what happened with customers, on their timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypedDict, Unpack

from clientela.customers.models import Moment
from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set


class About(TypedDict, total=False):
    """When it happened, which room says so, and what it is about."""

    at: datetime | None
    room: str
    subject_kind: str
    subject_ref: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class NewMoment:
    """Something that happened with a customer; `at` empty is now."""

    customer_id: int
    kind: str
    text: str = ""
    at: datetime | None = None
    room: str = "customers"
    subject_kind: str = ""
    subject_ref: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def record_moment(
    actor: Actor, customer_id: int, kind: str, text: str = "", **about: Unpack[About]
) -> Moment:
    """Put one thing that happened on a customer's timeline."""
    return record_moments(actor, [NewMoment(customer_id, kind, text, **about)])[0]


def record_moments(actor: Actor, moments: Sequence[NewMoment]) -> list[Moment]:
    """Put many things that happened on timelines, in one change set."""
    with change_set(actor, kind="customers.moments") as changes:
        return changes.bulk_create([_moment(actor, new) for new in moments])


def _moment(actor: Actor, new: NewMoment) -> Moment:
    return Moment(
        customer_id=new.customer_id,
        kind=new.kind,
        text=new.text,
        at=new.at or clock.now(),
        room=new.room,
        actor_id=actor.person_id,
        actor_name=actor.name,
        subject_kind=new.subject_kind,
        subject_ref=new.subject_ref,
        facts=dict(new.facts),
    )
