"""What the person decides about columns, options and cells before anything is written."""

from collections.abc import Mapping

from django.db import transaction

from clientela.imports.errors import FieldsMissing
from clientela.imports.models import ImportRun, State
from clientela.imports.services.sheet_files import CHECKED, FLAGGED, WORK, table_of
from clientela.imports.services.targets import Target, get_target
from clientela.imports.services.upload import editable_run, remember
from clientela.staff.queries import Person
from clientela_analytics.files.layout import FileLayout

DECISIONS = ("same", "new", "leave")


def match_columns(
    person: Person, ref: str, *, mapping: Mapping[str, str], options: Mapping[str, str]
) -> ImportRun:
    """Say which column goes into which field (field to column name), and how the whole file is taken."""
    with transaction.atomic():
        run = editable_run(person, ref)
        target = get_target(run.target)
        names = FileLayout.from_dict(run.layout).column_names
        known = {field.key for field in target.fields}
        run.mapping = {key: name for key, name in mapping.items() if key in known and name in names}
        run.options = run.options | _known_options(target, options)
        return _changed(run)


def leave_empty(person: Person, ref: str, *, field: str, code: str) -> ImportRun:
    """Take cells that cannot be read for this reason as empty."""
    with transaction.atomic():
        run = editable_run(person, ref)
        chosen = run.remedies.setdefault("empty", {}).setdefault(field, [])
        if code not in chosen:
            chosen.append(code)
        return _changed(run)


def map_value(person: Person, ref: str, *, field: str, text: str, meant: str) -> ImportRun:
    """Read a text as another one wherever it stands in the field's column; remembered for the next file."""
    with transaction.atomic():
        run = editable_run(person, ref)
        run.remedies.setdefault("values", {}).setdefault(field, {})[text] = meant
        return _changed(run)


def fix_cell(person: Person, ref: str, *, row: int, field: str, text: str) -> ImportRun:
    """Put another text into one cell, for this import only."""
    with transaction.atomic():
        run = editable_run(person, ref)
        run.remedies.setdefault("cells", {}).setdefault(str(row), {})[field] = text
        return _changed(run)


def decide_row(person: Person, ref: str, *, row: int, decision: str) -> ImportRun:
    """Say that a doubtful row is the same record, a new one, or to be left out."""
    with transaction.atomic():
        run = editable_run(person, ref)
        if decision in DECISIONS:
            run.remedies.setdefault("rows", {})[str(row)] = decision
        return _changed(run)


def keep_settings(person: Person, ref: str) -> ImportRun:
    """Remember matching, options and mapped values for the next sheet with these headings."""
    with transaction.atomic():
        run = editable_run(person, ref)
        remember(run)
        return run


def require_fields(run: ImportRun) -> None:
    """Raise FieldsMissing unless every needed field has a column."""
    if missing := get_target(run.target).missing(run.mapping):
        raise FieldsMissing(missing)


def _changed(run: ImportRun) -> ImportRun:
    """Whatever a dry run found no longer holds."""
    run.state, run.checked_at, run.counts = State.MATCHED, None, {}
    run.save()
    run.problems.all().delete()
    for name in (CHECKED, FLAGGED, WORK):
        table_of(run, name).unlink(missing_ok=True)
    return run


def _known_options(target: Target, options: Mapping[str, str]) -> dict[str, str]:
    return {
        option.key: options[option.key]
        for option in target.options
        if options.get(option.key) in dict(option.choices)
    }
