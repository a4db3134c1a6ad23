"""The kinds of work and the actions that settle it: names, icons, colours and order, entered by rooms."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """A kind of work item; `plural` heads its group, `colour` is a hue, `by_hand` lets people choose it;
    `is_early` shows it from the day it is put, and its due day is the day to act by."""

    key: str
    label: Words
    plural: Words
    icon: str
    colour: str
    order: int
    by_hand: bool = False
    is_early: bool = False


@dataclass(frozen=True)
class Action:
    """What settles a work item, as its button says it."""

    key: str
    label: Words
    icon: str


OTHER = Kind("task", _("Task"), _("Tasks"), "checkbox", "is-sky", 80, by_hand=True)
OPEN_CARD = Action("open", _("Open"), "arrow-right")

_kinds: dict[str, Kind] = {}
_actions: dict[str, Action] = {}


def register(kind: Kind) -> None:
    """Enter a kind of work, or say better what one is."""
    _kinds[kind.key] = kind


def register_action(action: Action) -> None:
    """Enter an action."""
    _actions[action.key] = action


def kind_of(key: str) -> Kind:
    """The kind of a key; an unknown one is a task."""
    return _kinds.get(key, OTHER)


def action_of(key: str) -> Action:
    """The action of a key; an unknown one opens the card."""
    return _actions.get(key, OPEN_CARD)


def early_kinds() -> list[str]:
    """Kinds shown before they are due."""
    return [kind.key for kind in _kinds.values() if kind.is_early]


def list_kinds() -> list[Kind]:
    """Every kind in the order of Today."""
    return sorted(_kinds.values(), key=lambda kind: kind.order)


for _kind in (
    Kind("alert", _("Alert"), _("Alerts"), "activity", "is-red", 10, is_early=True),
    Kind("visit", _("Visit"), _("Visits"), "map-pin", "is-sky", 20, by_hand=True),
    Kind("call", _("Call"), _("Calls"), "phone", "is-sky", 30, by_hand=True),
    Kind("follow_up", _("Follow-up"), _("Follow-ups"), "message-circle", "is-sky", 40, by_hand=True),
    Kind("promise", _("Promise"), _("Promises"), "heart-handshake", "is-jade", 50),
    Kind("payment", _("Payment"), _("Payments"), "cash", "is-plum", 60),
    Kind("birthday", _("Birthday"), _("Birthdays"), "cake", "is-red", 70),
    OTHER,
):
    register(_kind)

for _action in (
    Action("call", _("Call"), "phone"),
    Action("visit", _("Plan visit"), "calendar-plus"),
    Action("write", _("Write"), "message-circle"),
    Action("order", _("New order"), "file-text"),
    Action("remind", _("Remind"), "bell"),
    Action("keep", _("Mark kept"), "check"),
    Action("greet", _("Send greeting"), "gift"),
    OPEN_CARD,
):
    register_action(_action)
