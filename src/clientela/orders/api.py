"""The API of orders."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Header, Query, Router, Status

from clientela.catalog.queries import products_by_code, products_by_ref
from clientela.customers.queries import get_customer
from clientela.kernel.idempotency import once
from clientela.orders import queries, services
from clientela.orders.entries import CANCEL, EDIT, SEE
from clientela.orders.errors import InvalidLines
from clientela.orders.queries.orders import rows_for
from clientela.orders.schemas import CancelIn, LineIn, OrderDetail, OrderIn, OrderOut, OrderQuery, ReturnIn
from clientela.orders.services import Line, NewOrder
from clientela.shell.api_pages import CursorPage, PageQuery, page_by_id
from clientela.staff.access import PersonRequest
from clientela.staff.queries import require_right

if TYPE_CHECKING:
    from clientela.catalog.queries import Product
    from clientela.orders.models import Order

router = Router()
IdempotencyKey: Any = Header(  # type: ignore[type-arg]  # a function where it is called
    "", alias="Idempotency-Key", description="Send a write twice under one key: it lands once."
)


@router.get("", response=CursorPage[OrderOut])
def list_orders(request: PersonRequest, page: Query[PageQuery], wanted: Query[OrderQuery]) -> dict[str, Any]:
    """Orders of the customers you see, in the order they were kept."""
    require_right(request.person, SEE)
    found = queries.find_orders(rows_for(request.person), wanted.q) if wanted.q else rows_for(request.person)
    if wanted.customer_ref:
        found = found.filter(customer=get_customer(request.person, wanted.customer_ref))
    given = {
        "kind": wanted.kind,
        "state": wanted.state,
        "ordered_on__gte": wanted.since,
        "ordered_on__lte": wanted.until,
    }
    found = found.filter(**{name: value for name, value in given.items() if value})
    rows, next_cursor = page_by_id(found.select_related("customer", "returns"), page)
    return {"items": rows, "next_cursor": next_cursor}


@router.get("/{ref}", response=OrderDetail)
def get_order(request: PersonRequest, ref: str) -> "Order":
    """One order with its lines."""
    require_right(request.person, SEE)
    return queries.get_order(request.person, ref)


@router.post("", response={201: OrderDetail})
def create_order(request: PersonRequest, given: OrderIn, key: str = IdempotencyKey) -> Status["Order"]:
    """Record an order."""
    require_right(request.person, EDIT)
    customer = get_customer(request.person, given.customer_ref)
    head = given.dict(exclude={"customer_ref", "lines"})
    new = NewOrder(customer.pk, _lines_of(given.lines), source="api", **head)
    return _once(request, key, given.dict(), lambda: services.record_order(request.person.actor("api"), new))


@router.post("/{ref}/cancel", response=OrderDetail)
def cancel_order(request: PersonRequest, ref: str, given: CancelIn, key: str = IdempotencyKey) -> "Order":
    """Let an order count no longer."""
    require_right(request.person, CANCEL)
    order = queries.get_order(request.person, ref)
    actor = request.person.actor("api")
    asked = {"ref": ref, **given.dict()}
    return _once(
        request, key, asked, lambda: services.cancel_order(actor, order.pk, reason=given.reason)
    ).value


@router.post("/{ref}/returns", response={201: OrderDetail})
def return_order(
    request: PersonRequest, ref: str, given: ReturnIn, key: str = IdempotencyKey
) -> Status["Order"]:
    """Record that some of an order came back."""
    require_right(request.person, CANCEL)
    order = queries.get_order(request.person, ref)
    actor = request.person.actor("api")
    asked = {"ref": ref, **given.dict()}
    return _once(request, key, asked, lambda: services.record_return(actor, order.pk, **given.dict()))


def _once(
    request: PersonRequest, key: str, asked: dict[str, Any], write: Callable[[], "Order"]
) -> Status["Order"]:
    """Write, or where the key was seen before find what it wrote."""
    if not key:
        return Status(201, queries.get_order(request.person, write().ref))
    scope = f"orders.{_operation(request)}.{request.person.pk}"
    answer = once(scope, key, asked, lambda: (201, write().ref))
    return Status(answer.status, queries.get_order(request.person, answer.body))


def _operation(request: HttpRequest) -> str:
    return request.path.rstrip("/").rpartition("/")[2] if request.path.count("/") > 3 else "create"


def _lines_of(given: list[LineIn]) -> list[Line]:
    by_ref = products_by_ref([line.product_ref for line in given if line.product_ref])
    by_code = products_by_code([line.product_code for line in given if line.product_code])
    pairs = [(line, by_ref.get(line.product_ref) or by_code.get(line.product_code)) for line in given]
    if wrong := {at: text for at, pair in enumerate(pairs, start=1) if (text := _fault_of(*pair))}:
        raise InvalidLines(wrong)
    return [_line(line, product) for line, product in pairs if product]


def _fault_of(line: LineIn, product: "Product | None") -> str:
    if product is None:
        return _("There is no such product.")
    return (
        _("The product has no price; send one.") if line.unit_price is None and product.price is None else ""
    )


def _line(line: LineIn, product: "Product") -> Line:
    price = product.price if line.unit_price is None else line.unit_price
    assert price is not None
    return Line(quantity=line.quantity, unit_price=price, product_id=product.pk)
