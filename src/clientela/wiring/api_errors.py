"""Turns every error into one shape, problem+json (RFC 9457)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from clientela.kernel.errors import BusinessError, Conflict, InvalidInput, NotFound, Refused

STATUS: dict[type[BusinessError], int] = {NotFound: 404, Refused: 403, Conflict: 409, InvalidInput: 422}


def translate_errors(api: NinjaAPI) -> None:
    """Have the API answer every error as a problem."""
    for kind, answer in ANSWERS.items():
        api.add_exception_handler(kind, answer)


def problem(status: int, code: str, title: str, **more: Any) -> HttpResponse:
    """A problem document."""
    document = {"type": f"urn:clientela:problem:{code}", "title": title, "status": status, "code": code}
    return JsonResponse({**document, **more}, status=status, content_type="application/problem+json")


def _business_error(request: HttpRequest, error: BusinessError) -> HttpResponse:
    status = next((STATUS[kind] for kind in STATUS if isinstance(error, kind)), 422)
    facts = {key: value for key, value in error.facts.items() if key != "fields"}
    more = {"facts": facts} if facts else {}
    if fields := error.facts.get("fields"):
        more["fields"] = fields
    return problem(status, error.code, str(error.message), **more)


def _unreadable_request(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {".".join(str(step) for step in row["loc"]): row["msg"] for row in error.errors}
    return problem(422, "api.invalid", _("Some values cannot be taken as they are."), fields=fields)


def _not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    answer = problem(401, "api.not_signed_in", _("Send a valid token as Authorization: Bearer …"))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _refused(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return problem(403, "api.refused", str(error) or _("You do not have the right to do this."))


def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, "api.not_found", _("There is no such record."))


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "api.error", str(error))


ANSWERS: dict[type[Exception], Any] = {
    BusinessError: _business_error,
    ValidationError: _unreadable_request,
    AuthenticationError: _not_signed_in,
    PermissionDenied: _refused,
    Http404: _not_found,
    HttpError: _http_error,
}
