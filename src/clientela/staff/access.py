"""The door of every page: somebody must be signed in, and have the right where one is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from clientela.staff import queries
from clientela.staff.models import Company, Person

P = ParamSpec("P")


class PersonRequest(HttpRequest):
    """A request as views see it behind `signed_in` and operations behind `TokenAuth`: somebody asks."""

    person: Person
    company: Company
    htmx: HtmxDetails


View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
PersonView = Callable[Concatenate[PersonRequest, P], HttpResponseBase]


def signed_in(right: str = "") -> Callable[[PersonView[P]], View[P]]:
    """Let only signed-in people see the page, with `request.person`; without the right it is Refused."""

    def guard(view: PersonView[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if getattr(request, "person", None) is None:
                return to_sign_in(request)
            asked = cast(PersonRequest, request)
            if right:
                queries.require_right(asked.person, right)
            return view(asked, *args, **kwargs)

        return guarded

    return guard


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a stranger to the sign-in page, and back to where he was afterwards."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    if htmx:
        page = htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(redirect_to_login(page).url)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
