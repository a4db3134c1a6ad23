"""Finds customers a person may see, and names them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from clientela.customers.errors import CustomerMissing
from clientela.customers.models import Customer
from clientela.kernel import search
from clientela.shell.wording import for_reader
from clientela.staff.queries import Person, visible_to

SEARCH_KIND = "customer"
ASK_AT_ONCE = 500


@dataclass(frozen=True)
class CustomerLabel:
    """How other rooms show a customer."""

    id: int
    ref: str
    code: str
    name: str
    alt_name: str
    tier: int
    stage: str

    @property
    def url(self) -> str:
        """The address of the card."""
        return reverse("customers:card", args=[self.ref])


def visible_customers(person: Person) -> QuerySet[Customer]:
    """The customers the person may see."""
    return visible_to(person, Customer.objects.all())


def get_customer(person: Person, ref: str) -> Customer:
    """The customer of a reference, with owner, team, region and figures; raises CustomerMissing."""
    cards = visible_customers(person).select_related("owner", "team", "region", "figures")
    found = cards.filter(ref=ref).first()
    if found is None:
        raise CustomerMissing
    return found


def find_customers(person: Person, query: str) -> QuerySet[Customer]:
    """Visible customers found by name, pinyin, initials, code, tax id, phone tail or a contact's name."""
    found = visible_customers(person)
    for ids in search.matching(SEARCH_KIND, query):
        found = found.filter(pk__in=ids)
    return found


def labels_of(customer_ids: Iterable[int]) -> dict[int, CustomerLabel]:
    """How to show customers, by id; the caller has checked that they may be seen."""
    columns = ("pk", "ref", "code", "name", "alt_name", "figures__tier", "stage")
    rows = Customer.objects.filter(pk__in=set(customer_ids)).values_list(*columns)
    return {
        key: CustomerLabel(key, ref, code, *for_reader(name, alt_name), tier or 0, stage)
        for key, ref, code, name, alt_name, tier, stage in rows
    }


def ids_of_codes(codes: Iterable[str]) -> dict[str, int]:
    """Customer ids by code, for imports."""
    wanted = sorted(set(codes))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), ASK_AT_ONCE):
        batch = Customer.objects.filter(code__in=wanted[start : start + ASK_AT_ONCE])
        found.update(batch.values_list("code", "pk"))
    return found
