"""Reads whole registers of customers, to find again those a file names."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from clientela.customers.models import Contact, Customer, Site
from clientela.customers.queries.customers import visible_customers
from clientela.customers.rules.matching import Known, code_key, phone_key
from clientela.staff.queries import Person

COLUMNS = (
    "code", "name", "alt_name", "short_name", "phone", "tax_id", "business", "stage", "source", "tags", "terms_days",
    "price_level", "website", "since_on", "note",
)  # fmt: skip
ASK_AT_ONCE = 500
Values = dict[str, Any]


def known_customers() -> Iterator[Known]:
    """Every customer by what it can be found again by."""
    phones: dict[int, set[str]] = defaultdict(set)
    for customer_id, numbers in Contact.objects.filter(is_active=True).values_list("customer_id", "phones"):
        phones[customer_id].update(map(phone_key, numbers))
    rows = Customer.objects.order_by("pk").values_list("pk", "code", "name", "phone", "tax_id")
    for key, code, name, phone, tax_id in rows.iterator(chunk_size=5_000):
        found = {phone_key(phone), *phones.get(key, ())} - {""}
        yield Known(key, code, name, frozenset(found), code_key(tax_id))


def visible_ids(person: Person) -> set[int]:
    """Every customer the person may see."""
    return set(visible_customers(person).values_list("pk", flat=True))


def compared_values(customer_ids: Collection[int]) -> dict[int, Values]:
    """What a file of customers may change, by customer, under the names of its fields."""
    found: dict[int, Values] = {}
    ids = sorted(customer_ids)
    for start in range(0, len(ids), ASK_AT_ONCE):
        batch = ids[start : start + ASK_AT_ONCE]
        found.update(_cards(batch))
        _add_sites(found, batch)
        _add_contacts(found, batch)
    return found


def _cards(ids: list[int]) -> dict[int, Values]:
    names = (*COLUMNS, "owner", "region", "credit_limit")
    columns = (*COLUMNS, "owner_id", "region_id", "credit_limit_minor")
    rows = Customer.objects.filter(pk__in=ids).values_list("pk", *columns)
    return {key: dict(zip(names, values, strict=True)) for key, *values in rows}


def _add_sites(found: dict[int, Values], ids: list[int]) -> None:
    rows = Site.objects.filter(customer__in=ids).order_by("-is_main", "pk")
    for customer_id, address, district, city in rows.values_list(
        "customer_id", "address", "district", "city"
    ):
        found[customer_id].setdefault("address", address)
        found[customer_id].setdefault("district", district)
        found[customer_id].setdefault("city", city)


def _add_contacts(found: dict[int, Values], ids: list[int]) -> None:
    rows = Contact.objects.filter(customer__in=ids, is_active=True).order_by("-influence", "pk")
    for customer_id, name, title, phones, email in rows.values_list(
        "customer_id", "name", "title", "phones", "email"
    ):
        if "contact" not in found[customer_id]:
            found[customer_id] |= {"contact": name, "contact_title": title, "mobile": phones, "email": email}


def ids_of_names(names: Collection[str]) -> dict[str, int]:
    """Customers by exactly the name a file gives; of namesakes the oldest."""
    found: dict[str, int] = {}
    wanted = sorted(names)
    for start in range(0, len(wanted), ASK_AT_ONCE):
        rows = Customer.objects.filter(name__in=wanted[start : start + ASK_AT_ONCE]).order_by("-pk")
        found.update(rows.values_list("name", "pk"))
    return found
