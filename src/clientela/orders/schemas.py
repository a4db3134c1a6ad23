"""How orders look in the API: money in whole units, exact decimals."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ninja import Field, Schema

from clientela.kernel.money import Money


def _amount(minor: int, currency: str) -> Decimal:
    return Money(minor, currency).amount


class LineOut(Schema):
    """One line of an order."""

    position: int
    product_ref: str | None = Field(None, alias="product.ref")
    product_code: str
    product_name: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal

    @staticmethod
    def resolve_amount(line: Any) -> Decimal:
        """The line's amount in whole units."""
        return _amount(line.net_minor, line.order.currency)


class OrderOut(Schema):
    """An order without its lines; `net` in whole units of the currency."""

    ref: str
    number: str
    kind: str
    state: str
    customer_ref: str = Field(..., alias="customer.ref")
    customer_code: str = Field(..., alias="customer.code")
    ordered_on: date
    customer_number: str
    note: str
    currency: str
    net: Decimal
    gross: Decimal
    line_count: int
    returns_ref: str | None = Field(None, alias="returns.ref")
    cancel_reason: str

    @staticmethod
    def resolve_net(order: Any) -> Decimal:
        """All lines together."""
        return _amount(order.net_minor, order.currency)

    @staticmethod
    def resolve_gross(order: Any) -> Decimal:
        """The sale lines together."""
        return _amount(order.gross_minor, order.currency)


class OrderDetail(OrderOut):
    """An order with its lines."""

    lines: list[LineOut]

    @staticmethod
    def resolve_lines(order: Any) -> list[Any]:
        """The lines in their order."""
        return list(order.lines.select_related("product", "order"))


class LineIn(Schema):
    """A line to order; without a price it costs what the product costs."""

    product_ref: str = ""
    product_code: str = ""
    quantity: Decimal = Field(..., gt=0, max_digits=15, decimal_places=3)
    unit_price: Decimal | None = Field(None, ge=0, max_digits=15, decimal_places=4)


class OrderIn(Schema):
    """A new order."""

    customer_ref: str
    lines: list[LineIn] = Field(..., min_length=1, max_length=2_000)
    number: str = Field("", max_length=40)
    state: Literal["draft", "confirmed"] = "confirmed"
    ordered_on: date | None = None
    customer_number: str = Field("", max_length=60)
    note: str = Field("", max_length=500)


class CancelIn(Schema):
    """Why an order is cancelled."""

    reason: str = Field(..., min_length=1, max_length=300)


class ReturnIn(Schema):
    """What of an order comes back: quantities by position."""

    quantities: dict[int, Decimal]
    note: str = Field("", max_length=300)


class OrderQuery(Schema):
    """Which orders."""

    q: str = ""
    customer_ref: str = ""
    kind: str = ""
    state: str = ""
    since: date | None = None
    until: date | None = None
