"""Makes orders of the sorted rows of a file, and compares them with those there are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, time
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from clientela.catalog.queries import products_by_code
from clientela.imports.services import PRICE_SCALE, QUANTITY_SCALE, Plan
from clientela.kernel import clock
from clientela.kernel.money import Money
from clientela.orders.models import Order
from clientela.orders.rules import Line, unit_price_of
from clientela.orders.services.lines import read_rows, rows_of
from clientela.orders.services.record_order import NewOrder
from clientela.orders.services.store_orders import HEAD

CUSTOMER_ID, KEY, KIND, TITLE = "__customer__", "__key__", "__kind__", "__title__"
READ = (
    "number", "ordered_at", CUSTOMER_ID, KEY, KIND, "product", "product_name", TITLE, "category", "quantity",
    "unit_price", "amount", "status", "customer_number", "currency",
)  # fmt: skip
CANCELLED = frozenset(
    {"cancelled", "canceled", "void", "取消", "已取消", "交易关闭", "作废", "已作廢", "cancelado", "anulado"}
)
LONGEST_CODE = 60
ASK_AT_ONCE = 500
Row = dict[str, Any]
Ids = Mapping[str, int]


def has_codes(table: pa.Table) -> bool:
    """Whether customers are named by code; else by name."""
    return "customer" in table.column_names


def product_code(row: Row) -> str:
    """The code under which a row's product is kept; one without a code is kept under its name."""
    return str(row["product"] or (row["product_name"] or "")[:LONGEST_CODE])


def rows_in(table: pa.Table) -> Iterator[Row]:
    """The rows with everything that makes an order; fields without a column are None."""
    columns = [
        table.column(name).to_pylist() if name in table.column_names else [None] * table.num_rows
        for name in READ
    ]
    for values in zip(*columns, strict=True):
        yield dict(zip(READ, values, strict=True))


def new_orders(
    table: pa.Table, plan: Plan, customers: Ids | None = None, products: Ids | None = None
) -> Iterator[NewOrder]:
    """Orders out of rows sorted by order; `customers` finds those that got an id only now."""
    rows = list(rows_in(table))
    if products is None:
        found = products_by_code({product_code(row) for row in rows})
        products = {code: product.pk for code, product in found.items()}
    maker = OrderMaker(plan, customers or {}, products)
    for _, together in groupby(rows, key=itemgetter("number")):
        yield maker.order(list(together))


class OrderMaker:
    """Turns rows into orders, remembering numbers it has turned before."""

    def __init__(self, plan: Plan, customers: Ids, products: Ids) -> None:
        self.plan = plan
        self.customers = customers
        self.products = products
        self.zone = clock.company_zone()
        self.minor_per_unit = Money.of(1, plan.currency).minor
        self._quantities: dict[int, Decimal] = {}
        self._prices: dict[int, Decimal] = {}

    def order(self, rows: Sequence[Row]) -> NewOrder:
        """One order of its rows."""
        first = rows[0]
        is_return = first[KIND] == "return"
        return NewOrder(
            customer_id=first[CUSTOMER_ID] or self.customers.get(first[KEY] or "", 0),
            lines=tuple(self._line(row, is_return) for row in rows),
            number=first["number"],
            kind=first[KIND],
            state="cancelled" if (first["status"] or "").casefold() in CANCELLED else "confirmed",
            ordered_on=first["ordered_at"].date(),
            ordered_at=self._instant(first["ordered_at"]),
            currency=(first["currency"] or self.plan.currency).upper(),
            customer_number=first["customer_number"] or "",
            source="import",
        )

    def _instant(self, moment: datetime) -> datetime | None:
        """Midnight means that the file knows only the day."""
        return None if moment.time() == time() else moment.replace(tzinfo=self.zone)

    def _line(self, row: Row, is_return: bool) -> Line:
        quantity = QUANTITY_SCALE if row["quantity"] is None else row["quantity"]
        amount = row["amount"]
        if is_return:
            quantity, amount = -abs(quantity), amount if amount is None else -abs(amount)
        code = product_code(row)
        return Line(
            quantity=self._quantity(quantity),
            unit_price=self._price(row["unit_price"], amount, quantity),
            product_id=self.products.get(code),
            product_code=code,
            product_name=row["product_name"] or row[TITLE] or code,
            category_name=row["category"] or "",
            net_minor=None if amount is None else round(Decimal(amount * self.minor_per_unit) / PRICE_SCALE),
        )

    def _quantity(self, thousandths: int) -> Decimal:
        found = self._quantities.get(thousandths)
        if found is None:
            found = self._quantities[thousandths] = Decimal(thousandths) / QUANTITY_SCALE
        return found

    def _price(self, price: int | None, amount: int | None, quantity: int) -> Decimal:
        if price is None:
            return unit_price_of(Decimal(amount or 0) / PRICE_SCALE, self._quantity(quantity))
        found = self._prices.get(price)
        if found is None:
            found = self._prices[price] = Decimal(price) / PRICE_SCALE
        return found


def known_orders(numbers: Collection[str]) -> dict[str, Order]:
    """Orders there are already, by number."""
    found: dict[str, Order] = {}
    wanted = sorted(numbers)
    for start in range(0, len(wanted), ASK_AT_ONCE):
        rows = Order.objects.filter(number__in=wanted[start : start + ASK_AT_ONCE])
        found.update((row.number, row) for row in rows)
    return found


def verdict_of(known: Mapping[str, Order], wanted: Iterator[NewOrder]) -> set[str]:
    """The numbers of known orders of which the file says something else."""
    differing: set[str] = set()
    batch: list[NewOrder] = []
    for new in wanted:
        batch.append(new)
        if len(batch) == ASK_AT_ONCE:
            differing |= _differing(known, batch)
            batch = []
    return differing | _differing(known, batch)


def _differing(known: Mapping[str, Order], batch: Sequence[NewOrder]) -> set[str]:
    kept = read_rows([known[new.number].pk for new in batch])
    return {
        new.number
        for new in batch
        if _heads_differ(known[new.number], new)
        or kept[known[new.number].pk] != rows_of(new.lines, new.currency)
    }


def _heads_differ(order: Order, new: NewOrder) -> bool:
    given = {name: getattr(new, name) for name in HEAD}
    return any(value and getattr(order, name) != value for name, value in given.items())
