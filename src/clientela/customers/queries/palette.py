"""Finds customers for the palette, and counts them for the side."""

from collections.abc import Sequence

from django.core.cache import cache
from django.urls import reverse

from clientela.customers.models import Customer
from clientela.customers.queries.customers import find_customers, visible_customers
from clientela.shell.graphics.marks import tier as tier_mark
from clientela.shell.registry import Hit
from clientela.staff.queries import Person

COUNTED_TO = 10_000
KEPT_SECONDS = 60
WEIGHED = 300
SEE = "customers.see"


def find_hits(person: Person, query: str, limit: int) -> Sequence[Hit]:
    """Visible customers of a name, pinyin, code or phone tail, the most valuable first."""
    if not person.has_right(SEE) or not query.strip():
        return []
    few = find_customers(person, query).order_by().values("pk")[:WEIGHED]
    found = Customer.objects.filter(pk__in=few).order_by("-figures__tier", "sort_key", "id")
    columns = ("ref", "name", "alt_name", "figures__tier")
    return [
        Hit(name, alt_name, reverse("customers:card", args=[ref]), mark=tier_mark(tier or 0))
        for ref, name, alt_name, tier in found.values_list(*columns)[:limit]
    ]


def count_customers(person: Person) -> int:
    """How many customers the person sees, counted up to a bound and kept for a minute."""
    key = f"customers.count.{person.pk}.{person.role_id}"
    kept: int | None = cache.get(key)
    if kept is None:
        kept = visible_customers(person).order_by()[:COUNTED_TO].count()
        cache.set(key, kept, KEPT_SECONDS)
    return kept
