"""The pages of the company's settings and of the access record."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clientela.shell.toasts import toast_next
from clientela.staff import queries, services
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.entries import AUDIT, MANAGE
from clientela.staff.forms import AccessForm, CompanyForm, kept


@signed_in(MANAGE)
def company(request: PersonRequest) -> HttpResponse:
    """What holds for the whole company."""
    form = CompanyForm.of(queries.get_company(), request.POST or None)
    actor = request.person.actor()
    if request.method == "POST" and kept(form, lambda: services.edit_company(actor, **form.cleaned_data)):
        toast_next(request, _("Kept"))
        return redirect("staff:company")
    return render(request, "staff/form.html", {"form": form, "heading": _("Company"), "submit": _("Keep")})


@signed_in(AUDIT)
def access_record(request: PersonRequest) -> HttpResponse:
    """Who saw, exported and signed in, newest first."""
    form = AccessForm(request.GET)
    records, next_before = queries.access_records(form.wanted())
    asked = request.GET.copy()
    asked.pop("before", None)
    context = {"form": form, "records": records, "next_before": next_before, "asked": asked.urlencode()}
    return render(request, "staff/access_record.html", context)
