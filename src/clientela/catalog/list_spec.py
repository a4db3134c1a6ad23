"""What the product list is made of: its columns, filters, sorts and search."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clientela.catalog.models import Product
from clientela.catalog.queries import category_ids_under, find_products, list_categories
from clientela.shell.listing import Column, Filter, ListSpec
from clientela.staff.queries import Person

Rows = QuerySet[Product]
LIST_KEY = "catalog:list"
MARGIN = "margin.see"
INDENT = "\u2003"


def _in_categories(rows: Rows, refs: list[str]) -> Rows:
    return rows.filter(category__in=category_ids_under(refs))


def _on_sale(rows: Rows, values: list[str]) -> Rows:
    return rows.filter(is_active__in=[value == "yes" for value in values])


def _priced(rows: Rows, span: tuple[Decimal | None, Decimal | None]) -> Rows:
    least, most = span
    rows = rows if least is None else rows.filter(price__gte=least)
    return rows if most is None else rows.filter(price__lte=most)


def _categories() -> list[tuple[str, str]]:
    found = list_categories()
    return [(category.ref, INDENT * (category.path.count("/") - 2) + category.name) for category in found]


COLUMNS = (
    Column("name", _("Product"), "sort_key", is_never_empty=True),
    Column("code", _("Code"), "code", is_never_empty=True),
    Column("category", _("Category")),
    Column("unit", _("Unit")),
    Column("price", _("Price"), "price", "end"),
    Column("cost", _("Cost"), align="end"),
    Column("on_sale", _("On sale")),
)
FILTERS = (
    Filter("category", _("Category"), "choice", _in_categories, _categories),
    Filter("on_sale", _("On sale"), "choice", _on_sale, (("yes", _("yes")), ("no", _("no")))),
    Filter("price", _("Price"), "range", _priced),
)
SPEC = ListSpec(LIST_KEY, COLUMNS, default_sort="name", filters=FILTERS, search=find_products)
WITHOUT_COST = replace(SPEC, columns=[column for column in COLUMNS if column.key != "cost"])


def spec_for(person: Person) -> ListSpec:
    """The list as the person may see it."""
    return SPEC if person.has_right(MARGIN) else WITHOUT_COST


def heads_of(*, sees_cost: bool) -> list[str]:
    """The heads of a file of products."""
    heads = [
        _("Code"), _("Name"), _("Name in another script"), _("Category"), _("Unit"), _("Price"), _("Currency"),
        _("On sale"),
    ]  # fmt: skip
    return [str(head) for head in ([*heads, _("Cost")] if sees_cost else heads)]


def cells_of(product: Product, *, sees_cost: bool) -> list[Any]:
    """A product as a row of a file."""
    cells = [
        product.code,
        product.name,
        product.alt_name,
        product.category.name if product.category else "",
        product.unit,
        product.price,
        product.currency,
        str(_("yes") if product.is_active else _("no")),
    ]
    return [*cells, product.cost] if sees_cost else cells
