"""Keeps what follows from a card: search words, tags, sort key, completeness."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from clientela.customers.models import (
    CompletenessWeight,
    Contact,
    Customer,
    Fact,
    Figures,
    Post,
    Site,
    Tagging,
)
from clientela.customers.rules.completeness import Completeness, measure
from clientela.kernel import clock
from clientela.kernel.reading_names import pinyin_key
from clientela.kernel.search import Searchable, forget, index_many

SEARCH_KIND = "customer"
BATCH = 1_000
POSTS = {Post.DECISION_MAKER: "decision_maker", Post.PURCHASING: "purchasing"}
COLUMN_PIECES = {
    "alt_name": "alt_name",
    "owner_id": "owner",
    "region_id": "region",
    "business": "business",
    "phone": "phone",
    "tax_id": "tax_id",
    "since_on": "since",
    "source": "source",
}
FACT_PIECES = frozenset({"buys", "also_from", "who_decides"})


def refresh(customer_ids: Collection[int], *, new: bool = False) -> None:
    """Derive anew what follows from these cards; `new` saves looking for what was there."""
    ids = sorted(customer_ids)
    for start in range(0, len(ids), BATCH):
        _refresh_batch(ids[start : start + BATCH], new=new)


def weights() -> dict[str, int]:
    """The company's weights, where it set them."""
    return dict(CompletenessWeight.objects.values_list("piece", "weight"))


def completeness_of(customer: Customer) -> Completeness:
    """A card's completeness with what it lacks."""
    return measure(_held([customer])[customer.pk], weights())


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


def columns_held(customer: Customer) -> set[str]:
    """The pieces a card's own columns hold."""
    pieces = {piece for column, piece in COLUMN_PIECES.items() if getattr(customer, column)}
    return pieces if customer.terms_days is None else pieces | {"terms"}


def contact_pieces(contact: Contact) -> set[str]:
    """The pieces a contact adds to its card."""
    pieces = {POSTS[Post(contact.post)]} if contact.post in POSTS else set()
    return pieces | {"phone"} if contact.phones else pieces


def site_pieces(site: Site) -> set[str]:
    """The pieces a site adds to its card."""
    found = {
        "site": site.address or site.city,
        "position": site.latitude is not None and site.longitude is not None,
        "hours": site.hours,
    }
    return {piece for piece, there in found.items() if there}


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
