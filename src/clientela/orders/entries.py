"""What the room enters elsewhere: rights, tracked tables, moments, navigation, search, commands, panels."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clientela.agenda import subjects
from clientela.customers.queries import CustomerLabel, get_customer, labels_of, visible_customers
from clientela.customers.services import MomentKind, register_moment_kind
from clientela.kernel.changes import Part, track
from clientela.kernel.money import Money
from clientela.orders.models import Order
from clientela.orders.queries import find_order_hits
from clientela.orders.queries.figures import count_orders, latest_orders, product_sales
from clientela.orders.services.lines import read_rows, say_rows, write_rows
from clientela.shell.demo_plan import DemoPlan
from clientela.shell.registry import (
    Command,
    DemoSeed,
    NavItem,
    Panel,
    SearchSource,
    register_command,
    register_demo,
    register_group,
    register_nav,
    register_panel,
    register_search,
)
from clientela.shell.wording import money
from clientela.staff import rights
from clientela.staff.queries import Person
from clientela.staff.scopes import declare_scopes

SEE = "orders.see"
EDIT = "orders.edit"
CANCEL = "orders.cancel"
EXPORT = "orders.export"
IMPORT = "imports.run"
MARGIN = "margin.see"
CUSTOMER_CARD = "customers.card"
PRODUCT_CARD = "catalog.product"
GROUP = "trading"
SELLING = (rights.REPRESENTATIVE, rights.SUPERVISOR, rights.MANAGER, rights.SERVICE)
EVERYBODY = (*SELLING, rights.WAREHOUSE, rights.FINANCE)


def enter() -> None:
    """Enter everything; safe to repeat."""
    register_demo(DemoSeed(40, _plant))
    _declare_rights()
    _track()
    _enter_moments()
    _enter_navigation()
    _enter_panels()
    subjects.register(subjects.Subjects(_labels, lambda person, ref: get_customer(person, ref).pk))


def _labels(person: Person, customer_ids: Collection[int]) -> Mapping[int, CustomerLabel]:
    return labels_of(visible_customers(person).filter(pk__in=customer_ids).values_list("pk", flat=True))


def _plant(plan: DemoPlan) -> None:
    from clientela.orders.demo.planting import plant  # noqa: PLC0415 (only the demo needs it)

    plant(plan)


def _declare_rights() -> None:
    leading = (rights.SUPERVISOR, rights.MANAGER)
    rights.declare(SEE, gettext_lazy("See orders"), EVERYBODY)
    rights.declare(EDIT, gettext_lazy("Take and change orders"), SELLING)
    rights.declare(CANCEL, gettext_lazy("Cancel orders and take returns"), (*leading, rights.SERVICE))
    rights.declare(EXPORT, gettext_lazy("Export orders"), (*leading, rights.FINANCE))
    rights.declare(MARGIN, gettext_lazy("See cost and margin"), (*leading, rights.FINANCE))
    declare_scopes("orders", gettext_lazy("Orders"))


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


def _enter_navigation() -> None:
    label = gettext_lazy("Orders")
    register_group(GROUP, gettext_lazy("Trading"), 20)
    register_nav(NavItem("orders", label, "orders:list", "file-text", GROUP, 10, SEE, tab=3))
    register_search(SearchSource("orders", label, find_order_hits, order=30))
    register_command(Command("orders.list", label, "file-text", "orders:list", "G O", SEE))
    register_command(Command("orders.new", gettext_lazy("New order"), "file-plus", "orders:new", "O", EDIT))


def _enter_panels() -> None:
    label = gettext_lazy("Orders")
    register_panel(
        CUSTOMER_CARD,
        Panel("orders", label, "tab", "orders/_customer_tab.html", _customer_tab, 20, SEE, _count_orders),
    )
    action = "orders/_new_order_action.html"
    register_panel(
        CUSTOMER_CARD,
        Panel("orders.new", gettext_lazy("New order"), "action", action, lambda *_: {}, 10, EDIT),
    )
    register_panel(
        PRODUCT_CARD,
        Panel("orders.sales", gettext_lazy("Sales"), "side", "orders/_product_sales.html", _sales, 10, SEE),
    )


def _customer_tab(person: Any, customer: Any) -> dict[str, Any]:
    return {
        "orders": latest_orders(customer.pk),
        "order_count": count_orders(customer.pk),
        "may_take_orders": person.has_right(EDIT),
    }


def _count_orders(person: Any, customer: Any) -> int:
    return count_orders(customer.pk)


def _sales(person: Any, product: Any) -> dict[str, Any]:
    return {"sales": product_sales(person, product.pk)}
