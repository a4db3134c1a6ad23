"""What the wizard shows of a sheet: rows with verdicts and flagged cells, counts, reasons and their remedies."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from clientela.imports.models import ImportRun
from clientela.imports.rules import headings
from clientela.imports.rules.verdicts import (
    Group,
    Verdict,
    changed_fields,
    group_flags,
    rows_by_verdict,
    units_by_verdict,
)
from clientela.imports.services import sheet_files
from clientela.imports.services.examine import examine
from clientela.imports.services.reasons import error_codes, reason_of
from clientela.imports.services.targets import Target, get_target
from clientela_analytics.files.layout import FileLayout

SHOWN_ROWS = 50
HUES = {"error": "red", "doubt": "amber", "change": "sky", "note": "jade"}
VERDICTS = {verdict.name.lower(): verdict for verdict in Verdict}
Verdicts = NDArray[np.int8]


@dataclass(frozen=True)
class Column:
    """One column of the sheet and the field it goes to; state is "sure", "check" or "off"."""

    place: int
    name: str
    field: str
    state: str


@dataclass(frozen=True)
class Cell:
    """One cell; where it is flagged, the hue and the sentences. `field` is named where it can be corrected."""

    text: str
    hue: str = ""
    sentences: tuple[str, ...] = ()
    field: str = ""
    is_off: bool = False


@dataclass(frozen=True)
class Line:
    """One row of the sheet with its verdict; `notes` belong to no cell."""

    number: int
    verdict: str
    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trouble:
    """A reason for which rows are left out, and what can be done about it."""

    field: str
    field_label: str
    code: str
    label: str
    rows: int
    texts: tuple[tuple[str, int], ...]
    remedies: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """What was found in a sheet; `is_whole` where every row was judged, not only the first ones."""

    rows: Mapping[str, int]
    units: Mapping[str, int]
    troubles: Sequence[Trouble]
    is_whole: bool
    total: int
    fields_changed: int = 0
    extra: Mapping[str, int] = field(default_factory=dict)

    @property
    def to_write(self) -> int:
        """How many rows would come in."""
        return self.rows.get("new", 0) + self.rows.get("update", 0)


@dataclass(frozen=True)
class Sheet:
    """A page of rows, with what was found in all of them."""

    columns: Sequence[Column]
    lines: Sequence[Line]
    findings: Findings
    after: int
    next_after: int | None


def show_sheet(run: ImportRun, *, show: str = "", after: int = 0) -> Sheet:
    """A page of rows: of the whole file where a dry run was made, else of its first rows, judged now."""
    if run.checked_at is None:
        return _sample(run, show, after)
    verdicts = np.asarray(sheet_files.kept_column(run, sheet_files.CHECKED, "verdict"), np.int8)
    positions, following = _page(verdicts, show, after)
    cells = sheet_files.cells_at(run, positions.tolist())
    lines = _lines(run, cells, sheet_files.kept_flags(run), positions, verdicts)
    return Sheet(columns_of(run), lines, _kept_findings(run), after, following)


def columns_of(run: ImportRun) -> list[Column]:
    """The columns of the file with the fields they go to."""
    fields = {name: key for key, name in run.mapping.items()}
    synonyms = {each.key: each.synonyms for each in get_target(run.target).fields}
    columns = []
    for place, name in enumerate(FileLayout.from_dict(run.layout).column_names):
        key = fields.get(name, "")
        sure = bool(key) and (run.remembered_at is not None or headings.is_sure(name, synonyms[key]))
        columns.append(Column(place, name, key, "sure" if sure else "check" if key else "off"))
    return columns


def top_rows(run: ImportRun, count: int = 12) -> list[tuple[int, list[str]]]:
    """The first rows of the sheet with their numbers, as they are read."""
    rows = sheet_files.sample_cells(run).slice(0, count).to_pylist()
    return [(row.pop(sheet_files.ROW), list(row.values())) for row in rows]


def _sample(run: ImportRun, show: str, after: int) -> Sheet:
    cells = sheet_files.sample_cells(run)
    examination = examine(run, cells)
    flags, target = examination.all_flags(), get_target(run.target)
    positions, following = _page(examination.verdicts, show, after)
    findings = Findings(
        rows=rows_by_verdict(examination.verdicts),
        units=units_by_verdict(examination),
        troubles=[_trouble(target, group) for group in group_flags(flags, error_codes(target))],
        is_whole=cells.num_rows < sheet_files.SAMPLE_ROWS,
        total=cells.num_rows,
        fields_changed=changed_fields(flags),
        extra=examination.extra,
    )
    lines = _lines(run, cells.take(pa.array(positions)), flags, positions, examination.verdicts)
    return Sheet(columns_of(run), lines, findings, after, following)


def troubles_of(run: ImportRun) -> list[Trouble]:
    """Why rows of the whole file are left out, as the dry run found."""
    target = get_target(run.target)
    groups = (
        Group(each.field, each.code, each.rows, tuple(map(tuple, each.texts))) for each in run.problems.all()
    )
    return [_trouble(target, group) for group in groups]


def choices_of(target_key: str, field_key: str) -> list[str]:
    """The words a field of choices takes, none for other fields."""
    field = next((each for each in get_target(target_key).fields if each.key == field_key), None)
    return sorted(field.choices()) if field and field.choices else []


def _kept_findings(run: ImportRun) -> Findings:
    counts = run.counts
    return Findings(
        rows=counts["rows"],
        units=counts["units"],
        troubles=troubles_of(run),
        is_whole=True,
        total=counts["all"],
        fields_changed=counts["fields"],
        extra=counts.get("extra", {}),
    )


def _trouble(target: Target, group: Group) -> Trouble:
    reason = reason_of(target, group.code)
    shown = {"text": ", ".join(text for text, _ in group.texts[:3])}
    label = str(reason.label) % shown if "%(text)s" in str(reason.label) else str(reason.label)
    known = {each.key: str(each.label) for each in target.fields}
    field_label = known.get(group.field, "")
    return Trouble(group.field, field_label, group.code, label, group.rows, group.texts, reason.remedies)


def _page(verdicts: Verdicts, show: str, after: int) -> tuple[NDArray[np.int64], int | None]:
    """The places of the rows on a page, and where the next begins."""
    wanted = np.arange(len(verdicts)) if show not in VERDICTS else np.flatnonzero(verdicts == VERDICTS[show])
    following = after + SHOWN_ROWS
    return wanted[after:following], following if following < len(wanted) else None


def _lines(
    run: ImportRun, cells: pa.Table, flags: pa.Table, positions: NDArray[np.int64], verdicts: Verdicts
) -> list[Line]:
    columns = columns_of(run)
    by_row = _flags_by_row(get_target(run.target), flags, positions)
    fixes = run.remedies.get("cells", {})
    lines = []
    for position, row in zip(positions.tolist(), cells.to_pylist(), strict=True):
        number, flagged = row[sheet_files.ROW], by_row[position]
        fixed = fixes.get(str(number), {})
        shown = tuple(_cell(row[column.name], column, flagged, fixed) for column in columns)
        apart = [each for key, found in flagged.items() if key not in run.mapping for each in found]
        notes = tuple(sentence for _, sentence, _ in apart)
        lines.append(Line(number, Verdict(verdicts[position]).name.lower(), shown, notes))
    return lines


Flagged = dict[str, list[tuple[str, str, bool]]]


def _flags_by_row(target: Target, flags: pa.Table, positions: NDArray[np.int64]) -> dict[int, Flagged]:
    """For each place the flags of its fields, as severity, sentence, and whether a person may correct the cell."""
    found: dict[int, Flagged] = defaultdict(lambda: defaultdict(list))
    for flag in flags.filter(pc.is_in(flags["position"], pa.array(positions))).to_pylist():
        reason = reason_of(target, flag["code"])
        sentence = str(reason.label)
        if "%(text)s" in sentence:
            sentence = sentence % {"text": flag["text"] or ""}
        shown = (reason.severity, sentence, "cell" in reason.remedies)
        found[flag["position"]][flag["field"]].append(shown)
    return found


def _cell(text: str, column: Column, flagged: Flagged, fixed: Mapping[str, str]) -> Cell:
    found = flagged.get(column.field, []) if column.field else []
    shown = fixed.get(column.field, text)
    if not found:
        return Cell(shown, is_off=not column.field)
    sentences = tuple(sentence for _, sentence, _ in found)
    may_correct = any(can for _, _, can in found)
    return Cell(shown, HUES[found[0][0]], sentences, column.field if may_correct else "")
