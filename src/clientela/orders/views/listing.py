"""The list of orders, and the list as a file."""

from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from clientela.kernel.money import Money
from clientela.orders.entries import EDIT, EXPORT, IMPORT, SEE
from clientela.orders.queries.export import export_rows
from clientela.orders.queries.list_spec import LIST_KEY, spec_for
from clientela.orders.queries.listing import OrderList
from clientela.shell.listing import ListView, read_state
from clientela.shell.table_files import table_file
from clientela.shell.wording import money
from clientela.staff import queries as staff
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.services import record_access


@signed_in(SEE)
def page(request: PersonRequest) -> HttpResponse:
    """The list."""
    state = read_state(request.GET, spec_for(request.person))
    found = OrderList(request.person, state)
    listing = ListView(state, found.page(), found.totals.size)
    net, currency = found.totals.net_minor, staff.get_company().currency
    context = {
        "heading": _("Orders"),
        "listing": listing,
        "row_template": "orders/_row.html",
        "foot_notes": [_("%(total)s in all") % {"total": money(Money(net, currency))}]
        if net is not None
        else [],
        "views": staff.views_for(request.person, LIST_KEY),
        "save_view_url": reverse("staff:save_view", args=[LIST_KEY]),
        "may_edit": request.person.has_right(EDIT),
        "may_export": request.person.has_right(EXPORT),
        "may_import": request.person.has_right(IMPORT),
        "empty_title": _("No orders yet"),
        "empty_text": _("Orders you take or import stand here, the latest first."),
    }
    return render(request, "orders/list.html", context)


@signed_in(EXPORT)
def export(request: PersonRequest) -> FileResponse:
    """The lines of all orders of the list, or of those ticked, as CSV or as a workbook."""
    asked = request.POST or request.GET
    state = read_state(
        QueryDict(asked["query"]) if "query" in asked else request.GET, spec_for(request.person)
    )
    orders = OrderList(request.person, state).matching
    if ids := [int(text) for text in asked.getlist("ids") if text.isdigit() and not asked.get("all")]:
        orders = orders.filter(pk__in=ids)
    kind = asked.get("kind", "csv")
    detail = f"{kind}, {state.query}"
    record_access(request.person.actor(), kind="export", subject_kind="orders.order", detail=detail)
    return table_file(export_rows(orders), kind, _("orders"))
