"""The list of customers: its page, its totals and the counts of its views."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clientela.agenda.queries import next_items_for
from clientela.customers import queries
from clientela.customers.entries import ASSIGN, CREATE, EDIT, EXPORT, IMPORT, SEE
from clientela.customers.queries.list_spec import LIST_KEY, SPEC, spec_for
from clientela.customers.views.remembered import Remembered, remember, remembered
from clientela.customers.views.rows import ListRow
from clientela.kernel.money import Money
from clientela.shell.listing import ListState, ListView, Page, read_state
from clientela.shell.registry import Words
from clientela.shell.wording import money
from clientela.staff import queries as staff
from clientela.staff import services as staff_services
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.queries import Person, SavedView


@dataclass(frozen=True)
class Tab:
    """A view above the list."""

    name: Words
    url: str
    is_current: bool
    colour: str = ""
    count: int | None = None


@signed_in(SEE)
def page(request: PersonRequest) -> HttpResponse:
    """The list."""
    begun = time.perf_counter()
    person = request.person
    state = read_state(request.GET, spec_for(person))
    found = queries.customer_list(person, state)
    listing = ListView(state, _drawn(found.page()), found.totals.size)
    saved = staff.views_for(person, LIST_KEY)
    began_from = _began_from(request, state, saved)
    remember(request, Remembered(state.query, began_from.ref if began_from else ""))
    context = {
        "heading": _("Customers"),
        "listing": listing,
        "row_template": "customers/_row.html",
        "views": tabs(person, state, saved),
        "save_view_url": reverse("staff:save_view", args=[LIST_KEY]),
        "bulk_url": reverse("customers:ask_bulk"),
        "empty_title": _("No customers yet"),
        "empty_text": _("Customers you add or import stand here, those with the most at stake first."),
        "empty_action": _("New customer"),
        "empty_href": reverse("customers:new"),
        "may_create": person.has_right(CREATE),
        "may_edit": person.has_right(EDIT),
        "may_assign": person.has_right(ASSIGN),
        "may_export": person.has_right(EXPORT),
        "may_import": person.has_right(IMPORT),
        "foot_notes": [*_totals(found), _answered_in(begun)],
    }
    if began_from and began_from.query != state.query and began_from.person_id == person.pk:
        context["keep_view_url"] = reverse("customers:keep_view", args=[began_from.ref])
    return render(request, "customers/list.html", context)


@signed_in(SEE)
def view_counts(request: PersonRequest) -> HttpResponse:
    """The views above the list with how many customers each holds, asked for after the page is drawn."""
    person = request.person
    state = read_state(request.GET, spec_for(person))
    saved = staff.views_for(person, LIST_KEY)
    counted = [_counted(person, tab) for tab in tabs(person, state, saved)]
    save_url = reverse("staff:save_view", args=[LIST_KEY])
    context = {"views": counted, "save_view_url": save_url, "listing": {"state": state}}
    return render(request, "shell/parts/views.html", context)


@require_POST
@signed_in(SEE)
def keep_view(request: PersonRequest, ref: str) -> HttpResponse:
    """Let a saved view of mine hold the list as it stands."""
    state = read_state(QueryDict(request.POST.get("query", "")), spec_for(request.person))
    staff_services.edit_view(request.person.actor(), request.person, ref=ref, query=state.query)
    return redirect(f"{reverse(LIST_KEY)}?{state.query}")


def tabs(person: Person, state: ListState, saved: Sequence[SavedView]) -> list[Tab]:
    """All, mine, and the saved views a person may use."""
    address = reverse(LIST_KEY)
    mine = f"owner={person.ref}"
    fixed = [(_("All"), "", ""), (_("Mine"), mine, "")]
    own = [(view.name, view.query, view.colour) for view in saved]
    return [
        Tab(name, f"{address}?{query}", query == state.query, colour)
        for name, query, colour in (*fixed, *own)
    ]


def _counted(person: Person, tab: Tab) -> Tab:
    state = read_state(QueryDict(tab.url.partition("?")[2]), spec_for(person))
    size = queries.customer_list(person, state).totals.size
    return Tab(tab.name, tab.url, tab.is_current, tab.colour, size.count)


def _began_from(request: PersonRequest, state: ListState, saved: Sequence[SavedView]) -> SavedView | None:
    """The saved view the list is, or was before the reader changed something."""
    for view in saved:
        if view.query == state.query:
            return view
    if state.is_default or state.query == f"owner={request.person.ref}":
        return None
    before = remembered(request).view_ref
    return next((view for view in saved if view.ref == before), None)


def _drawn(page: Page) -> Page:
    following = next_items_for([customer.pk for customer in page.rows])
    return replace(page, rows=[ListRow(customer, following.get(customer.pk)) for customer in page.rows])


def _totals(found: queries.CustomerList) -> list[str]:
    stake = found.totals.at_stake_minor
    if stake is None or found.state.spec is not SPEC:
        return []
    return [_("%(stake)s a year at stake") % {"stake": money(Money(stake, staff.get_company().currency))}]


def _answered_in(begun: float) -> str:
    return _("answered in %(ms)d ms") % {"ms": round((time.perf_counter() - begun) * 1000)}
