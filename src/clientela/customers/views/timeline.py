"""The timeline's composer and further pages, and the next steps."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clientela.agenda import queries as agenda
from clientela.agenda import services as agenda_services
from clientela.customers import queries, services
from clientela.customers.entries import EDIT, SEE
from clientela.customers.forms import ComposerForm
from clientela.customers.queries import Customer
from clientela.customers.views.card import next_context
from clientela.kernel import clock
from clientela.kernel.errors import InvalidInput
from clientela.shell.toasts import with_toast
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.queries import Person

POSTPONE_DAYS = 7


@signed_in(SEE)
def more(request: PersonRequest, ref: str) -> HttpResponse:
    """Further moments, or those that hold the words searched for."""
    customer = queries.get_customer(request.person, ref)
    text = request.GET.get("q", "").strip()
    timeline = queries.timeline_of(customer, cursor=request.GET.get("after", ""), text=text)
    context = {"customer": customer, "timeline": timeline, "searched": text}
    return render(request, "customers/_moments.html", context)


@signed_in(SEE)
def more_changes(request: PersonRequest, ref: str) -> HttpResponse:
    """Further changes of the card."""
    customer = queries.get_customer(request.person, ref)
    before = int(request.GET["before"]) if request.GET.get("before", "").isdigit() else None
    context = {"customer": customer, "entries": queries.changes_of(customer, before)}
    return render(request, "customers/_changes.html", context)


@require_POST
@signed_in(EDIT)
def compose(request: PersonRequest, ref: str) -> HttpResponse:
    """Keep a note or a call, or put a next step; the timeline answers as it stands now."""
    customer = queries.get_customer(request.person, ref)
    form = ComposerForm(request.POST)
    if not form.is_valid():
        words = [str(words) for errors in form.errors.values() for words in errors]
        raise InvalidInput("customers.invalid_note", " ".join(words))
    _write(request.person, customer, form)
    context = {
        "timeline": queries.timeline_of(customer),
        "searched": "",
        **next_context(request.person, customer),
    }
    return render(request, "customers/_composed.html", context)


@require_POST
@signed_in(SEE)
def done(request: PersonRequest, ref: str, item_ref: str) -> HttpResponse:
    """Mark a next step done."""
    customer = queries.get_customer(request.person, ref)
    item = agenda.get_item(request.person, item_ref)
    agenda_services.settle_item(request.person.actor(), item.pk)
    return _next(request, customer, _("Done."))


@require_POST
@signed_in(SEE)
def postpone(request: PersonRequest, ref: str, item_ref: str) -> HttpResponse:
    """Move a next step a week on."""
    customer = queries.get_customer(request.person, ref)
    item = agenda.get_item(request.person, item_ref)
    until = max(item.due_on, clock.today()) + timedelta(days=POSTPONE_DAYS)
    agenda_services.postpone_item(request.person.actor(), item.pk, until=until)
    return _next(request, customer, _("Moved a week on."))


def _write(person: Person, customer: Customer, form: ComposerForm) -> None:
    values = form.cleaned_data
    text = values["text"].strip()
    if values["kind"] == "next_step":
        task = agenda_services.Task(person.pk, values["due_on"], text, "follow_up", customer.pk)
        agenda_services.add_task(person.actor(), task)
        return
    facts = {"outcome": values["outcome"], "contact": values["contact"]} if values["kind"] == "call" else {}
    services.record_moment(person.actor(), customer.pk, values["kind"], text, facts=facts)


def _next(request: PersonRequest, customer: Customer, words: str) -> HttpResponse:
    answer = render(request, "customers/_next.html", next_context(request.person, customer))
    return with_toast(answer, words)
