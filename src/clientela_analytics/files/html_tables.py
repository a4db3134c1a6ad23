"""Reads the largest table of an HTML page, as many programs write under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from clientela_analytics.files.byte_streams import unpacked
from clientela_analytics.files.encodings import Evidence, codec_of, guess_encodings, is_known
from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.fitting import fitted
from clientela_analytics.files.layout import EncodingGuess, FileLayout, Glimpse, Note, Overrides, Row, Source
from clientela_analytics.files.limits import Limits

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_GB_NAMES = frozenset({"gb2312", "gbk", "gb18030"})
_TOP_ROWS = 1000
_MOST_SPANNED = 1000


def glimpse(source: Source, overrides: Overrides, limits: Limits) -> Glimpse:
    """A first look at the largest table of the page."""
    content = _content(source, limits)
    encodings = _encodings(content)
    encoding = overrides.encoding or encodings[0].encoding
    if not is_known(encoding):
        raise FileRefused("files.encoding_unknown", encoding=encoding)
    table = _largest_table(content, encoding)
    return Glimpse(
        top=tuple(table[:_TOP_ROWS]),
        further=tuple(Row(0, row.cells) for row in table[_TOP_ROWS::20]),
        row_count_estimate=len(table),
        encoding=encoding,
        encodings=encodings,
        notes=(Note("files.html_table"),),
    )


def rows(source: Source, layout: FileLayout, limits: Limits) -> Iterator[Row]:
    """The rows of the table below its header."""
    for row in _largest_table(_content(source, limits), layout.encoding or "utf-8"):
        if row.number >= layout.first_row and any(row.cells):
            yield fitted(row, len(layout.columns), limits)


def _content(source: Source, limits: Limits) -> bytes:
    with unpacked(source, limits) as stream:
        content = stream.read(limits.max_workbook_bytes + 1)
    if len(content) > limits.max_workbook_bytes:
        raise FileRefused("files.too_large", limit=limits.max_workbook_bytes)
    return content


def _encodings(content: bytes) -> tuple[EncodingGuess, ...]:
    """What the page declares goes first, if its characters bear it out."""
    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[: 1 << 18]
    try:
        is_utf8 = bool(content.decode())
    except UnicodeDecodeError:
        is_utf8 = False
    guesses = guess_encodings(Evidence(content[: 1 << 20], telling, is_utf8))
    match = _CHARSET.search(content[:4096])
    declared = match[1].decode().lower() if match else ""
    declared = "gb18030" if declared in _GB_NAMES else declared
    return tuple(sorted(guesses, key=lambda guess: guess.encoding != declared or guess.confidence < 0.1))


def _largest_table(content: bytes, encoding: str) -> list[Row]:
    page = _Page()
    page.feed(content.decode(codec_of(encoding), errors="replace"))
    page.close()
    if not page.tables:
        raise FileRefused("files.no_table")
    largest = max(page.tables, key=lambda table: sum(map(len, table)))
    return [Row(number, tuple(cells)) for number, cells in enumerate(largest, start=1)]


class _Page(HTMLParser):
    """Collects the cells of every table of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._text: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables:
            self._end_cell()
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), _MOST_SPANNED) if span.isdecimal() else 1
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        table = self.tables[-1]
        if not table:
            table.append([])
        table[-1] += [" ".join("".join(self._text).split())] + [""] * (self._span - 1)
        self._text = None
