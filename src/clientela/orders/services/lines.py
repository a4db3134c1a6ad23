"""Keeps an order's lines as one part of it, with the totals that follow from them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import connection, models

from clientela.catalog.queries import products_by_id
from clientela.kernel.money import round_half_up
from clientela.orders.models import Order, OrderLine
from clientela.orders.rules import PRICE_PLACES, QUANTITY_PLACES, Line, Totals, amount_of, totals_of

Row = dict[str, Any]
COLUMNS = (
    "order_id", "position", "product_id", "product_code", "product_name", "category_name",
    "quantity", "unit_price", "net_minor", "cost_minor",
)  # fmt: skip
INSERT = f"INSERT INTO orders_orderline ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608 (fixed names)
ASK_AT_ONCE = 500
TOTALS = ("gross_minor", "net_minor", "line_count")


def write_rows(order: models.Model, rows: Any) -> None:
    """Replace an order's lines, and let its totals follow."""
    assert isinstance(order, Order)
    replace_rows([(order, rows)])
    order.save(update_fields=["revision"])


def replace_rows(orders: Sequence[tuple[Order, Sequence[Row]]]) -> None:
    """Replace the lines of orders, and let their totals follow; the caller gives them a new revision."""
    ids = [order.pk for order, _ in orders]
    for start in range(0, len(ids), ASK_AT_ONCE):
        OrderLine.objects.filter(order__in=ids[start : start + ASK_AT_ONCE]).delete()
    insert_rows((order.pk, rows) for order, rows in orders)
    for order, rows in orders:
        for name, value in vars(totals_of_rows(order.kind, rows)).items():
            setattr(order, name, value)
    Order.objects.bulk_update([order for order, _ in orders], TOTALS, batch_size=ASK_AT_ONCE)


def read_rows(order_ids: Sequence[int]) -> dict[int, list[Row]]:
    """The lines of some orders as JSON rows, by order."""
    found: dict[int, list[Row]] = {order_id: [] for order_id in order_ids}
    for start in range(0, len(order_ids), ASK_AT_ONCE):
        lines = OrderLine.objects.filter(order__in=order_ids[start : start + ASK_AT_ONCE])
        for order_id, *values in lines.order_by("order_id", "position").values_list(*COLUMNS):
            found[order_id].append(_row(values))
    return found


def rows_of(lines: Iterable[Line], currency: str) -> list[Row]:
    """Lines as JSON rows, numbered from 1, with their amounts."""
    return [
        _row([position, line.product_id, line.product_code, line.product_name, line.category_name,
              line.quantity, line.unit_price, _amount(line, currency), line.cost_minor])
        for position, line in enumerate(lines, start=1)
    ]  # fmt: skip


def say_rows(before: Sequence[Row], after: Sequence[Row]) -> tuple[str, str]:
    """The lines that differ, in words, as they were and as they are."""
    return _words([row for row in before if row not in after]), _words(
        [row for row in after if row not in before]
    )


def _words(rows: Iterable[Row]) -> str:
    return "; ".join(
        f"{row['product_code']} {row['product_name']}: {_bare(row['quantity'])} × {_bare(row['unit_price'])}".strip()
        for row in rows
    )


def _bare(number: str) -> str:
    return f"{Decimal(number).normalize():f}"


def insert_rows(rows_by_order: Iterable[tuple[int, Sequence[Row]]]) -> None:
    """Insert the lines of orders in one go; past the model, whose objects would take most of an import's time."""
    values = [(order_id, *_scaled(row)) for order_id, rows in rows_by_order for row in rows]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, values)


def _scaled(row: Row) -> tuple[Any, ...]:
    scaled = {
        "quantity": int(Decimal(row["quantity"]).scaleb(QUANTITY_PLACES)),
        "unit_price": int(Decimal(row["unit_price"]).scaleb(PRICE_PLACES)),
    }
    return tuple(scaled.get(name, row[name]) for name in COLUMNS[1:])


def totals_of_rows(kind: str, rows: Iterable[Row]) -> Totals:
    """Totals of JSON rows."""
    return totals_of(
        kind, ((Decimal(row["quantity"]), Decimal(row["unit_price"]), row["net_minor"]) for row in rows)
    )


def named(lines: Sequence[Line], currency: str) -> list[Line]:
    """Lines with what the catalogue says now about their products: code, name, category, cost."""
    products = products_by_id({line.product_id for line in lines if line.product_id})
    return [_named(line, products.get(line.product_id or 0), currency) for line in lines]


def _named(line: Line, product: Any, currency: str) -> Line:
    if product is None:
        return line
    cost = product.cost
    return replace(
        line,
        product_code=line.product_code or product.code,
        product_name=line.product_name or product.name,
        category_name=line.category_name or (product.category.name if product.category else ""),
        cost_minor=line.cost_minor
        if cost is None or line.cost_minor is not None
        else _cost(line, cost, currency),
    )


def _cost(line: Line, cost: Decimal, currency: str) -> int:
    return amount_of(line.quantity, cost, currency)


def carried(lines: Sequence[Line], rows: Sequence[Row]) -> list[Line]:
    """Lines of a changed order; a product it held before keeps the name, category and cost it had then."""
    held = {row["product_id"]: row for row in rows if row["product_id"]}
    return [_carried(line, held[line.product_id]) if line.product_id in held else line for line in lines]


def _carried(line: Line, row: Row) -> Line:
    cost = row["cost_minor"]
    scaled = None if cost is None else round(cost * line.quantity / Decimal(row["quantity"]))
    names = {name: row[name] for name in ("product_code", "product_name", "category_name")}
    return replace(line, cost_minor=scaled, **names)


def _amount(line: Line, currency: str) -> int:
    return amount_of(line.quantity, line.unit_price, currency) if line.net_minor is None else line.net_minor


def _row(values: Sequence[Any]) -> Row:
    row = dict(zip(COLUMNS[1:], values, strict=True))
    row["quantity"] = str(round_half_up(row["quantity"], QUANTITY_PLACES))
    row["unit_price"] = str(round_half_up(row["unit_price"], PRICE_PLACES))
    return row
