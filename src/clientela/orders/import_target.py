"""Orders out of files: an order with its lines comes in whole, its customer and products with it."""

import pyarrow as pa
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clientela.catalog.queries import products_by_code
from clientela.catalog.services import NewProduct, store_products
from clientela.customers.queries import ids_of_codes
from clientela.customers.queries.imports import ids_of_names
from clientela.customers.services.import_customers import add_customers
from clientela.imports.services import Plan, Target, Written, register_target
from clientela.kernel.changes import Changes
from clientela.orders.import_fields import FIELDS, NEEDS, OPTIONS, REASONS
from clientela.orders.import_judgement import judge
from clientela.orders.import_rows import (
    CUSTOMER_ID,
    KEY,
    TITLE,
    Row,
    has_codes,
    new_orders,
    product_code,
    rows_in,
)
from clientela.orders.services.store_orders import store_orders

WALK_IN = "WALK-IN"
CHUNK_LINES = 8_000


def enter() -> None:
    """Let files bring in orders; safe to repeat."""
    register_target(
        Target(
            key="orders",
            label=gettext_lazy("Orders"),
            unit=lambda count: ngettext("%(count)s order", "%(count)s orders", count) % {"count": count},
            icon="file-invoice",
            fields=FIELDS,
            needs=NEEDS,
            options=OPTIONS,
            reasons=REASONS,
            judge=judge,
            write=write,
            chunk_rows=CHUNK_LINES,
            rows_per_second=8_000,
            extra_labels={
                "new_customers": gettext_lazy("New customers"),
                "new_products": gettext_lazy("New products"),
                "lines": gettext_lazy("Lines"),
            },
            list_url_name="orders:list",
            found_by=gettext_lazy("order number"),
        )
    )


def write(changes: Changes, rows: pa.Table, plan: Plan) -> Written:
    """Store the orders of one chunk, with the customers and products they name."""
    listed = list(rows_in(rows))
    customers, added = _customers(changes, rows, listed, plan)
    products, made = _products(changes, listed, plan)
    stored = store_orders(plan.actor, changes, list(new_orders(rows, plan, customers, products)))
    return Written(
        len(stored.created),
        len(stored.updated),
        len(stored.unchanged),
        {"new_customers": added, "new_products": made, "lines": rows.num_rows},
    )


def _customers(changes: Changes, table: pa.Table, rows: list[Row], plan: Plan) -> tuple[dict[str, int], int]:
    """Ids of customers the check had not found, by code or name; and how many were added."""
    wanted = {
        row[KEY] or "": place for place, row in reversed(list(enumerate(rows))) if row[CUSTOMER_ID] is None
    }
    nameless = wanted.pop("", None) is not None
    find = ids_of_codes if has_codes(table) else ids_of_names
    found = find(wanted) if wanted else {}
    missing = [key for key in wanted if key not in found]
    cards = [_card(table, key, wanted[key], plan) for key in missing]
    added = add_customers(changes, cards) if cards else []
    found.update((key, customer.pk) for key, customer in zip(missing, added, strict=True))
    if nameless:
        found[""] = _walk_in(changes)
    return found, len(added)


def _card(table: pa.Table, key: str, place: int, plan: Plan) -> Row:
    """What a row says about a customer who is not known yet."""
    given = {
        name: table.column(name)[place].as_py()
        for name in ("customer_name", "city")
        if name in table.column_names
    }
    card: Row = {"name": given.get("customer_name") or key, "source": _("Import"), "stage": "current"}
    if has_codes(table):
        card["code"] = key
    if given.get("city"):
        card["city"] = given["city"]
    if plan.option("owner") != "nobody":
        card["owner"] = plan.person.pk
    return card


def _walk_in(changes: Changes) -> int:
    known = ids_of_codes([WALK_IN])
    if known:
        return known[WALK_IN]
    return add_customers(changes, [{"code": WALK_IN, "name": _("Walk-in customers"), "stage": "current"}])[
        0
    ].pk


def _products(changes: Changes, rows: list[Row], plan: Plan) -> tuple[dict[str, int], int]:
    """Ids of the products of the rows, by code; and how many were added."""
    named = {product_code(row): row for row in reversed(rows)}
    known = {code: product.pk for code, product in products_by_code(named).items()}
    missing = [row for code, row in named.items() if code not in known]
    if not missing or plan.option("products") == "text":
        return known, 0
    fresh = [
        NewProduct(
            product_code(row),
            name=row[TITLE] or row["product_name"] or "",
            category=row["category"] or "",
            currency=plan.currency,
        )
        for row in missing
    ]
    return known | store_products(changes, fresh, overwrite=False), len(fresh)
