"""Customers as a file, for those who may; kept in the access record."""

from django.http import FileResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from clientela.customers import queries
from clientela.customers.entries import EXPORT, MONEY
from clientela.customers.views.bulk import chosen_ids
from clientela.kernel import clock
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.services import record_access

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_POST
@signed_in(EXPORT)
def export(request: PersonRequest) -> FileResponse:
    """The customers chosen, as CSV or as a workbook."""
    kind = "xlsx" if request.POST.get("kind") == "xlsx" else "csv"
    ids = chosen_ids(request)
    file = queries.write_customers(ids, kind, sees_money=request.person.has_right(MONEY))
    counted = ngettext("%(n)s customer", "%(n)s customers", len(ids)) % {"n": len(ids)}
    detail = f"{counted}, {kind}, {request.POST.get('query', '')}"
    record_access(request.person.actor(), kind="export", subject_kind="customers.customer", detail=detail)
    name = f"{_('customers')}-{clock.today().isoformat()}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[kind])
