"""The rows that were left out as a file, with the reason beside each, to be corrected and imported again."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from django.utils.translation import gettext as _

from clientela.imports.models import ImportRun
from clientela.imports.rules.verdicts import Verdict
from clientela.imports.services import sheet_files
from clientela.imports.services.preview import columns_of
from clientela.imports.services.reasons import error_codes, reason_of
from clientela.imports.services.targets import get_target
from clientela.kernel.actors import Actor
from clientela.staff.services import record_access
from clientela_analytics.files import write_csv, write_xlsx

WORKBOOK_ROWS = 100_000


def left_out_file(actor: Actor, run: ImportRun, suffix: str) -> tuple[str, bytes]:
    """Name and content of the file of rows left out by the dry run; recorded as an export."""
    writers = {"csv": write_csv, "xlsx": write_xlsx}
    kept = BytesIO()
    names = [_("row"), _("reason"), *(column.name for column in columns_of(run))]
    writers[suffix](kept, names, _rows(run))
    record_access(
        actor, kind="export", subject_kind="imports.importrun", subject_id=run.pk, detail=run.file_name
    )
    stem = run.file_name.removesuffix(run.suffix)
    return f"{stem} - {_('left out')}.{suffix}", kept.getvalue()


def _rows(run: ImportRun) -> Iterator[tuple[str, ...]]:
    verdicts = np.asarray(sheet_files.kept_column(run, sheet_files.CHECKED, "verdict"))
    positions = np.flatnonzero(verdicts == Verdict.ERROR)
    reasons = _reasons(run)
    cells = sheet_files.all_cells(run).take(pa.array(positions))
    numbers = cells[sheet_files.ROW].to_pylist()
    texts = zip(*(cells[column.name].to_pylist() for column in columns_of(run)), strict=True)
    for position, number, row in zip(positions.tolist(), numbers, texts, strict=True):
        yield (str(number), reasons.get(position, ""), *row)


def _reasons(run: ImportRun) -> dict[int, str]:
    """Every reason of each row, in the reader's language."""
    target, flags = get_target(run.target), sheet_files.kept_flags(run)
    wrong = flags.filter(pc.is_in(flags["code"], pa.array(error_codes(target))))
    labels = {field.key: str(field.label) for field in target.fields}
    found: dict[int, str] = {}
    for flag in wrong.to_pylist():
        sentence = str(reason_of(target, flag["code"]).label)
        if "%(text)s" in sentence:
            sentence = sentence % {"text": flag["text"] or ""}
        named = f"{labels[flag['field']]}: {sentence}" if flag["field"] in labels else sentence
        found[flag["position"]] = (
            f"{found[flag['position']]}; {named}" if flag["position"] in found else named
        )
    return found
