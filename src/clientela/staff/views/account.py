"""A person's own pages: preferences, sessions, keys for programs, password."""

from allauth.account.views import password_change as allauth_change_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clientela.shell.toasts import toast_next
from clientela.staff import queries, services
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.entries import OWN_KEYS
from clientela.staff.forms import KeyForm, PasswordForm, PreferencesForm, kept

Page = HttpResponse


@signed_in()
def preferences(request: PersonRequest) -> Page:
    """My preferences and how I sign in."""
    person = request.person
    form = PreferencesForm.of(person, request.POST or None)
    if request.method == "POST" and kept(
        form, lambda: services.set_preferences(person.actor(), person, **form.cleaned_data)
    ):
        toast_next(request, _("Kept"))
        return redirect("account_preferences")
    context = {"form": form, "has_second_factor": queries.has_second_factor(person)}
    return render(request, "staff/preferences.html", context)


@require_POST
@signed_in()
def set_preferences(request: PersonRequest) -> Page:
    """Keep the preferences a script sends, one or several."""
    person = request.person
    form = PreferencesForm.of(person, request.POST).only(request.POST)
    if kept(form, lambda: services.set_preferences(person.actor(), person, **form.cleaned_data)):
        return HttpResponse(status=204)
    return HttpResponse(form.errors.as_text(), status=422, content_type="text/plain")


@signed_in()
def sessions(request: PersonRequest) -> Page:
    """Where I am signed in."""
    context = {"sessions": queries.list_sessions(request.person), "current": request.session.session_key}
    return render(request, "staff/sessions.html", context)


@require_POST
@signed_in()
def end_session(request: PersonRequest, session_id: int) -> Page:
    """End one of my sessions."""
    services.end_session(request.person.actor(), request.person, session_id=session_id)
    return redirect("usersessions_list")


@require_POST
@signed_in()
def end_other_sessions(request: PersonRequest) -> Page:
    """End all my sessions but this one."""
    services.end_sessions_of(request.person, besides=request.session.session_key or "")
    return redirect("usersessions_list")


@never_cache
@signed_in(OWN_KEYS)
def keys(request: PersonRequest) -> Page:
    """My keys for programs; a new one is shown once."""
    person = request.person
    form = KeyForm(request.POST or None)
    made: list[str] = []
    if request.method == "POST" and kept(
        form, lambda: made.append(services.create_key(person.actor(), person, **form.cleaned_data)[1])
    ):
        form = KeyForm()
    context = {"form": form, "keys": queries.list_keys(person), "secret": made[0] if made else ""}
    return render(request, "staff/keys.html", context)


@require_POST
@signed_in(OWN_KEYS)
def revoke_key(request: PersonRequest, ref: str) -> Page:
    """Stop one of my keys."""
    services.revoke_key(request.person.actor(), request.person, ref=ref)
    return redirect("account_keys")


@signed_in()
def change_password(request: PersonRequest) -> HttpResponse:
    """Change my password; whoever never chose one needs a link."""
    if not request.person.has_usable_password():
        return render(request, "account/no_password.html")
    answer: HttpResponse = allauth_change_password(request)
    return answer


@never_cache
def choose_password(request: HttpRequest, ref: str, secret: str) -> Page:
    """Choose a password by a one-time link."""
    person = queries.get_person(ref)
    services.require_unspent(person, secret)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and kept(
        form,
        lambda: services.choose_password(person, secret=secret, password=form.cleaned_data["password"]),
    ):
        return redirect("account_login")
    return render(request, "staff/choose_password.html", {"form": form, "newcomer": person})
