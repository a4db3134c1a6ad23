"""What the room enters elsewhere: rights, tables a key may reach, navigation, palette, the card's own panels."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from clientela.customers import queries
from clientela.customers.queries.palette import count_customers, find_hits
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
from clientela.staff import rights

SEE = "customers.see"
CREATE = "customers.create"
EDIT = "customers.edit"
ASSIGN = "customers.assign"
EXPORT = "customers.export"
IMPORT = "imports.run"
SETTINGS = "customers.settings"
MONEY = "money.see"
CARD = "customers.card"
GROUP = "customers"
SELLING = (rights.REPRESENTATIVE, rights.SUPERVISOR, rights.MANAGER, rights.SERVICE)
LEADING = (rights.SUPERVISOR, rights.MANAGER)


def enter() -> None:
    """Enter everything; safe to repeat."""
    _declare_rights()
    _enter_navigation()
    _enter_palette()
    _enter_panels()
    register_demo(DemoSeed(30, _plant))


def _plant(plan: DemoPlan) -> None:
    from clientela.customers.demo.planting import plant  # noqa: PLC0415 (only the demo needs its names)

    plant(plan)


def _declare_rights() -> None:
    rights.declare(SEE, _("See customers"), tuple(rights.ROLE_LABELS))
    rights.declare(CREATE, _("Add customers"), SELLING)
    rights.declare(EDIT, _("Change cards"), (*SELLING, rights.FINANCE))
    rights.declare(ASSIGN, _("Give customers to another owner, team or region"), LEADING)
    rights.declare(EXPORT, _("Export customers"), (*LEADING, rights.FINANCE))
    rights.declare(SETTINGS, _("Set what a complete card holds"), (rights.MANAGER,))
    rights.declare(MONEY, _("See sales, credit and what is at stake"), (*SELLING, rights.FINANCE))


def _enter_navigation() -> None:
    register_group(GROUP, _("Customers"), 10)
    register_nav(
        NavItem(
            "customers",
            _("Customers"),
            "customers:list",
            "address-book",
            GROUP,
            10,
            SEE,
            count_customers,
            tab=2,
        )
    )
    register_nav(
        NavItem(
            "customers.weights",
            _("Complete cards"),
            "customers:weights",
            "gauge",
            "administration",
            50,
            SETTINGS,
        )
    )


def _enter_palette() -> None:
    register_search(SearchSource("customers", _("Customers"), find_hits, order=10))
    register_command(Command("customers.list", _("Customers"), "address-book", "customers:list", "G C", SEE))
    register_command(Command("customers.new", _("New customer"), "user-plus", "customers:new", right=CREATE))


def _enter_panels() -> None:
    register_panel(
        CARD,
        Panel("timeline", _("Timeline"), "tab", "customers/_timeline_tab.html", _timeline, 10, SEE),
    )
    register_panel(
        CARD,
        Panel("changes", _("Changes"), "tab", "customers/_changes_tab.html", _changes, 900, SEE),
    )


def _timeline(person: Any, customer: Any) -> dict[str, Any]:
    return {"timeline": queries.timeline_of(customer)}


def _changes(person: Any, customer: Any) -> dict[str, Any]:
    return {"entries": queries.changes_of(customer)}
