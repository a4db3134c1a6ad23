"""One-click remedies: leave empty, map values, fix a cell, decide a row; each judges the sheet anew."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clientela.imports import queries, services
from clientela.imports.views.frame import RIGHT
from clientela.shell.toasts import toast_next
from clientela.staff.access import PersonRequest, signed_in


@require_POST
@signed_in(RIGHT)
def leave_empty(request: PersonRequest, ref: str) -> HttpResponse:
    """Take unreadable cells of a field as empty."""
    services.leave_empty(
        request.person, ref, field=request.POST.get("field", ""), code=request.POST.get("code", "")
    )
    return redirect("imports:run", ref)


@signed_in(RIGHT)
def map_values(request: PersonRequest, ref: str) -> HttpResponse:
    """Say for each unreadable text what it means."""
    run = queries.get_run(request.person, ref)
    field = request.POST.get("field", "") or request.GET.get("field", "")
    if request.method == "POST":
        for text, meant in zip(request.POST.getlist("text"), request.POST.getlist("meant"), strict=False):
            if meant.strip():
                services.map_value(request.person, ref, field=field, text=text, meant=meant.strip())
        return redirect("imports:run", ref)
    troubles = services.show_sheet(run).findings.troubles
    texts = [
        text for each in troubles if each.field == field and "map" in each.remedies for text, _ in each.texts
    ]
    choices = services.choices_of(run.target, field)
    context = {"run": run, "field": field, "texts": texts, "choices": choices}
    return render(request, "imports/_values.html", context)


@require_POST
@signed_in(RIGHT)
def fix_cell(request: PersonRequest, ref: str) -> HttpResponse:
    """Put another text into one cell."""
    row = request.POST.get("row", "")
    if row.isdecimal():
        field, text = request.POST.get("field", ""), request.POST.get("text", "")
        services.fix_cell(request.person, ref, row=int(row), field=field, text=text)
    return redirect("imports:run", ref)


@require_POST
@signed_in(RIGHT)
def decide_row(request: PersonRequest, ref: str) -> HttpResponse:
    """Say that a doubtful row is the same, new, or left out."""
    row = request.POST.get("row", "")
    if row.isdecimal():
        services.decide_row(request.person, ref, row=int(row), decision=request.POST.get("decision", ""))
    return redirect("imports:run", ref)


@require_POST
@signed_in(RIGHT)
def keep_settings(request: PersonRequest, ref: str) -> HttpResponse:
    """Remember the settings for the next file with these headings."""
    services.keep_settings(request.person, ref)
    toast_next(request, _("Kept for the next file with these headings."))
    return redirect("imports:run", ref)
