"""The card: head, pulse, people and facts, what happened, what is next."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from clientela.agenda.queries import open_items_for_customer
from clientela.customers import queries
from clientela.customers.entries import CARD as CARD_PAGE
from clientela.customers.entries import EDIT, MONEY, SEE
from clientela.customers.queries import Card, Customer
from clientela.customers.queries.facts import shown_facts
from clientela.customers.rules.marks import mark_of
from clientela.customers.views.remembered import remembered, remembered_state
from clientela.shell.registry import Panel, panels_of
from clientela.staff import queries as staff
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.queries import Person

MISSING_SHOWN = 4


@dataclass(frozen=True)
class DrawnPanel:
    """A registered panel with its context and count."""

    panel: Panel
    context: dict[str, Any]
    count: Any = None
    is_current: bool = False


@signed_in(SEE)
def card(request: PersonRequest, ref: str) -> HttpResponse:
    """The card of a customer; `?tab=` chooses what its middle shows."""
    customer = queries.get_customer(request.person, ref)
    opened = queries.open_card(customer)
    tabs = _tabs(request.person, customer, request.GET.get("tab", "timeline"))
    current = next((tab for tab in tabs if tab.is_current), tabs[0])
    context = {
        **head_context(request.person, opened),
        **people_context(request.person, opened),
        **next_context(request.person, customer),
        **_crumb(request, customer),
        "tabs": tabs,
        "current": current,
        "is_timeline": current.panel.key == "timeline",
        "actions": _drawn(request.person, customer, "action"),
        "pulses": _drawn(request.person, customer, "pulse"),
        "sides": _drawn(request.person, customer, "side"),
        **current.context,
    }
    return render(request, "customers/card.html", context)


@signed_in(SEE)
def head(request: PersonRequest, ref: str) -> HttpResponse:
    """The head of the card, after something in it changed."""
    customer = queries.get_customer(request.person, ref)
    return render(request, "customers/_head.html", head_context(request.person, queries.open_card(customer)))


@signed_in(SEE)
def people(request: PersonRequest, ref: str) -> HttpResponse:
    """Contacts and facts, after something in them changed."""
    customer = queries.get_customer(request.person, ref)
    return render(
        request, "customers/_people.html", people_context(request.person, queries.open_card(customer))
    )


def head_context(person: Person, card: Card) -> dict[str, Any]:
    """Who it is, where it stands, and how complete its card is."""
    customer = card.customer
    return {
        "customer": customer,
        "card": card,
        "mark": mark_of(customer.name, customer.alt_name),
        "phone": card.phone,
        "may_edit": person.has_right(EDIT),
    }


def people_context(person: Person, card: Card) -> dict[str, Any]:
    """The left of the card: contacts, facts, sites, and what is missing."""
    return {
        "customer": card.customer,
        "card": card,
        "contacts": card.contacts,
        "shown": shown_facts(card.customer, sees_money=person.has_right(MONEY)),
        "missing": card.completeness.missing[:MISSING_SHOWN],
        "may_edit": person.has_right(EDIT),
    }


def next_context(person: Person, customer: Customer) -> dict[str, Any]:
    """What is to be done for the customer."""
    return {
        "customer": customer,
        "items": list(open_items_for_customer(customer.pk)),
        "nexts": _drawn(person, customer, "next"),
        "may_edit": person.has_right(EDIT),
    }


def _drawn(person: Person, customer: Customer, slot: str) -> list[DrawnPanel]:
    return [
        DrawnPanel(panel, panel.context(person, customer)) for panel in panels_of(CARD_PAGE, person, slot)
    ]


def _tabs(person: Person, customer: Customer, wanted: str) -> list[DrawnPanel]:
    panels = panels_of(CARD_PAGE, person, "tab")
    current = wanted if wanted in {panel.key for panel in panels} else panels[0].key
    return [
        DrawnPanel(
            panel,
            panel.context(person, customer) if panel.key == current else {},
            panel.count(person, customer) if panel.count else None,
            panel.key == current,
        )
        for panel in panels
    ]


def _crumb(request: PersonRequest, customer: Customer) -> dict[str, Any]:
    """The list walked: its name, "3 of 23", and the cards before and after."""
    walked = remembered(request)
    name = _("Customers")
    if walked.view_ref and (view := _view(request.person, walked.view_ref)):
        name = view
    found = queries.customer_list(request.person, remembered_state(request)).neighbours(customer)
    url = f"{reverse('customers:list')}?{walked.query}"
    if found is None:
        return {"list_name": name, "list_url": url}
    labels = queries.labels_of(key for key in (found.previous_id, found.next_id) if key)
    position = None
    if found.position is not None:
        more = "" if found.size.is_exact else "+"
        position = _("%(place)s of %(all)s") % {"place": found.position, "all": f"{found.size.count:,}{more}"}
    return {
        "list_name": name,
        "list_url": url,
        "position": position,
        "previous_url": labels[found.previous_id].url if found.previous_id else "",
        "next_url": labels[found.next_id].url if found.next_id else "",
    }


def _view(person: Person, ref: str) -> str:
    return next((view.name for view in staff.usable_views(person).filter(ref=ref)), "")
