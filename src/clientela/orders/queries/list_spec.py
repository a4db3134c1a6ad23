"""What the order list is made of: its columns, filters, sorts and search."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from clientela.customers.queries import find_customers
from clientela.kernel import search
from clientela.kernel.money import Money
from clientela.orders.models import Kind, Order, OrderLine, State
from clientela.orders.queries.orders import SEARCH_KIND
from clientela.shell.listing import Column, Filter, ListSpec
from clientela.staff.queries import Person, get_company

Rows = QuerySet[Order]
LIST_KEY = "orders:list"
MOST_FOUND = 300
SHORTEST_NUMBER = 3

COLUMNS = (
    Column("number", _("Number")),
    Column("day", _("Date"), "ordered_on", is_never_empty=True),
    Column("customer", _("Customer")),
    Column("lines", _("Lines"), align="end"),
    Column("total", _("Total"), "net_minor", "end", is_never_empty=True),
    Column("kind", _("Kind")),
    Column("customer_number", _("Customer's order no."), default=False),
    Column("source", _("Source"), default=False),
    Column("by", _("Taken by")),
)


def spec_for(person: Person) -> ListSpec:
    """The list as the person may see it; the search also looks for customers he sees."""
    return ListSpec(
        key=LIST_KEY,
        columns=COLUMNS,
        default_sort="-day",
        filters=FILTERS,
        search=lambda rows, text: _found(person, rows, text),
    )


def _found(person: Person, rows: Rows, text: str) -> Rows:
    """Orders by their number; where there is none of it, the orders of customers of that name."""
    typed = "".join(search.words_of(text))
    if len(typed) >= SHORTEST_NUMBER and any(character.isdigit() for character in typed):
        numbers = search.matching(SEARCH_KIND, typed)[0][: MOST_FOUND + 1]
        if ids := list(numbers):
            return rows.filter(pk__in=ids)
    customers = find_customers(person, text).order_by().values_list("pk", flat=True)[:MOST_FOUND]
    return rows.filter(customer__in=list(customers))


def _in_period(rows: Rows, span: tuple[date | None, date | None]) -> Rows:
    first, last = span
    rows = rows.filter(ordered_on__gte=first) if first else rows
    return rows.filter(ordered_on__lte=last) if last else rows


def _of_amount(rows: Rows, span: tuple[Decimal | None, Decimal | None]) -> Rows:
    currency = get_company().currency
    least, most = (None if bound is None else Money.of(bound, currency).minor for bound in span)
    rows = rows if least is None else rows.filter(net_minor__gte=least)
    return rows if most is None else rows.filter(net_minor__lte=most)


def _of_customer(rows: Rows, codes: list[str]) -> Rows:
    return rows.filter(customer__code__in=codes)


def _with_product(rows: Rows, codes: list[str]) -> Rows:
    lines = OrderLine.objects.filter(Q(product__code__in=codes))
    return rows.filter(pk__in=lines.values("order_id"))


def _one_of(column: str) -> Any:
    return lambda rows, values: rows.filter(**{f"{column}__in": values})


FILTERS = (
    Filter("period", _("Date"), "date", _in_period),
    Filter("kind", _("Kind"), "choice", _one_of("kind"), Kind.choices),
    Filter("state", _("State"), "choice", _one_of("state"), State.choices),
    Filter("total", _("Total"), "range", _of_amount),
    Filter("customer", _("Customer code"), "text", _of_customer),
    Filter("product", _("Product code"), "text", _with_product),
)
