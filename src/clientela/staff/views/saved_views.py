"""Keeps, changes and pins saved views, from the dialogs of any list."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from clientela.staff import queries, services
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.forms import NewViewForm, ViewForm, kept

if TYPE_CHECKING:
    from clientela.staff.models import SavedView


@signed_in()
def save(request: PersonRequest, list_key: str) -> HttpResponse:
    """Keep a list as it stands (its query is the address's) under a name, then show it."""
    form = NewViewForm(request.POST or None, initial={"query": request.GET.urlencode()})
    person = request.person
    made: list[SavedView] = []
    if request.method == "POST" and kept(
        form,
        lambda: made.append(
            services.save_view(person.actor(), person, list_key=list_key, **form.cleaned_data)
        ),
    ):
        return HttpResponseClientRedirect(made[0].url or "/")
    return _dialog(request, form, _("Save as a view"))


@signed_in()
def edit(request: PersonRequest, ref: str) -> HttpResponse:
    """Rename, colour or share my view."""
    person = request.person
    view = queries.get_view(person, ref)
    names = ("name", "colour", "shared_with", "query")
    form = ViewForm(request.POST or None, initial={name: getattr(view, name) for name in names})
    if request.method == "POST" and kept(
        form, lambda: services.edit_view(person.actor(), person, ref=ref, **form.cleaned_data)
    ):
        return HttpResponseClientRedirect(queries.get_view(person, ref).url or "/")
    return _dialog(request, form, _("Change the view"))


@require_POST
@signed_in()
def delete(request: PersonRequest, ref: str) -> HttpResponse:
    """Delete my view."""
    view = queries.get_view(request.person, ref)
    services.delete_view(request.person.actor(), request.person, ref=ref)
    return HttpResponseClientRedirect(view.url.partition("?")[0] or "/")


@require_POST
@signed_in()
def pin(request: PersonRequest, ref: str) -> HttpResponse:
    """Keep a view in my side."""
    services.pin_view(request.person.actor(), request.person, ref=ref)
    return HttpResponse(status=204)


@require_POST
@signed_in()
def unpin(request: PersonRequest, ref: str) -> HttpResponse:
    """Take a view out of my side."""
    services.unpin_view(request.person.actor(), request.person, ref=ref)
    return HttpResponse(status=204)


@require_POST
@signed_in()
def reorder(request: PersonRequest) -> HttpResponse:
    """Put my pinned views in order."""
    services.reorder_pins(request.person.actor(), request.person, refs=request.POST.getlist("ref"))
    return HttpResponse(status=204)


def _dialog(request: PersonRequest, form: ViewForm, heading: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "submit": _("Keep"), "action_url": request.path}
    return render(request, "shell/form_dialog.html", context)
