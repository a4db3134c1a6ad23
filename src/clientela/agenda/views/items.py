"""What is done with one work item, wherever it is shown: settled, moved, taken up again, written, changed."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from clientela.agenda import queries, services, subjects
from clientela.agenda.forms import PostponeForm, TaskForm
from clientela.agenda.rules import next_working_day
from clientela.kernel import clock
from clientela.shell.keeping import kept
from clientela.shell.toasts import with_toast
from clientela.shell.wording import day
from clientela.staff.access import PersonRequest, signed_in

CHANGED = "work-changed"


@require_POST
@signed_in()
def settle(request: PersonRequest, ref: str) -> HttpResponse:
    """Mark a work item done; the toast takes it back."""
    item = queries.get_item(request.person, ref)
    services.settle_item(
        request.person.actor(),
        item.pk,
        outcome=request.POST.get("outcome", "done")[:40],
        note=request.POST.get("note", "")[:500],
    )
    return _changed(_("Done"), undo_ref=ref)


@require_POST
@signed_in()
def postpone(request: PersonRequest, ref: str) -> HttpResponse:
    """Move a work item to the next working day; the toast takes it back."""
    item = queries.get_item(request.person, ref)
    until = next_working_day(clock.today())
    services.postpone_item(request.person.actor(), item.pk, until=until)
    return _changed(_("Moved to %(day)s") % {"day": day(until)}, undo_ref=ref)


@signed_in()
def move(request: PersonRequest, ref: str) -> HttpResponse:
    """Ask for the day to move to, in a dialog."""
    item = queries.get_item(request.person, ref)
    form = PostponeForm(request.POST or None, initial={"until": next_working_day(clock.today())})
    actor = request.person.actor()
    if request.method == "POST" and kept(
        form, lambda: services.postpone_item(actor, item.pk, **form.cleaned_data)
    ):
        return _changed(_("Moved to %(day)s") % {"day": day(form.cleaned_data["until"])}, undo_ref=ref)
    return _dialog(request, form, _("Not today"), _("Move"))


@require_POST
@signed_in()
def reopen(request: PersonRequest, ref: str) -> HttpResponse:
    """Take up a work item again."""
    item = queries.get_item(request.person, ref)
    services.reopen_item(request.person.actor(), item.pk)
    return _changed(_("Taken up again"))


@signed_in()
def add(request: PersonRequest) -> HttpResponse:
    """Write down a task, in a dialog; for a customer where one is named."""
    person = request.person
    asked = {"customer": request.GET.get("customer", ""), "kind": request.GET.get("kind", "task")}
    form = TaskForm(request.POST or None, giver=person, initial=asked)
    if request.method == "POST" and kept(
        form,
        lambda: services.add_task(
            person.actor(), form.task(subjects.id_of(person, form.cleaned_data["customer"]))
        ),
    ):
        return _changed(_("Written down"))
    return _dialog(request, form, _("Add a task"), _("Add"))


@signed_in()
def edit(request: PersonRequest, ref: str) -> HttpResponse:
    """Change a work item, in a dialog."""
    item = queries.get_item(request.person, ref)
    form = TaskForm(request.POST or None, giver=request.person, item=item)
    actor = request.person.actor()
    if request.method == "POST" and kept(
        form, lambda: services.edit_task(actor, item.pk, form.task(item.customer_id))
    ):
        return _changed(_("Kept"))
    return _dialog(request, form, _("Change the task"), _("Keep"))


def _dialog(request: PersonRequest, form: forms.Form, heading: str, submit: str) -> HttpResponse:
    context = {"heading": heading, "form": form, "submit": submit, "action_url": request.get_full_path()}
    template = "shell/form_dialog.html" if request.htmx else "shell/form.html"
    return render(request, template, context)


def _changed(text: str, undo_ref: str = "") -> HttpResponse:
    """Dialogs close, lists of work draw themselves anew, a toast says what was done."""
    undo_url = reverse("agenda:reopen", args=[undo_ref]) if undo_ref else ""
    answer = with_toast(HttpResponse(status=204), text, undo_url=undo_url)
    return trigger_client_event(trigger_client_event(answer, CHANGED), "close-dialog")
