"""Finds the orders a person may see: those of the customers he may see."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from clientela.customers.queries import visible_customers
from clientela.kernel import search
from clientela.kernel.money import Money
from clientela.orders.errors import OrderMissing
from clientela.orders.models import Order
from clientela.shell.registry import Hit
from clientela.shell.wording import money
from clientela.staff.queries import Person, scope_of

SEE = "orders.see"
SEARCH_KIND = "order"
FEW_CUSTOMERS = 3_000


def visible_orders(person: Person) -> QuerySet[Order]:
    """The orders of the customers the person may see; none without the right to see orders.

    Each order's customer is checked, so an order is found by its own columns first; for lists, see `rows_for`.
    """
    if not person.has_right(SEE):
        return Order.objects.none()
    if scope_of(person).sees_everything:
        return Order.objects.all()
    customers = visible_customers(person).order_by()
    return Order.objects.filter(Exists(customers.filter(pk=OuterRef("customer_id"))))


def few_visible_customers(person: Person) -> list[int] | None:
    """The customers the person may see, where they are few enough to be named; None where they are many."""
    customers = visible_customers(person).order_by()
    found = list(customers.values_list("pk", flat=True)[: FEW_CUSTOMERS + 1])
    return found if len(found) <= FEW_CUSTOMERS else None


def rows_for(person: Person) -> QuerySet[Order]:
    """All orders a person may see, laid so that a database reads as few of them as it can.

    Few customers are named, so that their orders are looked up; of many, orders are read in the
    order of the list and each one's customer is checked.
    """
    orders = visible_orders(person)
    if scope_of(person).sees_everything or not person.has_right(SEE):
        return orders
    few = few_visible_customers(person)
    return orders if few is None else Order.objects.filter(customer__in=few)


def get_order(person: Person, ref: str) -> Order:
    """The order of a reference with customer and who took it; raises OrderMissing."""
    found = visible_orders(person).select_related("customer__figures", "placed_by", "returns")
    order = found.filter(ref=ref).first()
    if order is None:
        raise OrderMissing
    return order


def find_orders(orders: QuerySet[Order], text: str) -> QuerySet[Order]:
    """Those of some orders found by number, by its end, or by the customer's own number."""
    typed = "".join(search.words_of(text))
    for ids in search.matching(SEARCH_KIND, typed):
        orders = orders.filter(pk__in=ids)
    return orders


def find_order_hits(person: Person, text: str, limit: int) -> list[Hit]:
    """Orders for the palette, the latest first."""
    if not any(character.isdigit() for character in text):
        return []
    found = (
        find_orders(visible_orders(person), text).select_related("customer").order_by("-ordered_on", "-id")
    )
    return [_hit(order) for order in found[:limit]]


def _hit(order: Order) -> Hit:
    total = money(Money(order.net_minor, order.currency))
    return Hit(
        order.number,
        f"{order.customer.name}, {total}",
        reverse("orders:order", args=[order.ref]),
        "file-text",
    )


def orders_of_customer(customer_id: int) -> QuerySet[Order]:
    """A customer's orders, the latest first; the asker must see the customer."""
    return Order.objects.filter(customer_id=customer_id).order_by("-ordered_on", "-id")
