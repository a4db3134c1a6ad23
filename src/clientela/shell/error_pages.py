"""Pages for requests that cannot be answered; the one for our own faults needs no database."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request made no sense to us."""
    return _page(
        request,
        400,
        _("This request could not be read"),
        _("Nothing was changed. Go back and try it once more."),
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request may be forged, or the right is missing."""
    return _page(
        request,
        403,
        _("This is not open to you"),
        _("Nothing was changed. Load the page again, or ask your administrator for the right."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's proof of origin is missing or old."""
    return _page(
        request,
        403,
        _("This form is too old"),
        _("Nothing was changed. Load the page again and send it once more."),
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing lives at this address, or nothing the person may see."""
    return _page(
        request,
        404,
        _("Nothing is here"),
        _("The record may have been moved or merged, or it is not yours to see. Search for its name."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """We made a mistake; drawn without context processors, so without the database."""
    words = {
        "title": _("Something went wrong on our side"),
        "text": _("What you sent may not be kept. Look whether it is there before you send it again."),
        "status": 500,
    }
    return HttpResponse(render_to_string("shell/error.html", words), status=500)


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    words = {"title": title, "text": text, "status": status}
    return render(request, "shell/error.html", words, status=status)
