"""Keeps an order's lines as one part of it, with the totals that follow from them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import models

from clientela.catalog.queries import products_by_id
from clientela.kernel.money import round_half_up
from clientela.orders.models import Order, OrderLine
from clientela.orders.rules import PRICE_PLACES, QUANTITY_PLACES, Line, Totals, amount_of, totals_of

Row = dict[str, Any]
COLUMNS = (
    "order_id", "position", "product_id", "product_code", "product_name", "category_name",
    "quantity", "unit_price", "net_minor", "cost_minor",
)  # fmt: skip
ASK_AT_ONCE = 500


def write_rows(order: models.Model, rows: Any) -> None:
    """Replace an order's lines, and let its totals follow."""
    assert isinstance(order, Order)
    OrderLine.objects.filter(order=order).delete()
    OrderLine.objects.bulk_create([line_of_row(order.pk, row) for row in rows])
    totals = totals_of_rows(order.kind, rows)
    for name, value in vars(totals).items():
        setattr(order, name, value)
    order.save(update_fields=list(vars(totals)))


def read_rows(order_ids: Sequence[int]) -> dict[int, list[Row]]:
    """The lines of some orders as JSON rows, by order."""
    found: dict[int, list[Row]] = {order_id: [] for order_id in order_ids}
    for start in range(0, len(order_ids), ASK_AT_ONCE):
        lines = OrderLine.objects.filter(order__in=order_ids[start : start + ASK_AT_ONCE])
        for order_id, *values in lines.order_by("order", "position").values_list(*COLUMNS):
            found[order_id].append(_row(values))
    return found


def rows_of(lines: Iterable[Line], currency: str) -> list[Row]:
    """Lines as JSON rows, numbered from 1, with their amounts."""
    return [
        _row([position, line.product_id, line.product_code, line.product_name, line.category_name,
              line.quantity, line.unit_price, _amount(line, currency), line.cost_minor])
        for position, line in enumerate(lines, start=1)
    ]  # fmt: skip


def line_of_row(order_id: int, row: Row) -> OrderLine:
    """A line to be saved, from its JSON row."""
    values = {**row, "quantity": Decimal(row["quantity"]), "unit_price": Decimal(row["unit_price"])}
    return OrderLine(order_id=order_id, **values)


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
        cost_minor=line.cost_minor if cost is None else amount_of(line.quantity, cost, currency),
    )


def _amount(line: Line, currency: str) -> int:
    return amount_of(line.quantity, line.unit_price, currency) if line.net_minor is None else line.net_minor


def _row(values: Sequence[Any]) -> Row:
    row = dict(zip(COLUMNS[1:], values, strict=True))
    row["quantity"] = str(round_half_up(row["quantity"], QUANTITY_PLACES))
    row["unit_price"] = str(round_half_up(row["unit_price"], PRICE_PLACES))
    return row
