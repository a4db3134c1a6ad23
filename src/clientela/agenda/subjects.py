"""Whom work items are about: the room that knows customers says their names, to those who may see them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from clientela.staff.queries import Person


class Label(Protocol):
    """How a customer is shown."""

    @property
    def ref(self) -> str:
        """The reference."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def alt_name(self) -> str:
        """The name in another script."""

    @property
    def tier(self) -> int:
        """The tier."""

    @property
    def url(self) -> str:
        """The address of the card."""


@dataclass(frozen=True)
class Subjects:
    """`labels(person, ids)` names those a person may see; `id_of(person, ref)` raises where he may not."""

    labels: Callable[[Person, Collection[int]], Mapping[int, Label]]
    id_of: Callable[[Person, str], int]


NOBODY = Subjects(lambda _person, _ids: {}, lambda _person, _ref: 0)
_entered: list[Subjects] = []


def register(subjects: Subjects) -> None:
    """Enter who names customers."""
    _entered[:] = [subjects]


def labels_of(person: Person, customer_ids: Collection[int]) -> Mapping[int, Label]:
    """How to show customers, by id; without those the person may not see."""
    wanted = {customer_id for customer_id in customer_ids if customer_id}
    return _current().labels(person, wanted) if wanted else {}


def id_of(person: Person, ref: str) -> int | None:
    """The customer of a reference, None for none; raises where the person may not see it."""
    return (_current().id_of(person, ref) or None) if ref else None


def _current() -> Subjects:
    return _entered[0] if _entered else NOBODY
