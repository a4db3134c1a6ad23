"""Adds and updates many customers at once, with site and contact, as files say."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar

from clientela.customers.models import Contact, Customer, Figures, Site
from clientela.customers.queries import ids_of_codes, weights
from clientela.customers.queries.imports import COLUMNS
from clientela.customers.rules.completeness import measure
from clientela.customers.rules.matching import phone_key
from clientela.customers.rules.pieces import columns_held, contact_pieces, site_pieces
from clientela.customers.services.create_customer import give_codes, place_with_owner
from clientela.customers.services.derive import index_cards, keep_tags, refresh
from clientela.kernel.changes import Changes
from clientela.kernel.reading_names import pinyin_key
from clientela.staff.queries import get_company, list_people

Values = Mapping[str, Any]
Part = TypeVar("Part", Site, Contact)
RENAMED = {"owner": "owner_id", "region": "region_id", "credit_limit": "credit_limit_minor"}
CARD_FIELDS = (*COLUMNS, *RENAMED)
SITE_FIELDS = ("address", "district", "city")
CONTACT_FIELDS = {"contact": "name", "contact_title": "title", "email": "email"}


def store_customers(changes: Changes, rows: Sequence[tuple[int | None, Values]]) -> tuple[int, int, int]:
    """Store rows as new customers, or as updates of the given ones; how many are new, changed, unchanged."""
    fresh = [values for key, values in rows if key is None]
    taken = ids_of_codes(values["code"] for values in fresh if values.get("code"))
    wanted = [values for values in fresh if values.get("code") not in taken]
    add_customers(changes, wanted)
    changed = update_customers(changes, {key: values for key, values in rows if key is not None})
    return len(wanted), len(changed), len(rows) - len(wanted) - len(changed)


def add_customers(changes: Changes, rows: Sequence[Values]) -> list[Customer]:
    """Add customers, with all that is derived from their cards."""
    customers = [_build(values) for values in rows]
    _place_with_owners(customers)
    give_codes(customers)
    sites, contacts = [_site(values) for values in rows], [_contact(values) for values in rows]
    _measure(customers, sites, contacts)
    changes.bulk_create(customers)
    changes.bulk_create(_attached(sites, customers))
    changes.bulk_create(_attached(contacts, customers))
    Figures.objects.bulk_create([Figures(customer=customer) for customer in customers])
    keep_tags([customer for customer in customers if customer.tags])
    index_cards(customers, new=True)
    return customers


def update_customers(changes: Changes, rows: Mapping[int, Values]) -> Collection[int]:
    """Let known customers say what a file says; empty cells change nothing. The ids of those changed."""
    customers = Customer.objects.select_for_update().filter(pk__in=rows).order_by("pk").in_bulk()
    sites, contacts = _first_of(Site, customers), _first_of(Contact, customers)
    changed = set()
    for key, customer in customers.items():
        values = rows[key]
        written = [
            changes.update(customer, **_card_values(values)),
            _update_part(changes, sites.get(key), _site(values), SITE_FIELDS, customer),
            _update_part(
                changes, contacts.get(key), _contact(values), ("name", "title", "email", "phones"), customer
            ),
        ]
        if any(written):
            changed.add(key)
    refresh(changed)
    return changed


def _build(values: Values) -> Customer:
    return Customer(
        **_card_values(values),
        currency=get_company().currency,
        sort_key=pinyin_key(values["name"]),
    )


def _card_values(values: Values) -> dict[str, Any]:
    return {RENAMED.get(name, name): values[name] for name in CARD_FIELDS if name in values}


def _place_with_owners(customers: Sequence[Customer]) -> None:
    owners = list_people().in_bulk({customer.owner_id for customer in customers if customer.owner_id})
    for customer in customers:
        if customer.owner_id:
            customer.owner = owners[customer.owner_id]
        place_with_owner(customer)


def _site(values: Values) -> Site | None:
    given = {name: values[name] for name in SITE_FIELDS if name in values}
    return Site(**given, is_main=True) if given else None


def _contact(values: Values) -> Contact | None:
    given = {column: values[name] for name, column in CONTACT_FIELDS.items() if name in values}
    if "mobile" in values:
        given["phones"] = [values["mobile"]]
    if not given:
        return None
    return Contact(**{"name": values["name"][:80], **given})


def _measure(
    customers: Sequence[Customer], sites: Sequence[Site | None], contacts: Sequence[Contact | None]
) -> None:
    """Set the completeness of new cards; as many weigh the same, each mixture is measured once."""
    counted, known = weights(), dict[frozenset[str], int]()
    for customer, site, contact in zip(customers, sites, contacts, strict=True):
        pieces = columns_held(customer)
        pieces |= site_pieces(site) if site else set()
        pieces |= contact_pieces(contact) if contact else set()
        key = frozenset(pieces)
        if key not in known:
            known[key] = measure(key, counted).percent
        customer.completeness = known[key]


def _attached(parts: Sequence[Part | None], customers: Sequence[Customer]) -> list[Part]:
    found = []
    for part, customer in zip(parts, customers, strict=True):
        if part is not None:
            part.customer = customer
            found.append(part)
    return found


def _first_of(model: type[Part], customers: Collection[int]) -> dict[int, Part]:
    """The site or contact of each customer that comes first on its card."""
    found: dict[int, Part] = {}
    for part in model._default_manager.filter(customer__in=customers):
        found.setdefault(part.customer_id, part)
    return found


def _update_part(
    changes: Changes, kept: Part | None, given: Part | None, fields: Sequence[str], customer: Customer
) -> list[str]:
    """Let a site or contact say what the file says, or add it."""
    if given is None:
        return []
    if kept is None:
        given.customer = customer
        changes.create(given)
        return list(fields)
    values: dict[str, Any] = {name: getattr(given, name) for name in fields if getattr(given, name)}
    if isinstance(kept, Contact) and "phones" in values:
        values["phones"] = _with_earlier(values["phones"], kept.phones)
    return changes.update(kept, **values)


def _with_earlier(phones: Sequence[str], earlier: Sequence[str]) -> list[str]:
    """The file's phones first; one already there in another writing stays as it is."""
    known = {phone_key(phone) for phone in earlier}
    return [*(phone for phone in phones if phone_key(phone) not in known), *earlier]
