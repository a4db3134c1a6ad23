"""What stands on a card, in the API: contacts, sites, facts, moments."""

from typing import Any

from django.http import JsonResponse
from ninja import Query
from ninja.responses import Status

from clientela.customers import queries, services
from clientela.customers.api.router import router
from clientela.customers.api.writing import land_once
from clientela.customers.entries import EDIT, SEE
from clientela.customers.queries import Customer
from clientela.customers.schemas import (
    ContactIn,
    ContactOut,
    FactIn,
    FactOut,
    MomentIn,
    MomentOut,
    SiteIn,
    SiteOut,
)
from clientela.shell.api_pages import CursorPage, PageQuery
from clientela.staff.access import PersonRequest
from clientela.staff.queries import require_right


@router.get("/{ref}/contacts", response=list[ContactOut])
def contacts(request: PersonRequest, ref: str) -> Any:
    """The people at a customer."""
    return queries.contacts_of(_seen(request, ref))


@router.post("/{ref}/contacts", response={201: ContactOut})
def add_contact(request: PersonRequest, ref: str, contact: ContactIn) -> JsonResponse:
    """Add a person at a customer."""
    customer, actor = _edited(request, ref), request.person.actor("api")
    return land_once(
        request,
        contact,
        lambda: services.add_contact(actor, customer, **contact.model_dump()),
        ContactOut,
    )


@router.patch("/{ref}/contacts/{contact_ref}", response=ContactOut)
def change_contact(request: PersonRequest, ref: str, contact_ref: str, contact: ContactIn) -> Any:
    """Change what is known of a contact; one who left gets `is_active` false."""
    kept = queries.get_contact(_edited(request, ref), contact_ref)
    return services.edit_contact(request.person.actor("api"), kept, **contact.model_dump(exclude_unset=True))


@router.get("/{ref}/sites", response=list[SiteOut])
def sites(request: PersonRequest, ref: str) -> Any:
    """The sites of a customer."""
    return queries.sites_of(_seen(request, ref))


@router.post("/{ref}/sites", response={201: SiteOut})
def add_site(request: PersonRequest, ref: str, site: SiteIn) -> JsonResponse:
    """Add a site."""
    customer, actor = _edited(request, ref), request.person.actor("api")
    values = site.model_dump(mode="json")
    return land_once(request, site, lambda: services.add_site(actor, customer, **values), SiteOut)


@router.patch("/{ref}/sites/{site_ref}", response=SiteOut)
def change_site(request: PersonRequest, ref: str, site_ref: str, site: SiteIn) -> Any:
    """Change a site."""
    kept = queries.get_site(_edited(request, ref), site_ref)
    values = site.model_dump(mode="json", exclude_unset=True)
    return services.edit_site(request.person.actor("api"), kept, **values)


@router.delete("/{ref}/sites/{site_ref}", response={204: None})
def remove_site(request: PersonRequest, ref: str, site_ref: str) -> Status[None]:
    """Remove a site the customer gave up."""
    services.remove_site(request.person.actor("api"), queries.get_site(_edited(request, ref), site_ref))
    return Status(204, None)


@router.get("/{ref}/facts", response=list[FactOut])
def facts(request: PersonRequest, ref: str) -> Any:
    """What is known of a customer's buying."""
    return queries.facts_of(_seen(request, ref))


@router.post("/{ref}/facts", response={201: FactOut})
def add_fact(request: PersonRequest, ref: str, fact: FactIn) -> JsonResponse:
    """Note a fact."""
    customer, actor = _edited(request, ref), request.person.actor("api")
    return land_once(request, fact, lambda: services.add_fact(actor, customer, **fact.model_dump()), FactOut)


@router.patch("/{ref}/facts/{fact_ref}", response=FactOut)
def change_fact(request: PersonRequest, ref: str, fact_ref: str, fact: FactIn) -> Any:
    """Say a fact anew."""
    kept = queries.get_fact(_edited(request, ref), fact_ref)
    return services.edit_fact(request.person.actor("api"), kept, **fact.model_dump(exclude_unset=True))


@router.delete("/{ref}/facts/{fact_ref}", response={204: None})
def remove_fact(request: PersonRequest, ref: str, fact_ref: str) -> Status[None]:
    """Take away a fact that no longer holds."""
    services.remove_fact(request.person.actor("api"), queries.get_fact(_edited(request, ref), fact_ref))
    return Status(204, None)


@router.get("/{ref}/moments", response=CursorPage[MomentOut])
def moments(request: PersonRequest, ref: str, page: Query[PageQuery], q: str = "") -> dict[str, Any]:
    """What happened with a customer, newest first; `q` keeps what holds these words."""
    timeline = queries.timeline_of(_seen(request, ref), cursor=page.cursor, text=q, limit=page.limit)
    return {
        "items": [each.moment for each in timeline.happenings],
        "next_cursor": timeline.next_cursor or None,
    }


@router.post("/{ref}/moments", response={201: MomentOut})
def add_moment(request: PersonRequest, ref: str, moment: MomentIn) -> JsonResponse:
    """Keep a note or a call on the timeline."""
    customer, actor = _edited(request, ref), request.person.actor("api")
    facts = {"contact": moment.contact, "outcome": moment.outcome} if moment.kind == "call" else {}
    return land_once(
        request,
        moment,
        lambda: services.record_moment(
            actor, customer.pk, moment.kind, moment.text, at=moment.at, facts=facts
        ),
        MomentOut,
    )


def _seen(request: PersonRequest, ref: str) -> Customer:
    require_right(request.person, SEE)
    return queries.get_customer(request.person, ref)


def _edited(request: PersonRequest, ref: str) -> Customer:
    require_right(request.person, EDIT)
    return queries.get_customer(request.person, ref)
