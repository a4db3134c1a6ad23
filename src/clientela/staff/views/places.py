"""The page of regions and teams, and their forms."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clientela.staff import queries, services
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.entries import MANAGE
from clientela.staff.forms import RegionForm, TeamForm, kept


@signed_in(MANAGE)
def places(request: PersonRequest) -> HttpResponse:
    """The tree of regions with the teams that work in each."""
    return render(request, "staff/places.html", {"branches": queries.list_branches()})


@signed_in(MANAGE)
def add_region(request: PersonRequest) -> HttpResponse:
    """Add a region."""
    form = RegionForm(request.POST or None, initial={"parent": request.GET.get("in")})
    actor = request.person.actor()
    if request.method == "POST" and kept(form, lambda: services.add_region(actor, **form.cleaned_data)):
        return redirect("staff:places")
    return _show(request, form, _("New region"))


@signed_in(MANAGE)
def edit_region(request: PersonRequest, ref: str) -> HttpResponse:
    """Rename or move a region."""
    region = queries.get_region(ref)
    form = RegionForm(request.POST or None, initial={"name": region.name, "parent": region.parent})
    actor = request.person.actor()
    if request.method == "POST" and kept(
        form, lambda: services.edit_region(actor, region, **form.cleaned_data)
    ):
        return redirect("staff:places")
    return _show(request, form, region.name, reverse("staff:remove_region", args=[ref]))


@require_POST
@signed_in(MANAGE)
def remove_region(request: PersonRequest, ref: str) -> HttpResponse:
    """Remove an empty region."""
    services.remove_region(request.person.actor(), queries.get_region(ref))
    return redirect("staff:places")


@signed_in(MANAGE)
def add_team(request: PersonRequest) -> HttpResponse:
    """Add a team."""
    form = TeamForm(request.POST or None, initial={"region": request.GET.get("in")})
    actor = request.person.actor()
    if request.method == "POST" and kept(form, lambda: services.add_team(actor, **form.cleaned_data)):
        return redirect("staff:places")
    return _show(request, form, _("New team"))


@signed_in(MANAGE)
def edit_team(request: PersonRequest, ref: str) -> HttpResponse:
    """Rename or move a team, or give it a lead."""
    team = queries.get_team(ref)
    form = TeamForm(
        request.POST or None, initial={"name": team.name, "region": team.region, "lead": team.lead}
    )
    actor = request.person.actor()
    if request.method == "POST" and kept(form, lambda: services.edit_team(actor, team, **form.cleaned_data)):
        return redirect("staff:places")
    return _show(request, form, team.name, reverse("staff:remove_team", args=[ref]))


@require_POST
@signed_in(MANAGE)
def remove_team(request: PersonRequest, ref: str) -> HttpResponse:
    """Remove a team without members."""
    services.remove_team(request.person.actor(), queries.get_team(ref))
    return redirect("staff:places")


def _show(request: PersonRequest, form: forms.Form, heading: str, remove_url: str = "") -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "submit": _("Keep"),
        "parent_name": _("Teams and regions"),
        "back_url": reverse("staff:places"),
        "remove_url": remove_url,
    }
    return render(request, "staff/place_form.html", context)
