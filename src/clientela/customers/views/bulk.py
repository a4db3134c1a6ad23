"""One edit of many customers: choose, look what it changes, run, take back."""

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from clientela.customers import queries, services
from clientela.customers.bulk_forms import BulkForm
from clientela.customers.entries import ASSIGN, EDIT
from clientela.customers.forms import PLACING
from clientela.customers.queries.list_spec import spec_for
from clientela.customers.rules.bulk import BulkChange
from clientela.customers.tasks import edit_many
from clientela.kernel.errors import InvalidInput
from clientela.kernel.jobs import enqueue
from clientela.shell.listing import read_state
from clientela.shell.toasts import toast_next
from clientela.shell.wording import number
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.queries import Person, require_right

AT_ONCE = 2_000


@require_POST
@signed_in(EDIT)
def ask(request: PersonRequest) -> HttpResponse:
    """Ask what to change in the customers chosen."""
    ids = chosen_ids(request)
    wanted = request.POST.get("field") or request.GET.get("field", "")
    form = BulkForm(request.person, initial={"field": wanted})
    return _dialog(request, form, len(ids))


@require_POST
@signed_in(EDIT)
def preview(request: PersonRequest) -> HttpResponse:
    """Show what the edit would change."""
    ids = chosen_ids(request)
    form = BulkForm(request.person, request.POST)
    if not form.is_valid():
        return _dialog(request, form, len(ids))
    change = _allowed(request.person, form)
    context = {
        "preview": services.preview_bulk_edit(ids, change),
        "label": form.label,
        "value": form.words,
        "at_once": len(ids) <= AT_ONCE,
        "pairs": _selection(request),
        "form": form,
    }
    return render(request, "customers/_bulk_preview.html", context)


@require_POST
@signed_in(EDIT)
def run(request: PersonRequest) -> HttpResponse:
    """Run the edit; a large one in the background."""
    ids = chosen_ids(request)
    form = BulkForm(request.person, request.POST)
    if not form.is_valid():
        return _dialog(request, form, len(ids))
    change = _allowed(request.person, form)
    if len(ids) > AT_ONCE:
        enqueue(edit_many, request.person.pk, ids, vars(change))
        count = number(len(ids))
        words = _("%(count)s customers are being changed in the background.") % {"count": count}
        toast_next(request, words)
    else:
        made = services.bulk_edit(request.person.actor(), ids, change)
        words = ngettext("%(count)s customer changed.", "%(count)s customers changed.", len(ids))
        toast_next(request, words % {"count": len(ids)}, undo_url=reverse("customers:undo", args=[made]))
    return HttpResponseClientRedirect(f"{reverse('customers:list')}?{request.POST.get('query', '')}")


def chosen_ids(request: PersonRequest) -> list[int]:
    """The visible customers chosen: those marked, or every one of the list."""
    person = request.person
    if request.POST.get("all"):
        state = read_state(QueryDict(request.POST.get("query", "")), spec_for(person))
        found = queries.customer_list(person, state).matching.order_by("pk")
    else:
        marked = [int(key) for key in request.POST.getlist("ids") if key.isdigit()]
        found = queries.visible_customers(person).filter(pk__in=marked).order_by("pk")
    ids = list(found.values_list("pk", flat=True))
    if not ids:
        raise InvalidInput("customers.nothing_chosen", _("Choose some customers first."))
    return ids


def _allowed(person: Person, form: BulkForm) -> BulkChange:
    change = form.change
    if change.field in PLACING:
        require_right(person, ASSIGN)
    return change


def _selection(request: PersonRequest) -> list[tuple[str, str]]:
    names = ("ids", "all", "query")
    return [(name, value) for name in names for value in request.POST.getlist(name)]


def _dialog(request: PersonRequest, form: BulkForm, count: int) -> HttpResponse:
    if not form.choosable:
        raise Http404
    context = {"form": form, "count": count, "pairs": _selection(request)}
    return render(request, "customers/_bulk_form.html", context)
