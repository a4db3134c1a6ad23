"""What this room tells: work was put, settled, taken up again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WorkItemPut:
    """Work items are new or say something new."""

    item_ids: tuple[int, ...]


@dataclass(frozen=True)
class WorkItemSettled:
    """Somebody did a thing, or it is no longer needed."""

    item_id: int
    key: str
    kind: str
    customer_id: int | None
    outcome: str
    person_id: int | None


@dataclass(frozen=True)
class WorkItemReopened:
    """A settled thing has to be done after all."""

    item_id: int
    key: str
    kind: str
    customer_id: int | None
