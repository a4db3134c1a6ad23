"""Pages that belong to no room: the component kit and the web app manifest."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static

from clientela.kernel.clock import today
from clientela.shell import kit_samples
from clientela.shell.context import Shell


def kit(request: HttpRequest) -> HttpResponse:
    """The living reference of all parts."""
    return render(request, "shell/kit.html", kit_samples.samples(today()))


def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to keep Clientela on its home screen."""
    icon = {"src": static("shell/img/logo.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": Shell(request).company_name,
            "short_name": "Clientela",
            "start_url": "/",
            "display": "standalone",
            "background_color": "#f6f5f2",
            "theme_color": "#f6f5f2",
            "icons": [icon],
        },
        content_type="application/manifest+json",
    )
