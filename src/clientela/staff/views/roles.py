"""The page on which roles get their rights."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clientela.kernel.actors import Actor
from clientela.staff import queries, services
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.entries import MANAGE
from clientela.staff.forms import NewRoleForm, RoleForm, kept

if TYPE_CHECKING:
    from clientela.staff.models import Role


@signed_in(MANAGE)
def roles(request: PersonRequest) -> HttpResponse:
    """Which role may do what: rights down, roles across."""
    return render(
        request, "staff/roles.html", {"roles": queries.list_roles(), "areas": queries.list_right_areas()}
    )


@signed_in(MANAGE)
def edit(request: PersonRequest, ref: str) -> HttpResponse:
    """Change one role."""
    role = queries.get_role(ref)
    form = RoleForm.of(role, request.POST or None)
    actor = request.person.actor()
    if request.method == "POST" and kept(form, lambda: services.edit_role(actor, role, **form.cleaned_data)):
        return redirect("staff:roles")
    context = {"form": form, "role": role, "areas": queries.list_right_areas(), "held": _held(form, role)}
    return render(request, "staff/role_form.html", context)


@signed_in(MANAGE)
def add(request: PersonRequest) -> HttpResponse:
    """Add a role that begins with the rights of another."""
    form = NewRoleForm(request.POST or None)
    actor = request.person.actor()
    made: list[Role] = []
    if request.method == "POST" and kept(form, lambda: made.append(_add_like(form, actor))):
        return redirect("staff:role", made[0].ref)
    context = {
        "form": form,
        "heading": _("New role"),
        "submit": _("Go on to its rights"),
        "parent_name": _("Roles and rights"),
        "back_url": reverse("staff:roles"),
    }
    return render(request, "shell/form.html", context)


@require_POST
@signed_in(MANAGE)
def remove(request: PersonRequest, ref: str) -> HttpResponse:
    """Remove a role that nobody holds."""
    services.remove_role(request.person.actor(), queries.get_role(ref))
    return redirect("staff:roles")


def _add_like(form: NewRoleForm, actor: Actor) -> "Role":
    like: Role = form.cleaned_data["like"]
    return services.add_role(
        actor,
        key=form.cleaned_data["key"],
        name=form.cleaned_data["name"],
        reach=like.reach,
        rights_held=like.rights,
    )


def _held(form: RoleForm, role: "Role") -> frozenset[str]:
    return frozenset(form["rights_held"].value()) if form.is_bound else role.rights
