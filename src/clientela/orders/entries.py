"""What the room enters elsewhere: rights, tracked tables, moments, navigation, search, commands, panels."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clientela.customers.services import MomentKind, register_moment_kind
from clientela.kernel.changes import Part, track
from clientela.kernel.money import Money
from clientela.orders.models import Order
from clientela.orders.services.lines import read_rows, say_rows, write_rows
from clientela.shell.wording import money
from clientela.staff import rights

SELLING = (rights.REPRESENTATIVE, rights.SUPERVISOR, rights.MANAGER, rights.SERVICE)
EVERYBODY = (*SELLING, rights.WAREHOUSE, rights.FINANCE)


def enter() -> None:
    """Enter everything; safe to repeat."""
    _declare_rights()
    _track()
    _enter_moments()


def _declare_rights() -> None:
    rights.declare("orders.see", gettext_lazy("See orders"), EVERYBODY)
    rights.declare("orders.edit", gettext_lazy("Take and change orders"), SELLING)
    leading = (rights.SUPERVISOR, rights.MANAGER, rights.SERVICE)
    rights.declare("orders.cancel", gettext_lazy("Cancel orders and take returns"), leading)
    seeing_margin = (rights.SUPERVISOR, rights.MANAGER, rights.FINANCE)
    rights.declare("margin.see", gettext_lazy("See cost and margin"), seeing_margin)


def _track() -> None:
    lines = Part(gettext_lazy("lines"), read_rows, write_rows, say_rows)
    derived = ("gross_minor", "net_minor", "line_count", "revision")
    track(Order, skip=derived, parts={"lines": lines})


def _enter_moments() -> None:
    label = gettext_lazy("Order")
    register_moment_kind(MomentKind("order", label, "file-text", "jade", _say_order))
    register_moment_kind(MomentKind("return", gettext_lazy("Return"), "arrow-back-up", "amber", _say_return))
    register_moment_kind(
        MomentKind("order_cancelled", gettext_lazy("Order cancelled"), "file-x", "red", _say_cancelled)
    )


def _total(facts: Mapping[str, Any]) -> str:
    return money(Money(facts["net_minor"], facts["currency"]))


def _say_order(facts: Mapping[str, Any]) -> str:
    return _("Order %(number)s, %(total)s") % {"number": facts["number"], "total": _total(facts)}


def _say_return(facts: Mapping[str, Any]) -> str:
    return _("Return %(number)s, %(total)s") % {"number": facts["number"], "total": _total(facts)}


def _say_cancelled(facts: Mapping[str, Any]) -> str:
    return _("Order %(number)s cancelled: %(reason)s") % {
        "number": facts["number"],
        "reason": facts["reason"],
    }
