"""Pages and answers of work items: the list, done, not today, again, a new task."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from clientela.agenda import queries, services
from clientela.agenda.forms import TaskForm
from clientela.agenda.listing import list_context
from clientela.agenda.rules import next_working_day
from clientela.kernel import clock
from clientela.shell.keeping import kept
from clientela.shell.toasts import with_toast
from clientela.shell.wording import day
from clientela.staff.access import signed_in

CHANGED = "work-changed"


@require_safe
@signed_in()
def items(request: HttpRequest) -> HttpResponse:
    """Everything to be done that the person may see."""
    return render(request, "agenda/items.html", list_context(request.person, request.GET))


@require_POST
@signed_in()
def settle(request: HttpRequest, ref: str) -> HttpResponse:
    """Mark a work item done."""
    item = queries.get_item(request.person, ref)
    services.settle_item(request.person.actor(), item.pk, note=request.POST.get("note", ""))
    return _changed(_("Done"), ref)


@require_POST
@signed_in()
def postpone(request: HttpRequest, ref: str) -> HttpResponse:
    """Move a work item to a later day, the next working day unless one is named."""
    item = queries.get_item(request.person, ref)
    until = _day_of(request.POST.get("until", "")) or next_working_day(clock.today())
    services.postpone_item(request.person.actor(), item.pk, until=until)
    return _changed(_("Moved to %(day)s") % {"day": day(until)}, ref)


@require_POST
@signed_in()
def reopen(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a work item up again."""
    item = queries.get_item(request.person, ref)
    services.reopen_item(request.person.actor(), item.pk)
    return _changed(_("Taken up again"))


@signed_in()
def add(request: HttpRequest) -> HttpResponse:
    """Write down a task in a dialog."""
    person = request.person
    initial = {"due_on": clock.today(), "person": person.ref, "kind": "task"}
    form = TaskForm(request.POST or None, person=person, initial=initial)
    if request.method == "POST" and kept(form, lambda: services.add_task(person.actor(), form.task(None))):
        return _changed(_("Task added"))
    return _dialog(request, form, _("New task"), reverse("agenda:add"), _("Add task"))


@signed_in()
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Say a work item differently, or give it to somebody else, in a dialog."""
    person = request.person
    item = queries.get_item(person, ref)
    initial = {"reason": item.reason, "kind": item.kind, "due_on": item.due_on, "person": item.person.ref}
    form = TaskForm(request.POST or None, person=person, initial=initial)
    if request.method == "POST" and kept(
        form, lambda: services.edit_task(person.actor(), item.pk, form.task(item.customer_id))
    ):
        return _changed(_("Task changed"))
    return _dialog(request, form, _("Edit task"), reverse("agenda:edit", args=[ref]), _("Save"))


def _dialog(request: HttpRequest, form: TaskForm, heading: str, action_url: str, submit: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "action_url": action_url, "submit": submit}
    template = "shell/form_dialog.html" if request.htmx else "shell/form.html"
    return render(request, template, context)


def _changed(words: str, undo_ref: str = "") -> HttpResponse:
    undo_url = reverse("agenda:reopen", args=[undo_ref]) if undo_ref else ""
    answer = with_toast(HttpResponse(status=204), words, undo_url=undo_url)
    trigger_client_event(answer, CHANGED)
    return trigger_client_event(answer, "close-dialog")


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
