"""Finds out which character separates the cells of a text file and which one quotes them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

DELIMITERS = (",", "\t", ";", "|")
_LINES_LOOKED_AT = 300
_DECLARED = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_SINGLE_QUOTED = re.compile(r"(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|\r\n]|$)", re.MULTILINE)
_DOUBLE_QUOTED = re.compile(r'(?:^|[,;\t|])"', re.MULTILINE)
_LEAST_SCORE = 0.2


def guess_delimiter(text: str, quote: str | None) -> str:
    """The separator that cuts most lines into the same number of cells; a comma where none does."""
    if declared := _DECLARED.match(text):
        return declared[1]
    lines = [line for line in islice(text.splitlines(keepends=True), _LINES_LOOKED_AT) if line.strip()]
    scores = {delimiter: _evenness(lines, delimiter, quote) for delimiter in DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    return best if scores[best] >= _LEAST_SCORE else ","


def guess_quote(text: str) -> str:
    """The double quotation mark, unless cells are clearly wrapped in single ones."""
    singles = len(_SINGLE_QUOTED.findall(text))
    return "'" if singles > 3 and singles > 3 * len(_DOUBLE_QUOTED.findall(text)) else '"'


def has_declared_delimiter(first_line: str) -> bool:
    """Whether the first line is the "sep=;" that spreadsheets write for themselves."""
    return _DECLARED.fullmatch(first_line) is not None


def _evenness(lines: Sequence[str], delimiter: str, quote: str | None) -> float:
    widths = [len(cells) for cells in cut(lines, delimiter, quote)]
    if not widths:
        return 0.0
    width, rows = max(Counter(widths).items(), key=lambda item: (item[0] > 1, item[1] * (1 - 1 / item[0])))
    return rows / len(widths) * (1 - 1 / width)


def cut(lines: Sequence[str], delimiter: str, quote: str | None) -> Iterator[list[str]]:
    """The lines cut into cells; lines whose quoting is broken are left out."""
    reader = reader_of(iter(lines), delimiter, quote, is_strict=False)
    while True:
        try:
            yield next(reader)
        except csv.Error:
            continue
        except StopIteration:
            return


def reader_of(
    lines: Iterator[str], delimiter: str, quote: str | None, *, is_strict: bool
) -> Iterator[list[str]]:
    """A csv reader; without a quotation mark every character stands for itself."""
    if not quote:
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=is_strict)
    return csv.reader(lines, delimiter=delimiter, quotechar=quote, strict=is_strict)
