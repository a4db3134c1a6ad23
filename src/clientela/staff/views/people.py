"""The pages on which people are let in, placed and let go."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clientela.staff import queries, services
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.entries import MANAGE
from clientela.staff.forms import LetGoForm, PersonForm, kept

if TYPE_CHECKING:
    from clientela.staff.models import Person


@signed_in(MANAGE)
def people(request: PersonRequest) -> HttpResponse:
    """Everybody, or those found by name."""
    searched = request.GET.get("q", "").strip()
    found = queries.people_matching(searched) if searched else queries.list_people()
    shows_left = request.GET.get("left") == "1"
    context = {
        "people": found.filter(is_active=not shows_left),
        "searched": searched,
        "shows_left": shows_left,
        "left_count": found.filter(is_active=False).count(),
    }
    return render(request, "staff/people.html", context)


@never_cache
@signed_in(MANAGE)
def person(request: PersonRequest, ref: str) -> HttpResponse:
    """One person: record, where signed in, what was changed."""
    shown = queries.get_person(ref)
    return render(request, "staff/person.html", _person_context(shown))


@signed_in(MANAGE)
def edit(request: PersonRequest, ref: str) -> HttpResponse:
    """Change a person's record."""
    shown = queries.get_person(ref)
    form = PersonForm.of(shown, request.POST or None)
    actor = request.person.actor()
    if request.method == "POST" and kept(
        form, lambda: services.edit_person(actor, shown, **form.cleaned_data)
    ):
        return redirect("staff:person", ref)
    context = {
        "form": form,
        "heading": shown.name,
        "submit": _("Keep"),
        "parent_name": _("People"),
        "back_url": reverse("staff:person", args=[ref]),
    }
    return render(request, "shell/form.html", context)


@signed_in(MANAGE)
def invite(request: PersonRequest) -> HttpResponse:
    """Let somebody in."""
    form = PersonForm(request.POST or None, initial={"language": queries.get_company().language})
    actor = request.person.actor()
    made: list[Person] = []
    if request.method == "POST" and kept(
        form, lambda: made.append(services.invite_person(actor, **form.cleaned_data))
    ):
        return _show_link(request, made[0])
    context = {
        "form": form,
        "heading": _("Invite a person"),
        "intro": _("You get a link to send; with it the person chooses a password."),
        "submit": _("Make the link"),
        "parent_name": _("People"),
        "back_url": reverse("staff:people"),
    }
    return render(request, "shell/form.html", context)


@require_POST
@never_cache
@signed_in(MANAGE)
def make_link(request: PersonRequest, ref: str) -> HttpResponse:
    """A new one-time link, for a newcomer or a forgotten password; shown once."""
    return _show_link(request, queries.get_person(ref))


@require_POST
@signed_in(MANAGE)
def let_go(request: PersonRequest, ref: str) -> HttpResponse:
    """Deactivate a person."""
    form = LetGoForm(request.POST)
    form.is_valid()
    services.let_go(
        request.person.actor(), queries.get_person(ref), reason=form.cleaned_data.get("reason", "")
    )
    return redirect("staff:person", ref)


@require_POST
@signed_in(MANAGE)
def let_back_in(request: PersonRequest, ref: str) -> HttpResponse:
    """Let a person who left work here again."""
    services.let_back_in(request.person.actor(), queries.get_person(ref))
    return redirect("staff:person", ref)


@require_POST
@signed_in(MANAGE)
def end_sessions(request: PersonRequest, ref: str) -> HttpResponse:
    """End all sessions of a person."""
    shown = queries.get_person(ref)
    services.end_sessions_as(request.person.actor(), shown)
    return redirect("staff:person", ref)


@require_POST
@signed_in(MANAGE)
def remove_second_factor(request: PersonRequest, ref: str) -> HttpResponse:
    """Take away the second factor of a person who lost the phone."""
    shown = queries.get_person(ref)
    services.remove_second_factor(request.person.actor(), shown)
    return redirect("staff:person", ref)


def _show_link(request: PersonRequest, shown: "Person") -> HttpResponse:
    secret = services.make_sign_in_link(request.person.actor(), shown)
    link = request.build_absolute_uri(reverse("account_welcome", args=[shown.ref, secret]))
    return render(request, "staff/person.html", {**_person_context(shown), "link": link})


def _person_context(shown: "Person") -> dict[str, object]:
    return {
        "shown": shown,
        "sessions": queries.list_sessions(shown),
        "keys": queries.list_keys(shown),
        "has_second_factor": queries.has_second_factor(shown),
        "history": queries.history_of_person(shown),
        "let_go_form": LetGoForm(),
    }
