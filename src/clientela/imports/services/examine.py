"""Reads a sheet's cells into typed fields and has the target judge each row; writes nothing."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientela.imports.models import ImportRun
from clientela.imports.rules.typed_cells import (
    NUMBERS,
    PRICE_SCALE,
    PROBLEM_OF,
    QUANTITY_SCALE,
    Kind,
    TypedColumn,
    reading_of,
    type_column,
)
from clientela.imports.rules.verdicts import Examination, Verdict
from clientela.imports.services.sheet_files import ROW, unreadable_rows
from clientela.imports.services.targets import Field, Plan, Target, get_target
from clientela.staff.queries import get_company
from clientela_analytics.files.layout import ColumnLayout, FileLayout

SCALES = {Kind.QUANTITY: QUANTITY_SCALE, Kind.PRICE: PRICE_SCALE, Kind.WHOLE: 1}


def plan_of(run: ImportRun) -> Plan:
    """Under which conditions this run is examined and written."""
    remedies = run.remedies
    decisions = {int(row): decision for row, decision in remedies.get("rows", {}).items()}
    actor = run.person.actor("import")
    return Plan(
        run.pk,
        run.person,
        actor,
        run.options,
        get_company().currency,
        decisions,
        run.remedies.get("empty", {}),
    )


def examine(run: ImportRun, cells: pa.Table) -> Examination:
    """Verdicts and flags for every row of a sheet; while needed columns are missing, of its cells alone."""
    target = get_target(run.target)
    examination = _typed(run, target, cells)
    _refuse_unreadable(run, examination)
    if not target.missing(run.mapping):
        target.judge(examination, plan_of(run))
    _leave_out_whole_groups(examination)
    return examination


def _refuse_unreadable(run: ImportRun, examination: Examination) -> None:
    untrusted = unreadable_rows(run)
    if untrusted:
        rows = np.asarray(examination.table[ROW])
        examination.refuse(np.isin(rows, list(untrusted)), "", "row_unreadable")


def _leave_out_whole_groups(examination: Examination) -> None:
    """A row whose group is left out anywhere is left out as well."""
    refused = np.unique(examination.groups[examination.errors])
    if len(refused):
        examination.verdicts[np.isin(examination.groups, refused)] = Verdict.ERROR


def _typed(run: ImportRun, target: Target, cells: pa.Table) -> Examination:
    layouts = {column.name: column for column in FileLayout.from_dict(run.layout).columns}
    examination = Examination.of(cells.select([ROW]))
    for field in target.fields:
        name = run.mapping.get(field.key)
        if name in cells.column_names:
            texts = _fixed(cells, name, run.remedies.get("cells", {}), field.key)
            _read_field(examination, field, layouts[name], texts, run.remedies)
    return examination


def _fixed(cells: pa.Table, name: str, fixes: Mapping[str, Mapping[str, str]], field: str) -> pa.Array:
    """A column's texts with the cells a person corrected."""
    texts = cells.column(name).combine_chunks()
    wanted = {int(row): fix[field] for row, fix in fixes.items() if field in fix}
    if not wanted:
        return texts
    rows = cells.column(ROW).combine_chunks()
    places = {row: place for place, row in enumerate(rows.to_pylist()) if row in wanted}
    corrected = texts.to_pylist()
    for row, place in places.items():
        corrected[place] = wanted[row]
    return pa.array(corrected, pa.string())


def _read_field(
    examination: Examination, field: Field, column: ColumnLayout, texts: pa.Array, remedies: Mapping[str, Any]
) -> None:
    choices = field.choices() if field.choices else {}
    values = remedies.get("values", {}).get(field.key, {})
    typed = type_column(texts, reading_of(field.kind, column, choices, values))
    examination.put(field.key, typed.values)
    emptied = remedies.get("empty", {}).get(field.key, [])
    problem = PROBLEM_OF.get(field.kind, "not_a_choice")
    if problem not in emptied:
        examination.refuse(typed.bad, field.key, problem, texts)
    if field.is_required:
        examination.refuse(typed.empty & ~(typed.bad & (problem not in emptied)), field.key, "missing", texts)
    _refuse_long(examination, field, typed, emptied)
    _show_worded(examination, field, typed)


def _refuse_long(examination: Examination, field: Field, typed: TypedColumn, emptied: list[str]) -> None:
    if not field.longest or not pa.types.is_string(typed.values.type):
        return
    lengths = pc.utf8_length(typed.values).fill_null(0)
    too_long = np.asarray(lengths) > field.longest
    if "too_long" in emptied:
        examination.put(field.key, pc.if_else(pa.array(too_long), pa.scalar(None, pa.string()), typed.values))
    else:
        examination.refuse(too_long, field.key, "too_long", typed.values)


def _show_worded(examination: Examination, field: Field, typed: TypedColumn) -> None:
    shown = typed.worded & ~typed.bad
    if field.kind in NUMBERS and shown.any():
        scale = SCALES[field.kind]
        texts = [None if value is None else f"{value / scale:,.10g}" for value in typed.values.to_pylist()]
        examination.flag(shown, field.key, "read_as", pa.array(texts, pa.string()))
