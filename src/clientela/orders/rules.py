"""Plain decisions on orders: amounts, totals, numbers, what may still be returned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from clientela.kernel.money import Money, round_half_up

SALE = "sale"
RETURN = "return"
PREFIXES = {SALE: "SO", RETURN: "SR"}
NUMBER_DIGITS = 5
QUANTITY_PLACES = 3
PRICE_PLACES = 4


@dataclass(frozen=True)
class Line:
    """One line as somebody orders it; `net_minor` is given only where a file says the amount itself."""

    quantity: Decimal
    unit_price: Decimal
    product_id: int | None = None
    product_code: str = ""
    product_name: str = ""
    category_name: str = ""
    net_minor: int | None = None
    cost_minor: int | None = None


@dataclass(frozen=True)
class Totals:
    """What the lines of an order come to; `gross` counts sale lines only, `net` all of them."""

    gross_minor: int
    net_minor: int
    line_count: int


def amount_of(quantity: Decimal, unit_price: Decimal, currency: str) -> int:
    """The amount of a line in smallest units, rounded once."""
    return Money.of(quantity * unit_price, currency).minor


def unit_price_of(amount: Decimal, quantity: Decimal) -> Decimal:
    """The price a file means that names only amounts; zero where nothing was sold."""
    return round_half_up(amount / quantity, PRICE_PLACES) if quantity else Decimal(0)


def margin_rate(net_minor: int, cost_minor: int | None) -> Decimal | None:
    """The share of an amount that is left after cost; unknown without a cost."""
    if cost_minor is None or not net_minor:
        return None
    return Decimal(net_minor - cost_minor) / Decimal(net_minor)


def is_sale_line(kind: str, quantity: Decimal, unit_price: Decimal) -> bool:
    """Whether a line counts as a sale: not from a return, something sold, at a price."""
    return kind == SALE and quantity > 0 and unit_price > 0


def totals_of(kind: str, lines: Iterable[tuple[Decimal, Decimal, int]]) -> Totals:
    """Totals of lines given as quantity, unit price and amount."""
    gross = net = count = 0
    for quantity, unit_price, amount in lines:
        count += 1
        net += amount
        if is_sale_line(kind, quantity, unit_price):
            gross += amount
    return Totals(gross, net, count)


def number_of(kind: str, year: int, count: int) -> str:
    """A document number such as SO-26-00123."""
    return f"{PREFIXES[kind]}-{year % 100:02d}-{count:0{NUMBER_DIGITS}d}"


def returnable(bought: Mapping[int, Decimal], returned: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """How much of each bought position may still come back; returned quantities are negative."""
    left = {position: quantity + returned.get(position, Decimal(0)) for position, quantity in bought.items()}
    return {position: quantity for position, quantity in left.items() if quantity > 0}
