"""What the pages of a run are given."""

from typing import Any

from django.utils.translation import gettext as _

from clientela.imports import queries, services
from clientela.imports.services import Sheet, Target
from clientela.kernel import clock
from clientela.staff.access import PersonRequest
from clientela_analytics.files.layout import FileLayout

PAGE = 50
TAGS = {"new": "is-jade", "update": "is-sky", "same": "", "doubt": "is-amber", "error": "is-red"}
STATE_TAGS = {
    "done": "is-jade", "stopped": "is-amber", "undone": "", "cancelled": "", "running": "is-sky", "queued": "is-sky",
    "checking": "is-sky", "undoing": "is-sky", "uploaded": "is-plum", "matched": "is-plum", "checked": "is-plum",
}  # fmt: skip
Context = dict[str, Any]


def verdict_words() -> dict[str, str]:
    """What verdicts are called on rows and chips."""
    return {
        "new": _("New"),
        "update": _("Update"),
        "same": _("Unchanged"),
        "doubt": _("Same?"),
        "error": _("Left out"),
    }


def sheet_context(run: Any, show: str, after: str) -> Context:
    """The sheet with its matching, its findings and what may be done."""
    target = services.get_target(run.target)
    sheet = services.show_sheet(run, show=show, after=int(after) if after.isdecimal() else 0)
    findings = sheet.findings
    return {
        "run": run,
        "sheet": sheet,
        "findings": findings,
        "show": show,
        "chips": _chips(sheet),
        "words": verdict_words(),
        "tags": TAGS,
        "fields": [(field.key, field.label) for field in target.fields],
        "options": [(option, run.options.get(option.key, option.default)) for option in target.options],
        "missing": target.missing(run.mapping),
        "layout_words": layout_words(run),
        "remembered_on": clock.business_date(run.remembered_at) if run.remembered_at else None,
        "happening": _happening(target, sheet),
        "seconds": max(1, round(findings.to_write / target.rows_per_second)),
        "left_out": findings.rows.get("error", 0),
        "estimate": FileLayout.from_dict(run.layout).row_count_estimate,
    }


def _chips(sheet: Sheet) -> list[tuple[str, str, str, str, int]]:
    icons = {
        "new": "circle-plus",
        "update": "refresh",
        "same": "equal",
        "doubt": "copy",
        "error": "alert-circle",
    }
    rows = sheet.findings.rows
    found = [(key, word, icons[key], TAGS[key], rows.get(key, 0)) for key, word in verdict_words().items()]
    return [("", _("All"), "", "", sheet.findings.total), *found]


def _happening(target: Target, sheet: Sheet) -> list[tuple[str, str, int]]:
    """Hue, words and count of everything that will be done."""
    findings = sheet.findings
    units = findings.units
    updated = _("Updated")
    if findings.fields_changed:
        updated = _("Updated, %(count)s fields") % {"count": findings.fields_changed}
    lines = [
        ("is-jade", _("New"), units.get("new", 0)),
        ("is-sky", updated, units.get("update", 0)),
        ("", _("Unchanged"), units.get("same", 0)),
        ("is-amber", _("To decide: same or new"), units.get("doubt", 0)),
        ("is-red", _("Left out, with reason"), units.get("error", 0)),
    ]
    extra = [("is-jade", str(target.extra_labels[key]), count) for key, count in findings.extra.items()]
    return [line for line in (*lines, *extra) if line[2] or line[0] in ("is-jade", "is-red")]


def layout_words(run: Any) -> list[str]:
    """How the file is read, in short parts."""
    layout = FileLayout.from_dict(run.layout)
    words = [_("Sheet %(name)s") % {"name": layout.sheet}] if layout.sheet else []
    if layout.encoding:
        words.append(_("Characters %(name)s") % {"name": layout.encoding.upper()})
    if layout.header_rows:
        words.append(_("Headings in row %(rows)s") % {"rows": ", ".join(map(str, layout.header_rows))})
    else:
        words.append(_("No headings"))
    return words


def progress_context(run: Any) -> Context:
    """How far a run under way is."""
    words = {
        "reading": _("Reading the file"),
        "checking": _("Checking every row"),
        "writing": _("Writing"),
        "undoing": _("Undoing"),
    }
    is_waiting = run.state == "queued" or not run.phase
    percent = 0 if is_waiting or not run.total else min(100, round(100 * run.done / run.total))
    return {
        "run": run,
        "words": _("Waiting for its turn") if is_waiting else words.get(run.phase, ""),
        "percent": percent,
        "is_silent": run.state in ("running", "undoing") and queries.is_silent(run),
    }


def result_context(request: PersonRequest, run: Any) -> Context:
    """What became of a run."""
    person = request.person
    target = services.get_target(run.target)
    return {
        "run": run,
        "written": _written(run, target),
        "problems": services.troubles_of(run) if run.checked_at else [],
        "left_out": run.counts.get("rows", {}).get("error", 0),
        "unchanged": run.counts.get("units", {}).get("same", 0),
        "kept": queries.records_kept(run),
        "may_undo": run.person_id == person.pk or person.has_right(queries.UNDO_OTHERS),
        "seconds": (run.finished_at - run.started_at).total_seconds()
        if run.finished_at and run.started_at
        else None,
        "has_undone": queries.has_undone(run),
    }


def _written(run: Any, target: Target) -> list[tuple[str, int]]:
    counts = queries.written_counts(run)
    words = {"new": _("New"), "update": _("Updated"), "same": _("Unchanged"), **target.extra_labels}
    return [(str(words[key]), count) for key, count in counts.items() if key in words and count]


def list_context(request: PersonRequest) -> Context:
    """A page of runs, newest first."""
    person, before = request.person, request.GET.get("before", "")
    runs = queries.visible_runs(person)
    if before.isdecimal():
        runs = runs.filter(pk__lt=int(before))
    found = list(runs.order_by("-pk")[: PAGE + 1])
    shown = found[:PAGE]
    rows = [(run, services.find_target(run.target), STATE_TAGS[run.state]) for run in shown]
    return {
        "rows": rows,
        "targets": services.list_targets(person),
        "next_before": shown[-1].pk if len(found) > PAGE else None,
    }
