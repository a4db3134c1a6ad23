"""Fields of a card changed where they stand, and new customers."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from clientela.customers import queries, services
from clientela.customers.entries import ASSIGN, CREATE, EDIT, SEE
from clientela.customers.forms import CARD_FIELDS, NEW_FIELDS, PLACING, CardForm, FieldForm
from clientela.customers.queries import Customer
from clientela.customers.queries.facts import shown_field
from clientela.shell.keeping import kept
from clientela.shell.toasts import toast_next, with_toast
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.queries import Person, require_right


@signed_in(SEE)
def shown(request: PersonRequest, ref: str, name: str) -> HttpResponse:
    """A field as it stands, a button that edits it."""
    customer = queries.get_customer(request.person, ref)
    return _shown(request, customer, _known(name))


@signed_in(EDIT)
def field(request: PersonRequest, ref: str, name: str) -> HttpResponse:
    """The form of one field, and what was typed into it."""
    customer = queries.get_customer(request.person, ref)
    require_right(request.person, ASSIGN if _known(name) in PLACING else EDIT)
    form = FieldForm(name, request.POST or None, customer=customer)
    if request.method == "POST" and kept(
        form,
        lambda: services.edit_customer(request.person.actor(), customer, before=form.before, **form.value),
    ):
        return _saved(request, ref, name)
    context = {"customer": customer, "form": form, "name": name, "field": form[name]}
    return render(request, "customers/_field_form.html", context)


@signed_in(CREATE)
def new(request: PersonRequest) -> HttpResponse:
    """A new customer."""
    person = request.person
    names = [name for name in NEW_FIELDS if name not in PLACING or person.has_right(ASSIGN)]
    form = CardForm(names, request.POST or None, initial={"owner": person.pk, "stage": "potential"})
    made: list[Customer] = []
    if request.method == "POST" and kept(form, lambda: made.append(_create(person, form))):
        toast_next(request, _("%(name)s is added.") % {"name": made[0].name})
        return redirect("customers:card", made[0].ref)
    context = {
        "heading": _("New customer"),
        "form": form,
        "submit": _("Add the customer"),
        "back_url": reverse("customers:list"),
        "parent_name": _("Customers"),
    }
    return render(request, "shell/form.html", context)


@require_POST
@signed_in(EDIT)
def check(request: PersonRequest, ref: str) -> HttpResponse:
    """Note that the card was gone through and is right."""
    customer = queries.get_customer(request.person, ref)
    services.check_card(request.person.actor(), customer)
    return with_toast(HttpResponse(), _("Noted: this card is right as of today."))


def _create(person: Person, form: CardForm) -> Customer:
    values = {
        "owner": person,
        **{name: value for name, value in form.cleaned_data.items() if value is not None},
    }
    return services.create_customer(person.actor(), **values)


def _known(name: str) -> str:
    if name not in CARD_FIELDS:
        raise Http404
    return name


def _shown(request: PersonRequest, customer: Customer, name: str) -> HttpResponse:
    context = {
        "customer": customer,
        "line": shown_field(customer, name),
        "may_edit": request.person.has_right(EDIT),
    }
    return render(request, "customers/_field.html", context)


def _saved(request: PersonRequest, ref: str, name: str) -> HttpResponse:
    """The field as it stands now; where the person no longer sees the customer, the list."""
    customer = queries.visible_customers(request.person).filter(ref=ref).first()
    if customer is None:
        gone = HttpResponse()
        gone["HX-Redirect"] = reverse("customers:list")
        return gone
    return trigger_client_event(_shown(request, customer, name), "customer-changed")
