"""Reads a page of the order list, and its size and sum where they are cheap to say."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum

from clientela.customers.queries import visible_customers
from clientela.orders.models import Order
from clientela.orders.queries.orders import SEE
from clientela.shell.listing import ListState, Page, Size, matching, page_of
from clientela.staff.queries import Person, scope_of

FEW_CUSTOMERS = 3_000
COUNTED_TO = 10_000


@dataclass(frozen=True)
class Totals:
    """How many orders a list holds and what they come to; the sum only where all were counted."""

    size: Size
    net_minor: int | None


class OrderList:
    """The list a person asked for; nothing is read before it is needed."""

    def __init__(self, person: Person, state: ListState) -> None:
        self.person = person
        self.state = state

    @cached_property
    def rows(self) -> QuerySet[Order]:
        """All orders the person may see."""
        return rows_for(self.person)

    @property
    def matching(self) -> QuerySet[Order]:
        """Every order the list holds, in no order."""
        return matching(self.rows, self.state)

    @cached_property
    def totals(self) -> Totals:
        """Size and sum, counted up to a bound."""
        amounts = self.matching.order_by().values("net_minor")[: COUNTED_TO + 1]
        found = amounts.aggregate(count=Count("*"), net=Sum("net_minor"))
        is_exact = found["count"] <= COUNTED_TO
        return Totals(
            Size(min(found["count"], COUNTED_TO), is_exact), found["net"] or 0 if is_exact else None
        )

    def page(self) -> Page:
        """The page the state stands on, with customers and who took the orders."""
        return page_of(self.rows.select_related("customer", "placed_by"), self.state)


def rows_for(person: Person) -> QuerySet[Order]:
    """All orders a person may see, laid so that a database reads as few of them as it can.

    Few customers are named, so that their orders are looked up; of many, orders are read in the
    order of the list and each one's customer is checked.
    """
    orders = Order.objects.all() if person.has_right(SEE) else Order.objects.none()
    if scope_of(person).sees_everything:
        return orders
    customers = visible_customers(person).order_by()
    few = list(customers.values_list("pk", flat=True)[: FEW_CUSTOMERS + 1])
    if len(few) <= FEW_CUSTOMERS:
        return orders.filter(customer__in=few)
    return orders.filter(Exists(customers.filter(pk=OuterRef("customer_id"))))
