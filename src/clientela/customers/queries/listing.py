"""Reads a page of the customer list, its size, and the neighbours of a customer in it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, QuerySet, Sum

from clientela.customers.models import Customer
from clientela.customers.queries.rows import MANY, list_rows, sees_many
from clientela.shell.listing import ListState, Neighbours, Page, Size, matching, neighbours, page_of
from clientela.staff.queries import Person


@dataclass(frozen=True)
class Totals:
    """How many customers a list holds and what is at stake with them; the sum only where all were counted."""

    size: Size
    at_stake_minor: int | None


class CustomerList:
    """The list a person asked for; nothing is read before it is needed."""

    def __init__(self, person: Person, state: ListState) -> None:
        self.person = person
        self.state = state

    @cached_property
    def sees_many(self) -> bool:
        """Whether the person's reach alone is too long to sort."""
        return sees_many(self.person)

    @cached_property
    def totals(self) -> Totals:
        """Size and stake, counted up to a bound."""
        stakes = self.matching.order_by().values("figures__value_at_risk_minor")[: MANY + 1]
        found = stakes.aggregate(count=Count("*"), stake=Sum("figures__value_at_risk_minor"))
        is_exact = found["count"] <= MANY
        return Totals(Size(min(found["count"], MANY), is_exact), found["stake"] or 0 if is_exact else None)

    @property
    def matching(self) -> QuerySet[Customer]:
        """Every customer the list holds, in no order."""
        return matching(list_rows(self.person, sees_many=self.sees_many), self.state)

    @property
    def _in_order(self) -> QuerySet[Customer]:
        finds_many = not self.totals.size.is_exact
        return list_rows(self.person, sees_many=self.sees_many, finds_many=finds_many)

    def page(self) -> Page:
        """The page the state stands on, with figures, owner, team and region."""
        return page_of(self._in_order.select_related("figures", "owner", "team", "region"), self.state)

    def neighbours(self, customer: Customer) -> Neighbours | None:
        """Who comes before and after a customer in this list."""
        return neighbours(self._in_order, self.state, customer.pk)


def customer_list(person: Person, state: ListState) -> CustomerList:
    """The customer list in a state."""
    return CustomerList(person, state)
