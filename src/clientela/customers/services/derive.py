"""Keeps what follows from a card: search words, tags, sort key, completeness."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from clientela.customers.models import Contact, Customer, Fact, Figures, Site, Tagging
from clientela.customers.queries.completeness import weights
from clientela.customers.rules.completeness import measure
from clientela.customers.rules.pieces import FACT_PIECES, columns_held, contact_pieces, site_pieces
from clientela.kernel import clock
from clientela.kernel.reading_names import pinyin_key
from clientela.kernel.search import Searchable, forget, index_many

SEARCH_KIND = "customer"
BATCH = 1_000


def refresh(customer_ids: Collection[int], *, new: bool = False) -> None:
    """Derive anew what follows from these cards; `new` saves looking for what was there."""
    ids = sorted(customer_ids)
    for start in range(0, len(ids), BATCH):
        _refresh_batch(ids[start : start + BATCH], new=new)


def _refresh_batch(ids: Sequence[int], *, new: bool) -> None:
    customers = list(Customer.objects.filter(pk__in=ids))
    counted = weights()
    held = _held(customers)
    for customer in customers:
        customer.sort_key = pinyin_key(customer.name)
        customer.completeness = measure(held[customer.pk], counted).percent
        customer.updated_at = clock.now()
    Customer.objects.bulk_update(customers, ["sort_key", "completeness", "updated_at"], batch_size=300)
    Figures.objects.bulk_create([Figures(customer_id=each.pk) for each in customers], ignore_conflicts=True)
    keep_tags(customers)
    index_cards(customers, new=new)
    if gone := set(ids) - {customer.pk for customer in customers}:
        forget(SEARCH_KIND, sorted(gone))


def _held(customers: Sequence[Customer]) -> dict[int, frozenset[str]]:
    """The keys of the pieces each card holds."""
    ids = [customer.pk for customer in customers]
    held = {customer.pk: columns_held(customer) for customer in customers}
    for contact in Contact.objects.filter(customer__in=ids, is_active=True):
        held[contact.customer_id] |= contact_pieces(contact)
    for site in Site.objects.filter(customer__in=ids):
        held[site.customer_id] |= site_pieces(site)
    for customer_id, kind in Fact.objects.filter(customer__in=ids, kind__in=FACT_PIECES).values_list(
        "customer_id", "kind"
    ):
        held[customer_id].add(kind)
    return {customer_id: frozenset(pieces) for customer_id, pieces in held.items()}


def keep_tags(customers: Sequence[Customer]) -> None:
    """Let the tags that find customers follow their cards."""
    wanted = {(customer.pk, tag) for customer in customers for tag in customer.tags}
    ids = [customer.pk for customer in customers]
    kept = {(row.customer_id, row.tag): row.pk for row in Tagging.objects.filter(customer__in=ids)}
    Tagging.objects.filter(pk__in=[key for pair, key in kept.items() if pair not in wanted]).delete()
    Tagging.objects.bulk_create(
        [Tagging(customer_id=customer_id, tag=tag) for customer_id, tag in sorted(wanted - kept.keys())]
    )


def index_cards(customers: Sequence[Customer], *, new: bool) -> None:
    """Let the words that find customers follow their cards; `new` saves looking for old ones."""
    contacts: dict[int, list[Contact]] = defaultdict(list)
    for contact in Contact.objects.filter(customer__in=[each.pk for each in customers], is_active=True):
        contacts[contact.customer_id].append(contact)
    records = [_searchable(customer, contacts[customer.pk]) for customer in customers]
    index_many(SEARCH_KIND, records, new=new)


def _searchable(customer: Customer, contacts: Iterable[Contact]) -> Searchable:
    people = list(contacts)
    return Searchable(
        customer.pk,
        texts=[customer.name, customer.alt_name, customer.short_name, customer.code, *_names(people)],
        phones=[customer.phone, *(phone for contact in people for phone in contact.phones)],
        codes=[customer.code, customer.tax_id],
    )


def _names(people: Sequence[Contact]) -> list[str]:
    return [name for contact in people for name in (contact.name, contact.alt_name)]
