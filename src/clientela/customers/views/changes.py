"""Change sets of customers: what was changed in one go, by whom, and taking it back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clientela.customers import queries
from clientela.customers.entries import EDIT, SEE
from clientela.customers.queries.change_sets import get_change_set, list_change_sets, records_of
from clientela.kernel.changes import undo as undo_change_set
from clientela.shell.toasts import toast_next
from clientela.staff.access import PersonRequest, signed_in


@signed_in(SEE)
def change_sets(request: PersonRequest) -> HttpResponse:
    """My edits of many customers, newest first."""
    context = {"change_sets": list_change_sets(request.person)}
    return render(request, "customers/change_sets.html", context)


@signed_in(SEE)
def change_set(request: PersonRequest, key: int) -> HttpResponse:
    """What one of my edits changed."""
    made = get_change_set(request.person, key)
    lines = records_of(made)
    labels = queries.labels_of(key for key, _entry in lines)
    rows = [(labels.get(key), entry) for key, entry in lines]
    return render(request, "customers/change_set.html", {"made": made, "rows": rows})


@require_POST
@signed_in(EDIT)
def undo(request: PersonRequest, key: int) -> HttpResponse:
    """Take back one of my edits; what others changed since stays."""
    made = get_change_set(request.person, key)
    report = undo_change_set(made.pk, request.person.actor())
    words = _("%(count)s changes taken back.") % {"count": report.reverted}
    if report.kept:
        words += " " + _("%(count)s stay, because somebody changed them since.") % {"count": len(report.kept)}
    toast_next(request, words)
    return redirect("customers:change_set", key)
