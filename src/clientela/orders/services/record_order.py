"""Records orders and returns that people type, one at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import Changes, change_set
from clientela.kernel.events import publish
from clientela.orders.errors import (
    InvalidLines,
    NoLines,
    NumberTaken,
    OrderClosed,
    OrderMissing,
    TooMuchReturned,
)
from clientela.orders.events import OrderRecorded
from clientela.orders.models import Kind, Order, OrderLine, State, next_count, next_revision
from clientela.orders.queries.order_page import returned_before
from clientela.orders.rules import PREFIXES, Line, number_of, returnable
from clientela.orders.services.announce import index_orders, tell_timeline
from clientela.orders.services.lines import insert_rows, named, rows_of, totals_of_rows
from clientela.staff.queries import get_company


@dataclass(frozen=True)
class NewOrder:
    """An order or return to be recorded; without a number it gets the next one of its year."""

    customer_id: int
    lines: Sequence[Line]
    number: str = ""
    kind: str = Kind.SALE
    state: str = State.CONFIRMED
    ordered_on: date | None = None
    ordered_at: datetime | None = None
    currency: str = ""
    customer_number: str = ""
    note: str = ""
    returns_id: int | None = None
    placed_by_id: int | None = None
    source: str = "typed"


def record_order(actor: Actor, new: NewOrder) -> Order:
    """Record an order; raises NoLines, InvalidLines, NumberTaken."""
    check_lines(new.lines)
    with change_set(actor, kind="orders.record") as changes:
        next_revision()
        order = _insert(changes, _completed(actor, new))
        _announce(actor, order)
    return order


def record_return(actor: Actor, order_id: int, *, quantities: Mapping[int, Decimal], note: str = "") -> Order:
    """Record that some of an order came back; `quantities` by position. Raises TooMuchReturned."""
    with change_set(actor, kind="orders.return", reason=note) as changes:
        next_revision()
        sold = Order.objects.select_for_update().filter(pk=order_id, kind=Kind.SALE).first()
        if sold is None:
            raise OrderMissing
        if sold.state != State.CONFIRMED:
            raise OrderClosed(sold.number)
        lines = _returned_lines(sold, quantities)
        new = NewOrder(
            sold.customer_id, lines, kind=Kind.RETURN, currency=sold.currency, note=note, returns_id=sold.pk
        )
        order = _insert(changes, _completed(actor, new))
        _announce(actor, order)
    return order


def check_lines(lines: Sequence[Line]) -> None:
    """Raise what is wrong with typed lines."""
    if not lines:
        raise NoLines
    wrong = {at: text for at, line in enumerate(lines, start=1) if (text := _fault_of(line))}
    if wrong:
        raise InvalidLines(wrong)


def _fault_of(line: Line) -> str:
    if line.product_id is None and not line.product_name:
        return _("Choose a product.")
    if line.quantity <= 0:
        return _("The quantity must be more than zero.")
    if line.unit_price < 0:
        return _("The price must not be negative.")
    return ""


def _completed(actor: Actor, new: NewOrder) -> NewOrder:
    return replace(
        new,
        currency=new.currency or get_company().currency,
        ordered_on=new.ordered_on or clock.today(),
        placed_by_id=new.placed_by_id or actor.person_id,
    )


def _insert(changes: Changes, new: NewOrder) -> Order:
    ordered_on = new.ordered_on or clock.today()
    rows = rows_of(named(new.lines, new.currency), new.currency)
    order = changes.create(build_order(replace(new, number=_free_number(new, ordered_on)), rows))
    insert_rows([(order.pk, rows)])
    index_orders([order])
    return order


def build_order(new: NewOrder, rows: Sequence[dict[str, object]]) -> Order:
    """An order to be saved, with the totals of its lines."""
    header = {name: value for name, value in vars(new).items() if name != "lines"}
    return Order(**header, **vars(totals_of_rows(new.kind, rows)))


def _free_number(new: NewOrder, ordered_on: date) -> str:
    if new.number:
        if Order.objects.filter(number=new.number).exists():
            raise NumberTaken(new.number)
        return new.number
    return _next_number(new.kind, ordered_on.year)


def _next_number(kind: str, year: int) -> str:
    """The next number nobody took by hand; given out under the lock of the year's counter."""
    while True:
        number = number_of(kind, year, next_count(f"{PREFIXES[kind]}-{year}"))
        if not Order.objects.filter(number=number).exists():
            return number


def _returned_lines(sold: Order, quantities: Mapping[int, Decimal]) -> list[Line]:
    lines = {line.position: line for line in sold.lines.all()}
    bought = {at: line.quantity for at, line in lines.items()}
    left = returnable(bought, returned_before(sold, list(lines.values())))
    wanted = {at: quantity for at, quantity in quantities.items() if quantity}
    if not wanted:
        raise NoLines
    for at, quantity in wanted.items():
        if quantity < 0 or quantity > left.get(at, Decimal(0)):
            raise TooMuchReturned(at, f"{left.get(at, Decimal(0)).normalize():f}")
    return [_backwards(lines[at], quantity) for at, quantity in sorted(wanted.items())]


def _backwards(line: OrderLine, quantity: Decimal) -> Line:
    cost = None if line.cost_minor is None else -int(line.cost_minor * quantity / line.quantity)
    return Line(
        quantity=-quantity,
        unit_price=line.unit_price,
        product_id=line.product_id,
        product_code=line.product_code,
        product_name=line.product_name,
        category_name=line.category_name,
        cost_minor=cost,
    )


def _announce(actor: Actor, order: Order) -> None:
    if order.state == State.CONFIRMED:
        tell_timeline(actor, [order])
        publish(OrderRecorded(order.pk, order.customer_id, order.kind))
