"""Where an import stands: its sheet, its progress, its result; and the list of all."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from clientela.imports import queries, services, tasks
from clientela.imports.views.frame import RIGHT, frame
from clientela.imports.views.shown import list_context, progress_context, result_context, sheet_context
from clientela.kernel.jobs import enqueue
from clientela.staff.access import PersonRequest, signed_in

UNDER_WAY = ("checking", "queued", "running", "undoing")
EDITABLE = ("uploaded", "matched", "checked")
FILE_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@signed_in(RIGHT)
def list_page(request: PersonRequest) -> HttpResponse:
    """All imports the person may see."""
    return render(request, "imports/list.html", list_context(request))


@never_cache
@signed_in(RIGHT)
def run_page(request: PersonRequest, ref: str) -> HttpResponse:
    """The page of the step at which the import is."""
    run = queries.get_run(request.person, ref)
    target = services.get_target(run.target)
    if run.state in EDITABLE:
        context = sheet_context(run, request.GET.get("show", ""), request.GET.get("after", ""))
        return render(request, "imports/sheet.html", frame(target, 4 if run.checked_at else 3, **context))
    if run.state in UNDER_WAY:
        step = 4 if run.state == "checking" else 5
        return render(request, "imports/progress.html", frame(target, step, **progress_context(run)))
    return render(request, "imports/result.html", frame(target, 5, **result_context(request, run)))


@never_cache
@signed_in(RIGHT)
def progress(request: PersonRequest, ref: str) -> HttpResponse:
    """How far a run under way is; leads on once it is not."""
    run = queries.get_run(request.person, ref)
    if run.state not in UNDER_WAY:
        return HttpResponseClientRedirect(reverse("imports:run", args=[ref]))
    return render(request, "imports/_progress.html", progress_context(run))


@require_POST
@signed_in(RIGHT)
def check(request: PersonRequest, ref: str) -> HttpResponse:
    """Dry-run the whole file in the background."""
    run, is_first = services.start_check(request.person, ref)
    if is_first:
        enqueue(tasks.check_import, run.pk)
    return redirect("imports:run", ref)


@require_POST
@signed_in(RIGHT)
def start(request: PersonRequest, ref: str) -> HttpResponse:
    """Import in the background, or go on with what stopped."""
    run, is_first = services.start_run(request.person, ref)
    if is_first:
        enqueue(tasks.write_import, run.pk)
    return redirect("imports:run", ref)


@require_POST
@signed_in(RIGHT)
def stop(request: PersonRequest, ref: str) -> HttpResponse:
    """Stop after the part that is being written."""
    services.stop_run(request.person, ref)
    return redirect("imports:run", ref)


@require_POST
@signed_in(RIGHT)
def undo(request: PersonRequest, ref: str) -> HttpResponse:
    """Take an import back in the background."""
    run, is_first = services.start_undo(request.person, ref)
    if is_first:
        enqueue(tasks.undo_import, run.pk)
    return redirect("imports:run", ref)


@require_POST
@signed_in(RIGHT)
def give_up(request: PersonRequest, ref: str) -> HttpResponse:
    """Leave an import of which nothing was written."""
    services.give_up(request.person, ref)
    return redirect("imports:list")


@signed_in(RIGHT)
def left_out(request: PersonRequest, ref: str, suffix: str) -> HttpResponse:
    """The rows that are left out, with reasons, as a file."""
    run = queries.get_run(request.person, ref)
    if suffix not in FILE_KINDS or run.checked_at is None:
        raise Http404
    name, content = services.left_out_file(request.person.actor(), run, suffix)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(content, content_type=FILE_KINDS[suffix], headers=headers)
