"""The dry run: judges every row of the file and keeps what was found; changes no record."""

from contextlib import suppress

import numpy as np
import pyarrow as pa
from django.db import transaction

from clientela.imports.errors import ClaimLost
from clientela.imports.models import ImportProblem, ImportRun, State
from clientela.imports.rules.verdicts import (
    WRITTEN,
    Examination,
    changed_fields,
    group_flags,
    rows_by_verdict,
    units_by_verdict,
)
from clientela.imports.services import sheet_files
from clientela.imports.services.claims import beat, claim, holding, release
from clientela.imports.services.examine import examine
from clientela.imports.services.reasons import error_codes
from clientela.imports.services.targets import Target, get_target
from clientela.kernel import clock

POSITION = "position"


def check_run(run_id: int) -> bool:
    """Dry-run a queued check; whether this worker was the one to do it."""
    run = claim(run_id, (State.CHECKING,), State.CHECKING)
    if run is None:
        return False
    with suppress(ClaimLost), holding(run, State.MATCHED):
        work_out(run)
        release(run, State.CHECKED)
        return True
    return False


def work_out(run: ImportRun) -> None:
    """Judge the whole file, and keep verdicts, flags, grouped problems and the rows to write, chunk by chunk."""
    beat(run, phase="reading", done=0, total=run.layout.get("row_count_estimate", 0))
    cells = sheet_files.all_cells(run, lambda rows: beat(run, done=rows))
    beat(run, phase="checking", done=0, total=cells.num_rows)
    examination = examine(run, cells)
    sheet_files.keep_table(run, sheet_files.FLAGGED, examination.all_flags())
    sheet_files.keep_table(run, sheet_files.CHECKED, _verdict_table(examination))
    run.chunks = _keep_work(run, examination)
    run.counts = _counts(examination)
    run.checked_at = clock.now()
    with transaction.atomic():
        run.save(update_fields=["chunks", "counts", "checked_at"])
        _keep_problems(run, examination, get_target(run.target))


def _verdict_table(examination: Examination) -> pa.Table:
    verdicts = pa.array(examination.verdicts, pa.int8())
    return pa.table({sheet_files.ROW: examination.table[sheet_files.ROW], "verdict": verdicts})


def _counts(examination: Examination) -> dict[str, object]:
    flags = examination.all_flags()
    return {
        "rows": rows_by_verdict(examination.verdicts),
        "units": units_by_verdict(examination),
        "fields": changed_fields(flags),
        "all": examination.table.num_rows,
        "extra": examination.extra,
    }


def _keep_problems(run: ImportRun, examination: Examination, target: Target) -> None:
    run.problems.all().delete()
    groups = group_flags(examination.all_flags(), error_codes(target))
    ImportProblem.objects.bulk_create(
        ImportProblem(run=run, field=group.field, code=group.code, rows=group.rows, texts=list(group.texts))
        for group in groups
    )


def _keep_work(run: ImportRun, examination: Examination) -> int:
    """Keep the rows to write, group by group, one chunk in each row group of the file; how many chunks."""
    wanted = np.flatnonzero(np.isin(examination.verdicts, WRITTEN))
    groups = examination.groups[wanted]
    order = np.argsort(groups, kind="stable")
    chunk_of = _chunk_numbers(groups[order], get_target(run.target).chunk_rows)
    table = examination.table.take(pa.array(wanted[order]))
    path = sheet_files.table_of(run, sheet_files.WORK)
    sheet_files.write_chunks(path, table, np.flatnonzero(np.diff(chunk_of, prepend=-1)))
    return int(chunk_of[-1]) + 1 if len(chunk_of) else 0


def _chunk_numbers(groups: np.ndarray, chunk_rows: int) -> np.ndarray:
    """The chunk of each row; a new one begins only where a group does."""
    if not len(groups):
        return np.zeros(0, np.int64)
    starts = np.flatnonzero(np.diff(groups, prepend=groups[0] - 1))
    chunk_of_group = starts // chunk_rows
    dense = np.unique(chunk_of_group, return_inverse=True)[1]
    return np.repeat(dense, np.diff(np.append(starts, len(groups))))
