"""What rooms planting the demo company agree on: seed, day, and the customers with their stories."""

from dataclasses import dataclass, field
from datetime import date
from random import Random


@dataclass(frozen=True)
class DemoCustomer:
    """One planted customer; `story` says what its orders do."""

    customer_id: int
    code: str
    owner_id: int
    kind: str
    story: str


@dataclass
class DemoPlan:
    """The demo company being planted; each room adds its part and reads those of the rooms below."""

    seed: int
    size: int
    today: date
    password: str
    customers: list[DemoCustomer] = field(default_factory=list)

    def random(self, subject: str) -> Random:
        """A generator of its own for each subject, so that one room's planting does not move another's."""
        return Random(f"{self.seed}:{subject}")  # noqa: S311 (a story, not a secret)
