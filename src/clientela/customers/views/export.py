"""Customers as a file, for those who may; kept in the access record."""

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from clientela.customers import queries
from clientela.customers.entries import EXPORT, MONEY
from clientela.customers.views.bulk import chosen_ids
from clientela.shell.table_files import table_file
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.services import record_access


@require_POST
@signed_in(EXPORT)
def export(request: PersonRequest) -> HttpResponseBase:
    """The customers chosen, as CSV or as a workbook."""
    kind = "xlsx" if request.POST.get("kind") == "xlsx" else "csv"
    ids = chosen_ids(request)
    counted = ngettext("%(n)s customer", "%(n)s customers", len(ids)) % {"n": len(ids)}
    detail = f"{counted}, {kind}, {request.POST.get('query', '')}"
    record_access(request.person.actor(), kind="export", subject_kind="customers.customer", detail=detail)
    rows = queries.customer_rows(ids, sees_money=request.person.has_right(MONEY))
    return table_file(rows, kind, _("customers"))
