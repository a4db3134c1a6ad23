"""Adds to a card, changes and removes what stands on it: contacts, sites, facts."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from clientela.customers.errors import ChangedMeanwhile, InvalidFields
from clientela.customers.models import Contact, Customer, Fact, Site
from clientela.customers.services.derive import refresh
from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import Changes, change_set, history_of

Part = TypeVar("Part", Contact, Site, Fact)


def add_contact(actor: Actor, customer: Customer, **values: Any) -> Contact:
    """Add a person we know at the customer."""
    return _add(actor, "customers.add_contact", Contact(customer=customer, **values))


def edit_contact(actor: Actor, contact: Contact, **values: Any) -> Contact:
    """Change what we know of a contact; one who left is kept as no longer there."""
    return _edit(actor, "customers.edit_contact", contact, values)


def add_site(actor: Actor, customer: Customer, **values: Any) -> Site:
    """Add a site; the first one is the main one."""
    values["is_main"] = values.get("is_main") or not customer.sites.exists()
    return _add(actor, "customers.add_site", Site(customer=customer, **values))


def edit_site(actor: Actor, site: Site, **values: Any) -> Site:
    """Change a site."""
    return _edit(actor, "customers.edit_site", site, values)


def remove_site(actor: Actor, site: Site) -> None:
    """Remove a site the customer gave up."""
    _remove(actor, "customers.remove_site", site)


def add_fact(actor: Actor, customer: Customer, *, kind: str, value: str, source: str = "") -> Fact:
    """Note a fact about a customer's buying, as of today."""
    if not value.strip():
        raise InvalidFields({"value": _("Write down what is known.")})
    fact = Fact(customer=customer, kind=kind, value=value.strip(), source=source, noted_on=clock.today())
    return _add(actor, "customers.add_fact", fact)


def edit_fact(actor: Actor, fact: Fact, **values: Any) -> Fact:
    """Say a fact anew, as of today."""
    return _edit(actor, "customers.edit_fact", fact, {**values, "noted_on": clock.today()})


def say_fact(actor: Actor, fact: Fact, value: str, *, before: str) -> None:
    """Say a fact anew as of today; emptied, it goes away. Raises a Conflict where it says no longer `before`."""
    with change_set(actor, kind="customers.edit_fact"):
        kept = Fact.objects.select_for_update().get(pk=fact.pk)
        if kept.value != before:
            who = next((entry.who for entry in history_of(kept, 1)), "")
            label = str(kept.get_kind_display())
            raise ChangedMeanwhile(label, yours=value, theirs=kept.value, who=who)
        if value.strip():
            edit_fact(actor, kept, value=value.strip())
        else:
            remove_fact(actor, kept)


def remove_fact(actor: Actor, fact: Fact) -> None:
    """Take away a fact that no longer holds; the change keeps it."""
    _remove(actor, "customers.remove_fact", fact)


def _add(actor: Actor, kind: str, part: Part) -> Part:
    with change_set(actor, kind=kind) as changes:
        changes.create(part)
        _one_main_site(changes, part)
        refresh([part.customer_id])
    return part


def _edit(actor: Actor, kind: str, part: Part, values: dict[str, Any]) -> Part:
    with change_set(actor, kind=kind) as changes:
        if changes.update(part, **values):
            _one_main_site(changes, part)
            refresh([part.customer_id])
    return part


def _remove(actor: Actor, kind: str, part: Part) -> None:
    with change_set(actor, kind=kind) as changes:
        customer_id = part.customer_id
        changes.delete(part)
        refresh([customer_id])


def _one_main_site(changes: Changes, part: Contact | Site | Fact) -> None:
    if isinstance(part, Site) and part.is_main:
        others = Site.objects.filter(customer=part.customer_id, is_main=True).exclude(pk=part.pk)
        for other in others:
            changes.update(other, is_main=False)
