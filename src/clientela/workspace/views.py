"""The pages of the workspace: Today and search."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clientela.kernel import clock
from clientela.shell.registry import panels_of
from clientela.staff.access import PersonRequest, signed_in
from clientela.workspace.queries import Today, find_everywhere, greeting


@require_safe
@signed_in()
def today(request: PersonRequest) -> HttpResponse:
    """Whom to look after today, why, and what it is worth."""
    person = request.person
    asked = request.GET
    day = Today(person, by=asked.get("by", ""), kind=asked.get("kind", ""), shows_all="all" in asked)
    first = day.focus.item.ref if day.focus else ""
    context = {
        "today": day,
        "focus": request.GET.get("focus", first),
        "greeting": greeting(person, timezone.localtime(clock.now()).hour),
        "progress": f"{len(day.done)}/{len(day.done) + day.open_count}",
        "groupings": [("kind", _("By kind")), ("stake", _("By stake")), ("time", _("By time"))],
        "panels": panels_of("workspace.today", person, "side"),
        "empty": _nothing_waits(),
    }
    return render(request, "workspace/today.html", context)


@require_safe
@signed_in()
def search(request: PersonRequest) -> HttpResponse:
    """What the palette finds while somebody types."""
    query = request.GET.get("q", "").strip()[:80]
    found = find_everywhere(request.person, query) if query else []
    return render(request, "shell/parts/found.html", {"found": found})


def _nothing_waits() -> dict[str, str]:
    return {
        "title": _("Nothing is late today"),
        "text": _("Everything that was due is done. New work appears here as soon as somebody finds it."),
        "action": _("Customers at risk"),
        "href": reverse("customers:list") + "?sort=-at_stake",
    }
