"""How allauth behaves here: nobody signs up, messages give nothing away, every try is recorded."""

from typing import Any, ClassVar
from urllib.parse import quote

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clientela.kernel.actors import Actor
from clientela.staff import queries, services
from clientela.staff.models import Person

MISMATCH = _("Name and password do not fit together.")
LOCKED = _("Too many wrong tries. Try again in ten minutes, or ask an administrator for a new link.")
WRONG_CODE = _("This code does not fit. Codes change every 30 seconds.")


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth is untyped
    """Loads who is signed in together with role, team and region, in one query."""

    def get_user(self, user_id: int) -> Person | None:
        return queries.active_people().filter(pk=user_id).first()


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """The rules of the sign-in page."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "too_many_login_attempts": LOCKED,
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your password."),
        "incorrect_code": WRONG_CODE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            self._record_refusal(request, credentials, "locked")
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        person = super().authenticate(request, **credentials)
        if not isinstance(person, Person):
            return None
        if not person.is_active:
            self._record_refusal(request, credentials, "inactive")
            return None
        return person

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        self._record_refusal(request, credentials, "password")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page that follows shows what is now the case."""

    def _record_refusal(self, request: HttpRequest, credentials: dict[str, Any], why: str) -> None:
        """Keep whose door was tried; a name nobody has is not kept, it may be a mistyped password."""
        person = queries.find_by_sign_in_name(credentials.get("username") or credentials.get("email") or "")
        actor = person.actor() if person else Actor(None, "")
        services.record_access(actor, kind="sign_in_refused", detail=why, address=self.get_client_ip(request))


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    """The rules of the second factor."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
    }

    def build_totp_url(self, user: Person, secret: str) -> str:
        label = quote(f"{self.get_totp_issuer()}:{user.username}")
        return f"otpauth://totp/{label}?secret={secret}&issuer={quote(self.get_totp_issuer())}"

    def build_totp_svg(self, url: str) -> str:
        return str(
            segno.make(url, micro=False).svg_inline(border=2, light="#fff", dark="#000", omitsize=True)
        )
