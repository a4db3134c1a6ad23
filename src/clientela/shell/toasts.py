"""Short notices after something was done, with Undo where it can be taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django_htmx.http import trigger_client_event


def with_toast(response: HttpResponse, text: str, *, undo_url: str = "") -> HttpResponse:
    """Show a toast when this HTMX answer arrives; `undo_url` is posted to by its Undo button for 30 seconds."""
    return trigger_client_event(response, "toast", {"text": text, "undo": undo_url})


def toast_next(request: HttpRequest, text: str, *, undo_url: str = "") -> None:
    """Show a toast on the next full page, as after a redirect."""
    messages.success(request, text, extra_tags=undo_url)
