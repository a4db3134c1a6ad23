"""What the room enters elsewhere: rights, tables a key may reach, navigation, search, commands."""

from django.utils.translation import gettext_lazy as _

from clientela.catalog import queries
from clientela.shell.demo_plan import DemoPlan
from clientela.shell.registry import (
    Command,
    DemoSeed,
    NavItem,
    SearchSource,
    register_command,
    register_demo,
    register_group,
    register_nav,
    register_search,
)
from clientela.staff import rights
from clientela.staff.scopes import declare_scopes

SEE = "catalog.see"
EDIT = "catalog.edit"
EXPORT = "catalog.export"
MARGIN = "margin.see"
CARD = "catalog.product"
GROUP = "trading"


def enter() -> None:
    """Enter everything; safe to repeat."""
    register_demo(DemoSeed(20, _plant))
    _declare_rights()
    _enter_navigation()


def _plant(plan: DemoPlan) -> None:
    from clientela.catalog.demo.planting import plant  # noqa: PLC0415 (only the demo needs it)

    plant(plan)


def _declare_rights() -> None:
    everybody = tuple(rights.ROLE_LABELS)
    rights.declare(SEE, _("See products"), everybody)
    rights.declare(EDIT, _("Change products and prices"), (rights.MANAGER, rights.WAREHOUSE))
    rights.declare(EXPORT, _("Export products"), (rights.SUPERVISOR, rights.MANAGER, rights.FINANCE))
    declare_scopes("products", _("Products"))


def _enter_navigation() -> None:
    label = _("Products")
    register_group(GROUP, _("Trading"), 20)
    register_nav(NavItem("catalog", label, "catalog:list", "package", GROUP, 20, SEE, queries.count_products))
    register_search(SearchSource("catalog", label, queries.find_product_hits, order=40))
    register_command(Command("catalog.list", label, "package", "catalog:list", "G L", SEE))
    register_command(Command("catalog.new", _("New product"), "package", "catalog:new", right=EDIT))
