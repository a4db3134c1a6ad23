"""The list of orders, and the list as a file."""

import time

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from clientela.kernel.money import Money
from clientela.orders.entries import EDIT, EXPORT, SEE
from clientela.orders.queries.export import export_rows
from clientela.orders.queries.list_spec import LIST_KEY, spec_for
from clientela.orders.queries.listing import OrderList
from clientela.shell.listing import ListView, read_state
from clientela.shell.table_files import table_file
from clientela.staff import queries as staff
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.services import record_access


@signed_in(SEE)
def page(request: PersonRequest) -> HttpResponse:
    """The list."""
    begun = time.perf_counter()
    state = read_state(request.GET, spec_for(request.person))
    found = OrderList(request.person, state)
    listing = ListView(state, found.page(), found.totals.size)
    net = found.totals.net_minor
    context = {
        "heading": _("Orders"),
        "listing": listing,
        "row_template": "orders/_row.html",
        "total": None if net is None else Money(net, staff.get_company().currency),
        "views": staff.views_for(request.person, LIST_KEY),
        "save_view_url": reverse("staff:save_view", args=[LIST_KEY]),
        "may_edit": request.person.has_right(EDIT),
        "may_export": request.person.has_right(EXPORT),
        "empty_title": _("No orders yet"),
        "empty_text": _("Orders you take or import stand here, the latest first."),
        "answered_ms": round((time.perf_counter() - begun) * 1000),
    }
    return render(request, "orders/list.html", context)


@signed_in(EXPORT)
def export(request: PersonRequest) -> FileResponse:
    """The lines of all orders of the list, as CSV or as a workbook."""
    state = read_state(request.GET, spec_for(request.person))
    kind = request.GET.get("kind", "csv")
    detail = f"{kind}, {state.query}"
    record_access(request.person.actor(), kind="export", subject_kind="orders.order", detail=detail)
    return table_file(export_rows(OrderList(request.person, state).matching), kind, _("orders"))
