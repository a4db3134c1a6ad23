"""Writes to the access record what allauth and Django announce about signing in."""

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from clientela.staff import services

if TYPE_CHECKING:
    from clientela.staff.models import Person


@receiver(user_logged_in)
def on_signed_in(request: HttpRequest, user: "Person", **_: Any) -> None:
    """Somebody came in."""
    _record(request, user, "sign_in")


@receiver(user_logged_out)
def on_signed_out(request: HttpRequest, user: "Person | None", **_: Any) -> None:
    """Somebody went out."""
    if user is not None:
        _record(request, user, "sign_out")


@receiver(authentication_failed)
def on_wrong_code(request: HttpRequest, user: "Person", **_: Any) -> None:
    """The password fitted, the second factor did not."""
    _record(request, user, "sign_in_refused", "second_factor")


@receiver(password_changed)
def on_password_changed(request: HttpRequest, user: "Person", **_: Any) -> None:
    """Somebody changed his password; his other sessions end."""
    _record(request, user, "security", "password_changed")
    services.end_sessions_of(user, besides=request.session.session_key or "")


@receiver(authenticator_added)
def on_factor_added(request: HttpRequest, user: "Person", authenticator: Authenticator, **_: Any) -> None:
    """A second factor was set up."""
    _record(request, user, "security", f"{authenticator.type}_added")


@receiver(authenticator_removed)
def on_factor_removed(request: HttpRequest, user: "Person", authenticator: Authenticator, **_: Any) -> None:
    """A second factor was taken away."""
    _record(request, user, "security", f"{authenticator.type}_removed")


@receiver(authenticator_reset)
def on_codes_renewed(request: HttpRequest, user: "Person", **_: Any) -> None:
    """Recovery codes were made anew."""
    _record(request, user, "security", "codes_renewed")


def _record(request: HttpRequest, person: "Person", kind: str, detail: str = "") -> None:
    address = get_adapter().get_client_ip(request)
    services.record_access(person.actor(), kind=kind, detail=detail, address=address)
