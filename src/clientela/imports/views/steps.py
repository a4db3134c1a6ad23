"""The first steps of the wizard: file, sheet and headings, matching."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clientela.imports import queries, services
from clientela.imports.errors import FileCannotBeRead
from clientela.imports.forms import LayoutForm, UploadForm, mapping_from, options_from
from clientela.imports.views.frame import RIGHT, frame, target_named
from clientela.staff.access import PersonRequest, signed_in
from clientela_analytics.files.layout import FileLayout

UNREADABLE = 422


@signed_in(RIGHT)
def upload(request: PersonRequest) -> HttpResponse:
    """Choose a file; a refused one is named with the reason and nothing of it is kept."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _upload_page(request, request.GET.get("target", ""))
    if not form.is_valid():
        return _upload_page(request, request.POST.get("target", ""), _("Choose a file."))
    file, key = form.cleaned_data["file"], form.cleaned_data["target"]
    if target_named(key) is None:
        return _upload_page(request, "", _("Choose what the file holds."))
    try:
        run = services.upload_file(
            request.person, target_key=key, name=file.name, size=file.size, pieces=file.chunks()
        )
    except FileCannotBeRead as refused:
        return _upload_page(request, key, refused.message, file.name)
    return redirect("imports:layout", run.ref)


def _upload_page(request: PersonRequest, key: str, refusal: str = "", name: str = "") -> HttpResponse:
    targets = services.list_targets(request.person)
    chosen = key or (targets[0].key if targets else "")
    more = {"targets": targets, "chosen": chosen, "refusal": refusal, "file_name": name}
    context = frame(target_named(key), 1, **more)
    return render(request, "imports/upload.html", context, status=UNREADABLE if refusal else 200)


@signed_in(RIGHT)
def layout(request: PersonRequest, ref: str) -> HttpResponse:
    """How the file is read: shown, and corrected."""
    run = queries.get_run(request.person, ref)
    form = LayoutForm(FileLayout.from_dict(run.layout), request.POST or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_layout(request.person, ref, form.corrections())
            return redirect("imports:layout", ref)
        except FileCannotBeRead as refused:
            refusal = refused.message
    found = FileLayout.from_dict(run.layout)
    context = frame(
        services.get_target(run.target),
        2,
        run=run,
        form=form,
        found=found,
        rows=services.top_rows(run),
        notes=services.note_sentences(found),
        refusal=refusal,
    )
    return render(request, "imports/layout.html", context)


@require_POST
@signed_in(RIGHT)
def match(request: PersonRequest, ref: str) -> HttpResponse:
    """Take the chosen columns and options."""
    run = queries.get_run(request.person, ref)
    names = FileLayout.from_dict(run.layout).column_names
    mapping = mapping_from(request.POST, run.mapping, names) if "column-0" in request.POST else run.mapping
    services.match_columns(request.person, ref, mapping=mapping, options=options_from(request.POST))
    return redirect("imports:run", ref)
