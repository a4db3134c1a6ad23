"""Contacts, sites and facts of a card, in dialogs and in place."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from clientela.customers import queries, services
from clientela.customers.entries import EDIT, SEE
from clientela.customers.forms import ContactForm, FactForm, FactValueForm, SiteForm
from clientela.shell.keeping import kept
from clientela.staff.access import PersonRequest, signed_in


@signed_in(EDIT)
def new_contact(request: PersonRequest, ref: str) -> HttpResponse:
    """Add a contact."""
    customer = queries.get_customer(request.person, ref)
    form = ContactForm(request.POST or None)
    actor = request.person.actor()
    return _dialog(
        request, form, _("New contact"), lambda: services.add_contact(actor, customer, **form.cleaned_data)
    )


@signed_in(EDIT)
def contact(request: PersonRequest, ref: str, part_ref: str) -> HttpResponse:
    """Change a contact."""
    customer = queries.get_customer(request.person, ref)
    kept_one = queries.get_contact(customer, part_ref)
    form = ContactForm(request.POST or None, initial=_values(kept_one, ContactForm))
    actor = request.person.actor()
    return _dialog(
        request, form, kept_one.name, lambda: services.edit_contact(actor, kept_one, **form.cleaned_data)
    )


@signed_in(EDIT)
def new_site(request: PersonRequest, ref: str) -> HttpResponse:
    """Add a site."""
    customer = queries.get_customer(request.person, ref)
    form = SiteForm(request.POST or None)
    actor = request.person.actor()
    return _dialog(
        request, form, _("New site"), lambda: services.add_site(actor, customer, **form.cleaned_data)
    )


@signed_in(EDIT)
def site(request: PersonRequest, ref: str, part_ref: str) -> HttpResponse:
    """Change a site."""
    customer = queries.get_customer(request.person, ref)
    kept_one = queries.get_site(customer, part_ref)
    form = SiteForm(request.POST or None, initial=_values(kept_one, SiteForm))
    actor = request.person.actor()
    remove_url = reverse("customers:remove_site", args=[ref, part_ref])
    return _dialog(
        request,
        form,
        str(kept_one),
        lambda: services.edit_site(actor, kept_one, **form.cleaned_data),
        remove_url,
    )


@require_POST
@signed_in(EDIT)
def remove_site(request: PersonRequest, ref: str, part_ref: str) -> HttpResponse:
    """Remove a site."""
    customer = queries.get_customer(request.person, ref)
    services.remove_site(request.person.actor(), queries.get_site(customer, part_ref))
    return _changed()


@signed_in(EDIT)
def new_fact(request: PersonRequest, ref: str) -> HttpResponse:
    """Note a fact."""
    customer = queries.get_customer(request.person, ref)
    form = FactForm(request.POST or None, initial={"kind": request.GET.get("kind", "buys")})
    actor = request.person.actor()
    return _dialog(
        request, form, _("New fact"), lambda: services.add_fact(actor, customer, **form.cleaned_data)
    )


@signed_in(SEE)
def shown_fact(request: PersonRequest, ref: str, part_ref: str) -> HttpResponse:
    """A fact as it stands, a button that edits it."""
    customer = queries.get_customer(request.person, ref)
    kept_one = queries.get_fact(customer, part_ref)
    context = {"customer": customer, "fact": kept_one, "may_edit": request.person.has_right(EDIT)}
    return render(request, "customers/_fact.html", context)


@signed_in(EDIT)
def fact(request: PersonRequest, ref: str, part_ref: str) -> HttpResponse:
    """Say a fact anew where it stands; emptied, it goes away."""
    customer = queries.get_customer(request.person, ref)
    kept_one = queries.get_fact(customer, part_ref)
    form = FactValueForm(request.POST or None, initial={"value": kept_one.value, "before": kept_one.value})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        services.say_fact(request.person.actor(), kept_one, values["value"], before=values["before"])
        return _changed()
    context = {"customer": customer, "fact": kept_one, "form": form}
    return render(request, "customers/_fact_form.html", context)


def _values(part: object, form: type[forms.BaseModelForm[Any]]) -> dict[str, object]:
    return {name: getattr(part, name) for name in form._meta.fields or ()}


def _dialog(
    request: PersonRequest,
    form: Any,
    heading: str,
    write: Callable[[], object],
    remove_url: str = "",
) -> HttpResponse:
    if request.method == "POST" and kept(form, write):
        return _changed()
    context = {
        "form": form,
        "heading": heading,
        "submit": _("Keep"),
        "action_url": request.path,
        "remove_url": remove_url,
    }
    return render(request, "customers/_part_dialog.html", context)


def _changed() -> HttpResponse:
    """An empty dialog closes; the card's head and its left draw themselves anew."""
    return trigger_client_event(HttpResponse(), "customer-changed")
