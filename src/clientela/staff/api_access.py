"""The door of the API: a program's key with its scopes, or the session of a person's own pages."""

from typing import cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.security import HttpBearer
from ninja.utils import check_csrf

from clientela.staff import queries, services
from clientela.staff.access import PersonRequest
from clientela.staff.errors import ScopeMissing
from clientela.staff.keys import digest_of
from clientela.staff.middleware import speak_with
from clientela.staff.models import ApiToken, Person
from clientela.staff.scopes import scope_of_request

TOO_MANY = 429
FORBIDDEN = 403
MINUTE = 60


class TokenAuth(HttpBearer):
    """Sets `request.person`; a key needs the scope and never exceeds its person's rights.

    Without a scope of its own an operation needs that of its method and area: GET /api/customers
    needs `read:customers`. Pages use their session instead, with the CSRF header.
    """

    def __init__(self, scope: str = "") -> None:
        self.scope = scope
        super().__init__()

    def __call__(self, request: HttpRequest) -> Person | None:
        if "Authorization" in request.headers:
            return super().__call__(request)
        return _person_of_page(request)

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        key = queries.find_key(digest_of(token))
        if key is None:
            return None
        _require_rate(key)
        wanted = self.scope or scope_of_request(request.method or "", request.path)
        if wanted not in key.scopes:
            raise ScopeMissing(wanted)
        services.mark_key_used(key)
        cast(PersonRequest, request).person = key.person
        speak_with(key.person)
        return key.person


def _person_of_page(request: HttpRequest) -> Person | None:
    person: Person | None = getattr(request, "person", None)
    if person is not None and check_csrf(request):
        raise HttpError(FORBIDDEN, _("The page is too old. Load it again."))
    return person


def _require_rate(key: ApiToken) -> None:
    counter = f"staff.key.{key.pk}"
    if cache.add(counter, 1, MINUTE):
        return
    try:
        asked = cache.incr(counter)
    except ValueError:
        return
    if asked > settings.API_CALLS_PER_MINUTE:
        raise HttpError(TOO_MANY, _("Too many requests with this key. Go on in a minute."))


api_auth = TokenAuth()
