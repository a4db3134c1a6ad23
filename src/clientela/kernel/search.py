"""Finds records by the beginning of any word: names in any script, pinyin, initials, codes, phone tails."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from clientela.kernel.bulk import insert_rows
from clientela.kernel.models import SearchEntry
from clientela.kernel.reading_names import HAN, syllables
from clientela.kernel.reading_names import words_of as words_of

LENGTH = 40
STARTS = 7
TAIL = "~"
DIGITS = re.compile(r"\d+")
BATCH = 5_000
END = "\U0010ffff"


@dataclass(frozen=True)
class Searchable:
    """What a record is found by."""

    object_id: int
    texts: Sequence[str] = ()
    phones: Sequence[str] = ()
    codes: Sequence[str] = ()


def index(kind: str, record: Searchable) -> None:
    """Replace the words by which one record is found."""
    index_many(kind, [record])


def index_many(kind: str, records: Sequence[Searchable], *, new: bool = False) -> None:
    """Replace the words of many records; `new` saves looking for old ones."""
    if not new:
        forget(kind, [record.object_id for record in records])
    entries = ((kind, record.object_id, token) for record in records for token in tokens_of(record))
    insert_rows(SearchEntry, ["kind", "object_id", "token"], entries)


def forget(kind: str, object_ids: Sequence[int]) -> None:
    """Drop the words of records."""
    for start in range(0, len(object_ids), BATCH):
        ids = object_ids[start : start + BATCH]
        SearchEntry.objects.filter(kind=kind, object_id__in=ids).delete()


def matching(kind: str, query: str) -> list["QuerySet[SearchEntry, int]"]:
    """One queryset of object ids for each word of the query; a record must be in all of them."""
    return [
        SearchEntry.objects.filter(_begins(word), kind=kind).values_list("object_id", flat=True)
        for word in words_of(query)
    ]


def tokens_of(record: Searchable) -> set[str]:
    """Every word a record can be found by."""
    found = {token for text in record.texts for token in _text_tokens(text)}
    found.update(token for phone in record.phones for token in _phone_tokens(phone))
    found.update(token for code in record.codes for token in ("".join(words_of(code)), *words_of(code)))
    return {token[:LENGTH] for token in found if token}


def _text_tokens(text: str) -> Iterator[str]:
    for word in words_of(text):
        yield word
        if HAN.match(word):
            yield from _han_tokens(word)


def _han_tokens(run: str) -> Iterator[str]:
    read = syllables(run)
    for start in range(min(len(run), STARTS)):
        yield run[start:]
        yield "".join(read[start:])
        yield "".join(syllable[:1] for syllable in read[start:])


def _phone_tokens(phone: str) -> Iterator[str]:
    digits = "".join(DIGITS.findall(phone))
    if digits:
        yield digits
        yield TAIL + digits[::-1]


def _begins(word: str) -> Q:
    prefix = Q(token__gte=word[:LENGTH], token__lt=word[:LENGTH] + END)
    if word.isdigit() and len(word) >= 3:
        tail = TAIL + word[::-1]
        return prefix | Q(token__gte=tail, token__lt=tail + END)
    return prefix
