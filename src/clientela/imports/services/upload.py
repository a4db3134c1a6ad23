"""Takes a file in: keeps it privately, finds out how it is laid out, matches what its headings say."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from clientela.imports import queries
from clientela.imports.errors import FileCannotBeRead, NotReady
from clientela.imports.models import ImportRun, MappingMemory, State
from clientela.imports.rules import headings
from clientela.imports.services.reasons import refusal_sentence
from clientela.imports.services.sheet_files import folder_of, forget_files, forget_tables, original_of
from clientela.imports.services.targets import Target, get_target
from clientela.kernel import clock
from clientela.staff.queries import Person, require_right
from clientela_analytics.files import sniff
from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.layout import FileLayout, Overrides

RIGHT = "imports.run"
LARGEST_BYTES = 1024**3
KNOWN_SUFFIXES = (
    ".csv.gz",
    ".tsv.gz",
    ".csv",
    ".tsv",
    ".txt",
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".xls",
    ".ods",
    ".parquet",
)
EDITABLE = (State.UPLOADED, State.MATCHED, State.CHECKED)


def upload_file(
    person: Person, *, target_key: str, name: str, size: int, pieces: Iterable[bytes]
) -> ImportRun:
    """Keep an uploaded file and open an import for it; raises FileCannotBeRead and keeps nothing then."""
    require_right(person, RIGHT)
    target = get_target(target_key)
    if target.right:
        require_right(person, target.right)
    if size > LARGEST_BYTES:
        raise FileCannotBeRead(
            "imports.too_large", _("The file is larger than 1 GB. Divide it and import the parts.")
        )
    run = ImportRun(
        target=target.key, person=person, file_name=_plain_name(name), suffix=_suffix(name), size=size
    )
    try:
        run.sha256 = _keep(run, pieces)
        run.layout = find_layout(run, Overrides()).to_dict()
        _match_by_headings(run, target)
    except BaseException:
        forget_files(run)
        raise
    run.save(force_insert=True)
    return run


def find_layout(run: ImportRun, overrides: Overrides) -> FileLayout:
    """How the file is laid out, given what the person decided; raises FileCannotBeRead."""
    try:
        return sniff(original_of(run), overrides=overrides)
    except FileRefused as refused:
        raise FileCannotBeRead(refused.code, refusal_sentence(refused)) from refused


def correct_layout(person: Person, ref: str, corrections: Mapping[str, Any]) -> ImportRun:
    """Read the file again with what the person decided about sheet, headings, characters, dates, numbers."""
    overrides = Overrides(**corrections)
    # The file is looked at before the lock, which must not be held while a large workbook is opened.
    layout = find_layout(queries.get_run(person, ref), overrides)
    with transaction.atomic():
        run = editable_run(person, ref)
        before = FileLayout.from_dict(run.layout).column_names
        run.overrides, run.layout = asdict(overrides), layout.to_dict()
        run.state, run.remedies = State.UPLOADED, {}
        forget_tables(run)
        if layout.column_names != before:
            _match_by_headings(run, get_target(run.target))
        run.save()
    return run


def editable_run(person: Person, ref: str) -> ImportRun:
    """The person's run under a lock; raises NotReady once it is under way."""
    require_right(person, RIGHT)
    run = queries.get_run(person, ref, lock=True)
    if run.state not in EDITABLE:
        raise NotReady(run.state)
    return run


def _keep(run: ImportRun, pieces: Iterable[bytes]) -> str:
    folder_of(run).mkdir(parents=True, mode=0o700)
    digest = hashlib.sha256()
    with original_of(run).open("wb") as kept:
        for piece in pieces:
            digest.update(piece)
            kept.write(piece)
    return digest.hexdigest()


def _match_by_headings(run: ImportRun, target: Target) -> None:
    names = FileLayout.from_dict(run.layout).column_names
    memory = MappingMemory.objects.filter(target=target.key, fingerprint=headings.fingerprint(names)).first()
    run.remembered_at = memory.used_at if memory else None
    if memory:
        run.mapping = {field: name for field, name in memory.mapping.items() if name in names}
        run.options, run.remedies = memory.options, {"values": memory.values}
    else:
        run.mapping = headings.guess(names, {field.key: field.synonyms for field in target.fields})
        run.options = {option.key: option.default for option in target.options}


def remember(run: ImportRun) -> None:
    """Use these settings again for the next sheet with the same headings."""
    names = FileLayout.from_dict(run.layout).column_names
    kept = {"mapping": run.mapping, "options": run.options, "values": run.remedies.get("values", {})}
    MappingMemory.objects.update_or_create(
        target=run.target,
        fingerprint=headings.fingerprint(names),
        defaults={**kept, "used_at": clock.now()},
    )


def _plain_name(name: str) -> str:
    return Path(name.replace("\\", "/")).name[-200:] or "file"


def _suffix(name: str) -> str:
    return next((suffix for suffix in KNOWN_SUFFIXES if name.lower().endswith(suffix)), "")
