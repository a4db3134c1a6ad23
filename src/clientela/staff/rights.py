"""The rights that rooms declare, and which default role has which."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise

REPRESENTATIVE = "representative"
SUPERVISOR = "supervisor"
MANAGER = "manager"
SERVICE = "service"
WAREHOUSE = "warehouse"
FINANCE = "finance"

ROLE_LABELS: dict[str, Label] = {
    REPRESENTATIVE: _("Sales representative"),
    SUPERVISOR: _("Sales supervisor"),
    MANAGER: _("Manager"),
    SERVICE: _("Customer service"),
    WAREHOUSE: _("Warehouse"),
    FINANCE: _("Finance"),
    "administrator": _("Administrator"),
}


@dataclass(frozen=True)
class Right:
    """Something a person may do, such as `customers.edit`; the part before the dot is the room."""

    key: str
    label: Label
    default_roles: frozenset[str]

    @property
    def room(self) -> str:
        """The room that declared it."""
        return self.key.partition(".")[0]


_declared: dict[str, Right] = {}


def declare(key: str, label: Label, default_roles: Iterable[str] = ()) -> None:
    """Make a right known; holders of `default_roles` (and administrators) have it unless withheld."""
    _declared[key] = Right(key, label, frozenset(default_roles))


def list_rights() -> list[Right]:
    """All declared rights in the order of their keys."""
    return [_declared[key] for key in sorted(_declared)]


def all_rights() -> frozenset[str]:
    """The keys of all declared rights."""
    return frozenset(_declared)


def is_declared(key: str) -> bool:
    """Whether a room declared the right."""
    return key in _declared


def defaults_of(role_key: str) -> frozenset[str]:
    """The rights that rooms give to a default role."""
    return frozenset(key for key, right in _declared.items() if role_key in right.default_roles)
