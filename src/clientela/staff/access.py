"""The door of every page: somebody must be signed in, and have the right where one is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRedirect

from clientela.staff import queries

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def signed_in(right: str = "") -> Callable[[View[P]], View[P]]:
    """Let only signed-in people see the page, with `request.person`; without the right it is Refused."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.person is None:
                return to_sign_in(request)
            if right:
                queries.require_right(request.person, right)
            return view(request, *args, **kwargs)

        return guarded

    return guard


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a stranger to the sign-in page, and back to where he was afterwards."""
    if getattr(request, "htmx", False):
        page = request.htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(redirect_to_login(page).url)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
