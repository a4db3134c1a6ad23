"""Work items as lists draw them: kind, action, reason in words, customer's name where it may be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from clientela.agenda.kinds import Action, Kind, action_of, kind_of
from clientela.agenda.models import WorkItem
from clientela.agenda.reasons import sentence
from clientela.agenda.subjects import Label, labels_of
from clientela.kernel.money import Money
from clientela.staff.queries import Person


@dataclass(frozen=True)
class Row:
    """One work item with all its words."""

    item: WorkItem
    kind: Kind
    action: Action
    why: SafeString
    customer: Label | None
    stake: Money | None

    @property
    def pk(self) -> int:
        """The item's key, for check boxes."""
        return self.item.pk


def rows_of(person: Person, items: Sequence[WorkItem]) -> list[Row]:
    """Rows for some items; customers the person may not see stay without a name."""
    labels = labels_of(person, [item.customer_id for item in items if item.customer_id])
    return [_row(item, labels.get(item.customer_id or 0)) for item in items]


def _row(item: WorkItem, customer: Label | None) -> Row:
    return Row(
        item=item,
        kind=kind_of(item.kind),
        action=action_of(item.action),
        why=sentence(item.reason_code, item.facts, item.reason),
        customer=customer,
        stake=Money(item.stake_minor, item.currency) if item.stake_minor and item.currency else None,
    )
