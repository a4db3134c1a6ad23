"""The list of work, and giving it to somebody else."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from clientela.agenda import queries, services
from clientela.agenda.entries import SEE_TEAM
from clientela.agenda.forms import AssignForm
from clientela.agenda.list_spec import LIST_KEY, spec_for
from clientela.agenda.rows import rows_of
from clientela.kernel import clock
from clientela.shell.keeping import kept
from clientela.shell.listing import ListState, ListView, bounded_count, matching, page_of, read_state
from clientela.shell.toasts import toast_next
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.queries import Person, views_for

SHOWN_PEOPLE = 8


@dataclass(frozen=True)
class Tab:
    """One person above the list, with how much is due."""

    name: str
    url: str
    is_current: bool
    count: int | None = None
    colour: str = ""


@signed_in()
def page(request: PersonRequest) -> HttpResponse:
    """Everything that is to be done: one's own, and of everybody in reach for those who may see it."""
    state = read_state(request.GET, spec_for(request.person))
    items = _items(request.person, state)
    found = page_of(items, state)
    drawn = replace(found, rows=rows_of(request.person, found.rows))
    context = {
        "heading": _("Work"),
        "listing": ListView(state, drawn, bounded_count(matching(items, state))),
        "row_template": "agenda/_item_row.html",
        "views": _tabs(request.person, state),
        "today": clock.today(),
        "save_view_url": reverse("staff:save_view", args=[LIST_KEY]),
        "may_assign": request.person.has_right(SEE_TEAM),
        "empty_title": _("Nothing is to be done"),
        "empty_text": _("Work appears here as soon as somebody, or the nightly evaluation, finds it."),
    }
    return render(request, "agenda/items.html", context)


@require_POST
@signed_in(SEE_TEAM)
def assign(request: PersonRequest) -> HttpResponse:
    """Ask whose the chosen items are from now on, in a dialog, and give them."""
    ids = _chosen(request)
    form = AssignForm(request.POST if "person" in request.POST else None, giver=request.person)
    actor = request.person.actor()
    if "person" in request.POST and kept(
        form, lambda: services.assign_items(actor, ids, person_id=form.cleaned_data["person"].pk)
    ):
        toast_next(request, _("Given to %(name)s.") % {"name": form.cleaned_data["person"].name})
        return HttpResponseClientRedirect(reverse("agenda:items"))
    context = {
        "heading": _("Give to somebody else"),
        "form": form,
        "submit": _("Give"),
        "action_url": request.path,
        "ids": ids,
    }
    return render(request, "agenda/_assign_dialog.html", context)


def _items(person: Person, state: ListState) -> Any:
    """What a list is drawn from: what is not settled, unless another state is asked for."""
    items = queries.visible_items(person)
    return items if "state" in state.values else queries.items_in_state(items, "open")


def _chosen(request: PersonRequest) -> list[int]:
    """The items ticked, or all of the list; only those the person sees."""
    if request.POST.get("all"):
        state = read_state(QueryDict(request.POST.get("query", "")), spec_for(request.person))
        return list(matching(_items(request.person, state), state).values_list("pk", flat=True))
    ids = [int(text) for text in request.POST.getlist("ids") if text.isdigit()]
    return list(queries.visible_items(request.person).filter(pk__in=ids).values_list("pk", flat=True))


def _tabs(person: Person, state: ListState) -> list[Tab]:
    """Everybody in reach by what is at stake with them, then the saved views."""
    address = reverse("agenda:items")
    due = queries.stake_by_person(person, clock.today())
    people = {each.pk: each for each in queries.people_to_give_work(person).filter(pk__in=due)}
    order = sorted(people, key=lambda key: -due[key][1])
    fixed = [(_("All"), "", sum(count for count, _stake in due.values()))]
    own = [(people[key].name, f"person={people[key].ref}", due[key][0]) for key in order[:SHOWN_PEOPLE]]
    saved = [(view.name, view.query, None) for view in views_for(person, LIST_KEY)]
    lines = [*fixed, *(own if len(own) > 1 else []), *saved]
    return [Tab(name, f"{address}?{query}", query == state.query, count) for name, query, count in lines]
