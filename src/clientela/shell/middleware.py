"""Turns broken business rules into answers a person can act on."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clientela.kernel.errors import BusinessError, Conflict, NotFound, Refused
from clientela.shell import registry

Answer = Callable[[HttpRequest], HttpResponse]
STATUSES: tuple[tuple[type[BusinessError], int], ...] = ((NotFound, 404), (Refused, 403), (Conflict, 409))
BROKEN_RULE = 422
PROBLEM_HEADER = "X-Problem"
FRAGMENTS = {Conflict: "shell/parts/conflict.html", Refused: "shell/parts/refused.html"}
FRAGMENT = "shell/parts/problem.html"


def status_of(error: BusinessError) -> int:
    """The HTTP status of the page for a broken rule."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), BROKEN_RULE)


def fragment_of(error: BusinessError) -> str:
    """The template that shows a broken rule."""
    return next((name for kind, name in FRAGMENTS.items() if isinstance(error, kind)), FRAGMENT)


def answer(request: HttpRequest, error: BusinessError) -> HttpResponse:
    """A 422 fragment for HTMX, which puts it beside what was tried; a page otherwise."""
    if getattr(request, "htmx", False):
        response = render(request, fragment_of(error), _words(error), status=BROKEN_RULE)
        response[PROBLEM_HEADER] = error.code
        return response
    frame = "shell/base.html" if getattr(request, "person", None) else "shell/plain.html"
    context = _words(error) | {"fragment": fragment_of(error), "frame": frame}
    return render(request, "shell/problem_page.html", context, status=status_of(error))


def _words(error: BusinessError) -> dict[str, Any]:
    return {"error": error, "granters": registry.granters_of(str(error.facts.get("right", "")))}


class ErrorMiddleware:
    """Answers every BusinessError that a view let through."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer broken rules; leave faults of ours to the server error page."""
        return answer(request, exception) if isinstance(exception, BusinessError) else None
