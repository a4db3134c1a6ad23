"""Who acts, kept as a value so that the record outlives the person."""

from dataclasses import dataclass
from typing import Literal

Channel = Literal["page", "api", "import", "job", "command"]


@dataclass(frozen=True)
class Actor:
    """A person (or the system, without a person) acting through a channel."""

    person_id: int | None
    name: str
    channel: Channel = "page"


SYSTEM = Actor(person_id=None, name="Clientela", channel="job")
