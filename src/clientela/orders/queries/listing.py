"""Reads a page of the order list, and its size and sum where they are cheap to say."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet, Sum

from clientela.orders.models import Order
from clientela.orders.queries.orders import rows_for
from clientela.shell.listing import ListState, Page, Size, matching, page_of
from clientela.staff.queries import Person

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
        ids = list(self.matching.order_by().values_list("pk", flat=True)[: COUNTED_TO + 1])
        if len(ids) > COUNTED_TO:
            return Totals(Size(COUNTED_TO, is_exact=False), None)
        net = Order.objects.filter(pk__in=ids).aggregate(net=Sum("net_minor"))["net"]
        return Totals(Size(len(ids), is_exact=True), net or 0)

    def page(self) -> Page:
        """The page the state stands on, with customers and who took the orders."""
        return page_of(self.rows.select_related("customer", "placed_by"), self.state)
