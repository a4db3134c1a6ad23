"""Customers in the API: list, one, add, change."""

from typing import Any

from django.http import JsonResponse
from ninja import Query

from clientela.customers import queries, services
from clientela.customers.api.router import router
from clientela.customers.api.writing import card_values, land_once
from clientela.customers.entries import CREATE, EDIT, SEE
from clientela.customers.queries.list_spec import spec_for
from clientela.customers.schemas import CustomerOut, CustomerQuery, EditIn, NewCustomerIn
from clientela.shell.api_pages import CursorPage, page_by_id
from clientela.shell.listing import read_state
from clientela.staff.access import PersonRequest
from clientela.staff.queries import get_company, require_right


@router.get("", response=CursorPage[CustomerOut])
def list_customers(request: PersonRequest, page: Query[CustomerQuery]) -> dict[str, Any]:
    """Customers the asker may see, narrowed by filters."""
    require_right(request.person, SEE)
    state = read_state(request.GET, spec_for(request.person))
    rows = queries.customer_list(request.person, state).matching
    found, next_cursor = page_by_id(rows.select_related("owner", "team", "region", "figures"), page)
    return {"items": found, "next_cursor": next_cursor}


@router.post("", response={201: CustomerOut})
def add_customer(request: PersonRequest, customer: NewCustomerIn) -> JsonResponse:
    """Add a customer; without an owner it is the asker's. Send `Idempotency-Key` to be able to repeat it."""
    require_right(request.person, CREATE)
    values = {"owner": request.person, **card_values(request.person, customer, get_company().currency)}
    return land_once(
        request,
        customer,
        lambda: services.create_customer(request.person.actor("api"), **values),
        CustomerOut,
    )


@router.get("/{ref}", response=CustomerOut)
def one_customer(request: PersonRequest, ref: str) -> Any:
    """One customer."""
    require_right(request.person, SEE)
    return queries.get_customer(request.person, ref)


@router.patch("/{ref}", response=CustomerOut)
def change_customer(request: PersonRequest, ref: str, change: EditIn) -> Any:
    """Change fields of a card; 409 where one of `before` is no longer so."""
    require_right(request.person, EDIT)
    customer = queries.get_customer(request.person, ref)
    values = card_values(request.person, change, customer.currency)
    return services.edit_customer(request.person.actor("api"), customer, before=change.before, **values)
