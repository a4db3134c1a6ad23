"""Guesses what a column means from its heading, with help from what its values look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from clientela_analytics.files.heading_words import HEADING_WORDS
from clientela_analytics.files.layout import ColumnLayout, ColumnType

ORDER_FIELDS = (
    "customer_id", "customer_name", "order_number", "date", "product_code", "product_name", "category", "quantity",
    "unit_price", "amount", "currency", "discount", "cost", "status", "region", "country", "city", "salesperson",
)  # fmt: skip
CUSTOMER_FIELDS = (
    "code", "name", "other_names", "contact", "post", "mobile", "phone", "email", "address", "city", "region", "tier",
    "credit_limit", "payment_terms", "tax_id", "birthday", "stage", "source", "tags", "owner", "note", "website",
    "latitude", "longitude",
)  # fmt: skip

_DAYS = frozenset({ColumnType.DATE, ColumnType.DATETIME, ColumnType.EXCEL_SERIAL})
_NUMBERS = frozenset({ColumnType.INTEGER, ColumnType.DECIMAL})
_FITTING: Mapping[str, frozenset[ColumnType]] = {
    "date": _DAYS, "birthday": _DAYS, "quantity": _NUMBERS, "unit_price": _NUMBERS, "amount": _NUMBERS,
    "cost": _NUMBERS, "discount": _NUMBERS, "credit_limit": _NUMBERS, "latitude": _NUMBERS, "longitude": _NUMBERS,
}  # fmt: skip
_WORDY = frozenset({
    "customer_name", "product_name", "name", "contact", "city", "country", "address", "salesperson", "owner", "email",
    "website", "note",
})  # fmt: skip
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LOOKS: Mapping[str, re.Pattern[str]] = {
    "email": _EMAIL,
    "website": re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    "mobile": re.compile(r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"),
}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_NUMBER_SIGN = re.compile(r"#|№|n[º°]|\bnum\b\.?|\bnro\b\.?", re.IGNORECASE)
_FILLERS = frozenset({"the", "of", "de", "del", "la", "el", "los", "las", "a"})
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
_SPACE_BY_IDEOGRAPH = re.compile(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")

_EXACT, _LOWEST_PART, _PARTIAL, _BY_VALUES = 1.0, 0.9, 0.75, 0.5
_UNLIKE = 0.4
_LEAST = 0.35


@dataclass(frozen=True)
class FieldGuess:
    """The heading taken for a field; confidence is 0 to 1, and from 0.9 on the words agree exactly."""

    heading: str
    confidence: float


def guess_fields(
    columns: Sequence[str] | Sequence[ColumnLayout], wanted: Iterable[str]
) -> dict[str, FieldGuess]:
    """The most likely column for each wanted field (ORDER_FIELDS, CUSTOMER_FIELDS or some of them).

    Each column is taken once; fields without a likely column are left out. Given ColumnLayouts, values
    that cannot belong to a field speak against it, and a lone column of days is taken for the date.
    """
    fields = tuple(wanted)
    layouts = [column if isinstance(column, ColumnLayout) else None for column in columns]
    headings = [column.name if isinstance(column, ColumnLayout) else column for column in columns]
    scores = [
        (_weighed(field, _by_words(field, heading), layout), field, heading)
        for field in fields
        for heading, layout in zip(headings, layouts, strict=True)
    ]
    guesses: dict[str, FieldGuess] = {}
    taken: set[str] = set()
    for score, field, heading in sorted(scores, key=lambda item: -item[0]):
        if score >= _LEAST and field not in guesses and heading not in taken:
            guesses[field] = FieldGuess(heading, round(score, 3))
            taken.add(heading)
    return {field: guesses[field] for field in fields if field in guesses}


def normal_heading(heading: str) -> str:
    """The heading in small letters and single words, without accents, brackets, units and filler words."""
    text = _CAMEL.sub(" ", unicodedata.normalize("NFKC", heading))
    text = _NUMBER_SIGN.sub(" number ", _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip() else text)
    text = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = [word for word in re.split(r"[\W_]+", text) if word and word not in _FILLERS]
    return _SPACE_BY_IDEOGRAPH.sub("", " ".join(words))


@cache
def _words(field: str) -> Mapping[str, float]:
    """The headings of a field with how clear each is: 1 for the first, falling slowly."""
    words = HEADING_WORDS[field].split("|")
    return {normal_heading(word): 1 - 0.1 * place / len(words) for place, word in enumerate(words)}


@cache
def _closed_up(field: str) -> Mapping[str, float]:
    """The same without spaces, since ORDERNUMBER shows none."""
    return {word.replace(" ", ""): clearness for word, clearness in _words(field).items()}


def _by_words(field: str, heading: str) -> float:
    parts = heading.split(" / ")
    whole = normal_heading(heading)
    exact = _closed_up(field)
    if (closed := whole.replace(" ", "")) in exact:
        return _EXACT * exact[closed]
    if len(parts) > 1 and (lowest := normal_heading(parts[-1]).replace(" ", "")) in exact:
        return _LOWEST_PART * exact[lowest]
    return max(_by_part(whole, _words(field)), default=0.0)


def _by_part(whole: str, words: Mapping[str, float]) -> Iterator[float]:
    """Words that stand within the heading, by how much of it they cover."""
    padded = f" {whole} "
    for word, clearness in words.items():
        is_chinese = _IDEOGRAPH.search(word) is not None
        if (word in whole and len(word) > 1) if is_chinese else f" {word} " in padded:
            yield _PARTIAL * clearness * (len(word) / len(whole)) ** 0.5


def _weighed(field: str, score: float, layout: ColumnLayout | None) -> float:
    """The score after a look at the values."""
    if layout is None or not layout.samples:
        return score
    if field in _LOOKS and all(_LOOKS[field].fullmatch(sample.strip()) for sample in layout.samples):
        return max(score, _BY_VALUES)
    if field == "date" and layout.type in _DAYS:
        return max(score, _LEAST)
    if field in _FITTING and layout.type not in _FITTING[field]:
        return score * _UNLIKE
    is_unlike = field in _WORDY and layout.type is not ColumnType.TEXT
    return score * _UNLIKE if is_unlike or layout.type is ColumnType.BOOLEAN else score
