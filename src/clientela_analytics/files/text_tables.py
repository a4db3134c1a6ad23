"""Reads tables kept as text: a first look, and rows one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import count, islice

from clientela_analytics.files.byte_streams import GZIP_MAGIC, byte_count, opened, unpacked
from clientela_analytics.files.delimiters import (
    cut,
    guess_delimiter,
    guess_quote,
    has_declared_delimiter,
    reader_of,
)
from clientela_analytics.files.encodings import codec_of, guess_encodings, is_known
from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.fitting import fitted
from clientela_analytics.files.layout import FileLayout, Glimpse, Note, Overrides, Row, Source
from clientela_analytics.files.limits import Limits
from clientela_analytics.files.text_scan import Scan, scan

_TOP_ROWS = 1000
_ROWS_PER_SLICE = 60
_LOST = "\N{REPLACEMENT CHARACTER}"
_WITH_ZEROS = ("utf-16", "utf-32")
_FIELD_TOO_LARGE = "field larger than field limit"
_UNCLOSED = "unexpected end of data"


def glimpse(source: Source, overrides: Overrides, limits: Limits) -> Glimpse:
    """A first look at a text file: its characters, its separator, its top rows and some further on."""
    seen = scan(source, limits)
    encodings = guess_encodings(seen.evidence)
    encoding = overrides.encoding or encodings[0].encoding
    _check_encoding(encoding, seen)
    _check_marks(overrides)
    head = _whole_lines(seen.evidence.head, encoding, is_end=seen.seen_bytes == len(seen.evidence.head))
    if not head.strip():
        raise FileRefused("files.empty")
    quote = guess_quote(head) if overrides.quote is None else overrides.quote
    delimiter = overrides.delimiter or guess_delimiter(head, quote)
    return Glimpse(
        top=tuple(_top_rows(head, delimiter, quote)),
        further=tuple(_further_rows(seen, encoding, delimiter, quote)),
        row_count_estimate=_estimated_lines(seen, source),
        is_gzipped=_is_gzipped(source),
        encoding=encoding,
        encodings=encodings,
        delimiter=delimiter,
        quote=quote,
        notes=_notes(seen, encoding),
    )


def _check_encoding(encoding: str, seen: Scan) -> None:
    if not is_known(encoding):
        raise FileRefused("files.encoding_unknown", encoding=encoding)
    if seen.zero_line is not None and not encoding.lower().startswith(_WITH_ZEROS):
        raise FileRefused("files.nul_bytes", row=seen.zero_line)


def _check_marks(overrides: Overrides) -> None:
    for setting in ("delimiter", "quote"):
        value = getattr(overrides, setting)
        if value is not None and (len(value) > 1 or value in ("\r", "\n", "\0")):
            raise FileRefused("files.setting_wrong", setting=setting, value=value)


def _whole_lines(piece: bytes, encoding: str, *, is_end: bool) -> str:
    """The piece as text, without the line that it breaks off in."""
    text = piece.decode(codec_of(encoding), errors="replace")
    end = len(text) if is_end else text.rfind("\n") + 1
    return text[:end] if end else text


def _top_rows(head: str, delimiter: str, quote: str) -> Iterator[Row]:
    lines = list(islice(io.StringIO(head, newline=""), 4 * _TOP_ROWS))
    for number, cells in enumerate(islice(cut(lines, delimiter, quote), _TOP_ROWS), start=1):
        is_declaration = number == 1 and has_declared_delimiter(lines[0])
        yield Row(number, () if is_declaration else tuple(cells))


def _further_rows(seen: Scan, encoding: str, delimiter: str, quote: str) -> Iterator[Row]:
    for piece in seen.slices:
        text = _whole_lines(piece, encoding, is_end=False)
        lines = text.splitlines(keepends=True)[1:]
        for cells in islice(cut(lines, delimiter, quote), _ROWS_PER_SLICE):
            yield Row(0, tuple(cells))


def _estimated_lines(seen: Scan, source: Source) -> int:
    if seen.is_complete or _is_gzipped(source):
        return seen.line_count
    return round(seen.line_count * byte_count(source) / seen.seen_bytes)


def _is_gzipped(source: Source) -> bool:
    with opened(source) as file:
        return file.read(2) == GZIP_MAGIC


def _notes(seen: Scan, encoding: str) -> tuple[Note, ...]:
    telling = seen.evidence.telling.decode(codec_of(encoding), errors="replace")
    lost = telling.count(_LOST) if not encoding.startswith(_WITH_ZEROS) else 0
    return (Note("files.characters_lost", {"count": lost}),) if lost else ()


class _LastLine:
    """The lines of a file, remembering the last one so that a broken row can be shown."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.text = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.text = next(self._lines)
        return self.text


def rows(source: Source, layout: FileLayout, limits: Limits) -> Iterator[Row]:
    """The rows below the header, with what is wrong with each."""
    width = len(layout.columns)
    with unpacked(source, limits) as content:
        text = io.TextIOWrapper(content, codec_of(layout.encoding or "utf-8"), errors="replace", newline="")
        for row in _records(_LastLine(text), layout):
            if row.number >= layout.first_row and (any(row.cells) or row.problem):
                yield fitted(row, width, limits)


def _records(lines: _LastLine, layout: FileLayout) -> Iterator[Row]:
    """Every record of the file; one whose quoting is broken comes as its bare line."""
    reader = reader_of(lines, layout.delimiter or ",", layout.quote, is_strict=True)
    for number in count(1):
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken(str(error), number, lines.text)
        else:
            is_cut = len(cells) < len(layout.columns) and bool(cells) and lines.text[-1:] not in "\r\n"
            yield Row(number, cells, "files.row_cut_short" if is_cut else None)


def _broken(reason: str, number: int, line: str) -> Row:
    if reason.startswith(_FIELD_TOO_LARGE):
        raise FileRefused("files.cell_too_long", row=number, limit=csv.field_size_limit())
    if reason.startswith(_UNCLOSED):
        raise FileRefused("files.quote_unclosed", row=number)
    return Row(number, (line.rstrip("\r\n"),), "files.quoting_broken")
