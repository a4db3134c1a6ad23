"""Reads what stands on one card: people, sites, facts, what happened, what was changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.utils import timezone

from clientela.customers.errors import PartMissing
from clientela.customers.models import Contact, Customer, Fact, Moment, Site
from clientela.customers.moment_kinds import MomentKind, kind_of
from clientela.customers.queries.completeness import weights
from clientela.customers.rules.completeness import Completeness, measure
from clientela.customers.rules.pieces import pieces_of
from clientela.kernel.changes import Entry, history_under

MOMENTS_A_PAGE = 30
CHANGES_A_PAGE = 50
CARD = "customers.customer"
Part = TypeVar("Part", Contact, Site, Fact)
_signer = Signer(salt="customers.timeline")


@dataclass(frozen=True)
class Happening:
    """A moment as the timeline shows it."""

    moment: Moment
    kind: MomentKind

    @property
    def headline(self) -> str:
        """What happened, in the reader's language."""
        if self.kind.say:
            return self.kind.say(self.moment.facts)
        return str(self.kind.label)

    @property
    def body(self) -> str:
        """The words somebody wrote."""
        return self.moment.text


@dataclass(frozen=True)
class Month:
    """What happened in a month, newest first."""

    first_on: date
    happenings: Sequence[Happening]


@dataclass(frozen=True)
class Timeline:
    """A page of what happened, newest first, and where the next one begins."""

    happenings: Sequence[Happening]
    next_cursor: str

    @property
    def months(self) -> list[Month]:
        """What happened by month, in the reader's time zone."""
        by_month = groupby(
            self.happenings, key=lambda each: timezone.localdate(each.moment.at).replace(day=1)
        )
        return [Month(first_on, list(inside)) for first_on, inside in by_month]


@dataclass(frozen=True)
class Card:
    """Everything that stands on a card."""

    customer: Customer
    contacts: Sequence[Contact]
    sites: Sequence[Site]
    facts: Sequence[Fact]
    completeness: Completeness

    @property
    def phone(self) -> str:
        """Whom to call first: the most influential contact with a phone, else the company."""
        reached = (contact.phones[0] for contact in self.contacts if contact.is_active and contact.phones)
        return next(reached, self.customer.phone)

    @property
    def place(self) -> str:
        """District and city of the main site."""
        main = next(iter(self.sites), None)
        return ", ".join(part for part in (main.district, main.city) if part) if main else ""


def open_card(customer: Customer) -> Card:
    """A card with everything that stands on it, and what it lacks."""
    contacts, sites = list(contacts_of(customer)), list(sites_of(customer))
    facts = list(facts_of(customer))
    held = pieces_of(customer, contacts, sites, facts)
    return Card(customer, contacts, sites, facts, measure(held, weights()))


def contacts_of(customer: Customer) -> QuerySet[Contact]:
    """Contacts, those still there and most influential first."""
    return Contact.objects.filter(customer=customer)


def sites_of(customer: Customer) -> QuerySet[Site]:
    """Sites, the main one first."""
    return Site.objects.filter(customer=customer)


def facts_of(customer: Customer) -> QuerySet[Fact]:
    """Facts in the order they were noted."""
    return Fact.objects.filter(customer=customer)


def get_contact(customer: Customer, ref: str) -> Contact:
    """A contact of this customer; raises PartMissing."""
    return _part(contacts_of(customer), ref)


def get_site(customer: Customer, ref: str) -> Site:
    """A site of this customer; raises PartMissing."""
    return _part(sites_of(customer), ref)


def get_fact(customer: Customer, ref: str) -> Fact:
    """A fact of this customer; raises PartMissing."""
    return _part(facts_of(customer), ref)


def _part(parts: QuerySet[Part], ref: str) -> Part:
    found = parts.filter(ref=ref).first()
    if found is None:
        raise PartMissing
    return found


def timeline_of(
    customer: Customer, *, cursor: str = "", text: str = "", limit: int = MOMENTS_A_PAGE
) -> Timeline:
    """What happened with a customer, newest first; `text` keeps what holds these words."""
    moments = Moment.objects.filter(customer=customer)
    if text:
        moments = moments.filter(Q(text__icontains=text) | Q(subject_ref__icontains=text))
    if place := _read(cursor):
        at, moment_id = place
        moments = moments.filter(Q(at__lt=at) | Q(at=at, id__lt=moment_id))
    taken = list(moments.order_by("-at", "-id")[: limit + 1])
    page = taken[:limit]
    cursor = _write(page[-1]) if len(taken) > limit else ""
    return Timeline([Happening(moment, kind_of(moment.kind)) for moment in page], cursor)


def _write(moment: Moment) -> str:
    return _signer.sign_object([moment.at.isoformat(), moment.pk])


def _read(cursor: str) -> tuple[datetime, int] | None:
    if not cursor:
        return None
    try:
        at, moment_id = _signer.unsign_object(cursor)
    except BadSignature:
        return None
    return datetime.fromisoformat(at), moment_id


def changes_of(customer: Customer, before: int | None = None) -> list[Entry]:
    """What was changed on a card, newest first."""
    return history_under(CARD, customer.pk, CHANGES_A_PAGE, before)
