"""Puts work items so that putting one twice changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from clientela.agenda.events import WorkItemPut
from clientela.agenda.models import State, WorkItem
from clientela.agenda.rules import rank_of
from clientela.kernel.actors import Actor
from clientela.kernel.changes import Changes, change_set
from clientela.kernel.events import publish

BATCH = 1_000
ATTEMPTS = 5
FOLLOWING = (
    "customer_id", "kind", "due_at", "reason", "reason_code", "facts",
    "stake_minor", "currency", "chance", "rank", "action", "found_by",
)  # fmt: skip


@dataclass(frozen=True)
class NewItem:
    """What somebody found to be done; `chance` is the chance that the stake is lost without it."""

    key: str
    customer_id: int | None
    person_id: int
    kind: str
    due_on: date
    reason: str = ""
    reason_code: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    stake_minor: int = 0
    currency: str = ""
    chance: float = 1.0
    action: str = ""
    found_by: str = ""
    due_at: datetime | None = None

    def values(self) -> dict[str, Any]:
        """The columns that follow the finder as long as the item is not settled."""
        rank = rank_of(self.stake_minor, self.chance)
        return {"rank": rank, "facts": dict(self.facts)} | {
            name: getattr(self, name) for name in FOLLOWING if name not in {"rank", "facts"}
        }


def put_item(actor: Actor, **fields: Any) -> WorkItem:
    """Put one work item, given as the fields of `NewItem`."""
    return put_items(actor, [NewItem(**fields)])[0]


def put_items(actor: Actor, items: Sequence[NewItem]) -> list[WorkItem]:
    """Put work items by key: new ones are added, unsettled ones say the new thing, settled ones stay settled."""
    wanted = {item.key: item for item in sorted(items, key=lambda item: item.key)}
    with change_set(actor, kind="agenda.put") as changes:
        kept = _locked(wanted)
        news = _insert_missing(changes, wanted, kept)
        changed = [found for key, found in kept.items() if key not in news and _follow(found, wanted[key])]
        changes.bulk_update(changed, ["person", "due_on", *FOLLOWING])
        if touched := [kept[key].pk for key in news] + [found.pk for found in changed]:
            publish(WorkItemPut(tuple(touched)))
    return [kept[item.key] for item in items]


def _locked(keys: Iterable[str]) -> dict[str, WorkItem]:
    asked = list(keys)
    found: dict[str, WorkItem] = {}
    for start in range(0, len(asked), BATCH):
        rows = WorkItem.objects.select_for_update().filter(key__in=asked[start : start + BATCH])
        found.update((row.key, row) for row in rows.order_by("key"))
    return found


def _insert_missing(
    changes: Changes, wanted: Mapping[str, NewItem], kept: dict[str, WorkItem]
) -> frozenset[str]:
    """Add what is not there; where somebody else adds the same meanwhile, take his."""
    for attempt in range(1, ATTEMPTS + 1):
        missing = [item for key, item in wanted.items() if key not in kept]
        try:
            with transaction.atomic():
                made = changes.bulk_create([_new(item) for item in missing])
        except IntegrityError:
            if attempt == ATTEMPTS:
                raise
            kept.update(_locked(item.key for item in missing))
        else:
            kept.update((record.key, record) for record in made)
            return frozenset(record.key for record in made)
    return frozenset()


def _new(item: NewItem) -> WorkItem:
    return WorkItem(key=item.key, person_id=item.person_id, due_on=item.due_on, **item.values())


def _follow(kept: WorkItem, item: NewItem) -> bool:
    """Let an unsettled item say what its finder says now; whether that is anything new."""
    if kept.is_settled:
        return False
    values = item.values()
    if not kept.is_assigned:
        values["person_id"] = item.person_id
    if kept.state == State.OPEN:
        values["due_on"] = item.due_on
    differing = {name: value for name, value in values.items() if getattr(kept, name) != value}
    for name, value in differing.items():
        setattr(kept, name, value)
    return bool(differing)
