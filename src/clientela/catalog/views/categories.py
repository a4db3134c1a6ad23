"""The tree of categories."""

from copy import copy

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from clientela.catalog import queries, services
from clientela.catalog.entries import EDIT, SEE
from clientela.catalog.forms import CategoryForm
from clientela.shell.keeping import kept
from clientela.staff.access import PersonRequest, signed_in


@signed_in(SEE)
def page(request: PersonRequest) -> HttpResponse:
    """All categories with how many products each holds."""
    context = {"categories": queries.list_categories(), "may_edit": request.person.has_right(EDIT)}
    return render(request, "catalog/categories.html", context)


@signed_in(EDIT)
def new(request: PersonRequest) -> HttpResponse:
    """A new category, in a dialog."""
    form = CategoryForm(request.POST or None)
    actor = request.person.actor()
    if request.method == "POST" and kept(form, lambda: services.add_category(actor, **form.cleaned_data)):
        return HttpResponseClientRedirect(reverse("catalog:categories"))
    context = {"heading": _("New category"), "form": form, "submit": _("Add"), "action_url": request.path}
    return render(request, "shell/form_dialog.html", context)


@signed_in(EDIT)
def edit(request: PersonRequest, ref: str) -> HttpResponse:
    """A category's name and place, in a dialog."""
    category = queries.get_category(ref)
    form = CategoryForm(request.POST or None, instance=copy(category))
    actor = request.person.actor()
    if request.method == "POST" and kept(
        form, lambda: services.edit_category(actor, category, **form.cleaned_data)
    ):
        return HttpResponseClientRedirect(reverse("catalog:categories"))
    context = {"heading": category.name, "form": form, "submit": _("Keep"), "action_url": request.path}
    return render(request, "shell/form_dialog.html", context)


@require_POST
@signed_in(EDIT)
def delete(request: PersonRequest, ref: str) -> HttpResponse:
    """Delete an empty category."""
    services.delete_category(request.person.actor(), queries.get_category(ref))
    return redirect("catalog:categories")
