"""Reads workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods): the choice of the sheet and its cells as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from clientela_analytics.files.byte_streams import opened
from clientela_analytics.files.cell_text import text_of
from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.fitting import fitted
from clientela_analytics.files.layout import FileLayout, Glimpse, Note, Overrides, Row, SheetSummary, Source
from clientela_analytics.files.limits import DEFAULT_LIMITS, Limits
from clientela_analytics.files.workbook_guard import Inspected, inspect
from clientela_analytics.files.workbook_repair import without_lost_sheets
from clientela_analytics.files.workbook_trial import survives

_TOP_ROWS = 1000
_FURTHER_ROWS = 20_000
_FURTHER_STEP = 20
_ZIP_MAGIC = b"PK"
_TOO_MANY_CELLS = "Cell limit exceeded"


def glimpse(source: Source, overrides: Overrides, limits: Limits) -> Glimpse:
    """A first look at a workbook: its sheets, the one that holds a table, and the top of it."""
    inspected = _inspected(source, limits)
    with _workbook(source) as workbook:
        summaries = tuple(_summaries(workbook))
        name = _chosen(summaries, overrides)
        grid = _grid(workbook, name, limits)
        top = list(islice(grid.rows(), _TOP_ROWS))
        further = islice(grid.rows(), _TOP_ROWS, _FURTHER_ROWS, _FURTHER_STEP)
        return Glimpse(
            top=tuple(top),
            further=tuple(Row(0, row.cells) for row in further),
            row_count_estimate=grid.height,
            merged=grid.merged,
            sheet=name,
            sheets=summaries,
            notes=_notes(inspected, summaries),
        )


def rows(source: Source, layout: FileLayout, limits: Limits) -> Iterator[Row]:
    """The rows below the header of the chosen sheet; empty rows are passed over."""
    width = len(layout.columns)
    with _workbook(source) as workbook:
        for row in _grid(workbook, layout.sheet or "", limits).rows():
            if row.number >= layout.first_row and any(row.cells):
                yield fitted(row, width, limits)


def _inspected(source: Source, limits: Limits) -> Inspected:
    with opened(source) as file:
        is_zipped = file.read(2) == _ZIP_MAGIC
        inspected = inspect(file, limits) if is_zipped else Inspected()
        if not inspected.is_measured and not survives(file):
            raise FileRefused("files.damaged")
    return inspected


@contextmanager
def _workbook(source: Source) -> Iterator[CalamineWorkbook]:
    """The open workbook; whatever its reader cannot read is refused in our words."""
    with opened(source) as file, _refusing_damage():
        try:
            workbook = CalamineWorkbook.from_filelike(file)
        except PasswordError:
            raise
        except CalamineError:
            workbook = CalamineWorkbook.from_filelike(without_lost_sheets(file))
        with workbook:
            yield workbook


@contextmanager
def _refusing_damage() -> Iterator[None]:
    try:
        yield
    except PasswordError:
        raise FileRefused("files.encrypted") from None
    except OSError:
        raise FileRefused("files.damaged") from None
    except CalamineError as error:
        if _TOO_MANY_CELLS in str(error):
            raise FileRefused("files.too_many_cells", limit=DEFAULT_LIMITS.max_cells) from None
        raise FileRefused("files.damaged") from None
    except BaseException as error:
        # A panic of the reader is no Exception, and its class cannot be imported.
        if type(error).__name__ == "PanicException":
            raise FileRefused("files.damaged") from None
        raise


def _summaries(workbook: CalamineWorkbook) -> Iterator[SheetSummary]:
    for sheet in workbook.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        is_hidden = sheet.visible is not SheetVisibleEnum.Visible
        rows_, columns = 0, 0
        with suppress(CalamineError, OSError):
            found = workbook.get_sheet_by_name(sheet.name)
            rows_, columns = (found.height, found.width) if found.start else (0, 0)
        yield SheetSummary(sheet.name, rows_, columns, is_hidden)


def _chosen(summaries: Sequence[SheetSummary], overrides: Overrides) -> str:
    """The sheet a person chose, else the first that holds a table, those in view before hidden ones."""
    if overrides.sheet is not None:
        if overrides.sheet not in {summary.name for summary in summaries}:
            raise FileRefused("files.sheet_unknown", sheet=overrides.sheet)
        return overrides.sheet
    filled = [summary for summary in summaries if summary.rows]
    if not filled:
        raise FileRefused("files.no_table")
    return min(filled, key=lambda sheet: (not _is_table(sheet), sheet.is_hidden)).name


def _is_table(sheet: SheetSummary) -> bool:
    return sheet.rows > 1 and sheet.columns > 1


@dataclass(frozen=True)
class _Grid:
    """The cells of a sheet, counted from its first row and column."""

    sheet: CalamineSheet

    @property
    def height(self) -> int:
        return self.sheet.end[0] + 1 if self.sheet.end else 0

    @property
    def merged(self) -> tuple[tuple[int, int, int], ...]:
        ranges = self.sheet.merged_cell_ranges or []
        return tuple((first[0] + 1, first[1], last[1]) for first, last in ranges if last[1] > first[1])

    def rows(self) -> Iterator[Row]:
        if self.sheet.start is None:
            return
        # The reader leaves out empty columns in front, though not empty rows.
        margin = ("",) * self.sheet.start[1]
        for number, cells in enumerate(self.sheet.iter_rows(), start=1):
            yield Row(number, margin + tuple(map(text_of, cells)))


def _grid(workbook: CalamineWorkbook, name: str, limits: Limits) -> _Grid:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > limits.max_cells:
        raise FileRefused("files.too_many_cells", limit=limits.max_cells)
    if sheet.total_height > limits.max_rows:
        raise FileRefused("files.too_many_rows", limit=limits.max_rows)
    return _Grid(sheet)


def _notes(inspected: Inspected, summaries: Sequence[SheetSummary]) -> tuple[Note, ...]:
    notes = []
    if inspected.uncalculated_formulas:
        notes.append(Note("files.formulas_without_values", {"count": inspected.uncalculated_formulas}))
    if sum(_is_table(summary) for summary in summaries) > 1:
        notes.append(Note("files.several_sheets", {"count": len(summaries)}))
    return tuple(notes)
