"""Finds out in which encoding the characters of a text file are written."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from clientela_analytics.files.common_characters import COMMON_CHINESE, COMMON_WESTERN
from clientela_analytics.files.heading_words import HEADING_WORDS
from clientela_analytics.files.layout import EncodingGuess

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE_ENCODINGS = ("gb18030", "big5")
# Windows writes and reads a few more characters than the standards that give the encodings their names.
_CODECS = {"big5": "cp950", "utf-8": "utf-8-sig"}
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_UNUSED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# Two characters may be common ones in both encodings; a known heading among them decides.
_HEADING_BONUS = 0.5
_LEAST_CONFIDENCE = 0.001
_LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Evidence:
    """The bytes that tell encodings apart: the start of the file and lines with bytes above 127."""

    head: bytes
    telling: bytes
    is_utf8: bool


def codec_of(encoding: str) -> str:
    """The Python codec that reads what the given encoding is used for."""
    return _CODECS.get(encoding, encoding)


def is_known(encoding: str) -> bool:
    """Whether characters can be read in an encoding of this name."""
    try:
        codecs.lookup(encoding)
        return bool("a".encode(encoding))
    except (LookupError, TypeError, ValueError):
        return False


def guess_encodings(evidence: Evidence) -> tuple[EncodingGuess, ...]:
    """The possible encodings, the most plausible first."""
    for mark, encoding in _MARKS:
        if evidence.head.startswith(mark):
            return (EncodingGuess(encoding, 1.0),)
    if wide := _wide_without_mark(evidence.head):
        return (EncodingGuess(wide, 0.9),)
    if not evidence.telling:
        return (EncodingGuess("utf-8", 1.0),)
    return _ranked(_plausibilities(evidence))


def _wide_without_mark(head: bytes) -> str | None:
    half = max(len(head) // 2, 1)
    if head[1::2].count(0) > 0.4 * half and head[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.4 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _plausibilities(evidence: Evidence) -> dict[str, float]:
    scores = {name: _chinese_plausibility(evidence.telling, name) for name in _CHINESE_ENCODINGS}
    has_gaps = _UNUSED_IN_CP1252.search(evidence.telling)
    western = "latin-1" if has_gaps else "cp1252"
    scores[western] = _western_plausibility(evidence.telling, western)
    scores["utf-8"] = 4.0 if evidence.is_utf8 else _broken_utf8_plausibility(evidence.telling)
    return scores


def _ranked(scores: dict[str, float]) -> tuple[EncodingGuess, ...]:
    weights = {name: max(score, 0.01) ** 4 for name, score in scores.items()}
    total = sum(weights.values())
    guesses = [
        EncodingGuess(name, max(round(weight / total, 3), _LEAST_CONFIDENCE))
        for name, weight in weights.items()
    ]
    return tuple(sorted(guesses, key=lambda guess: -guess.confidence))


def _chinese_plausibility(telling: bytes, encoding: str) -> float:
    """How Chinese the text reads: common characters count full, those of the first level half."""
    text = telling.decode(_CODECS.get(encoding, encoding), errors="replace")
    characters = [character for character in text if character > "\x7f"]
    weight = sum(_chinese_weight(character, encoding) for character in characters)
    has_heading = any(word in text for word in _chinese_headings())
    return max(weight / max(len(characters), 1), 0.0) + (_HEADING_BONUS if has_heading else 0.0)


def _chinese_weight(character: str, encoding: str) -> float:
    if character in COMMON_CHINESE:
        return 1.0
    if character == _LOST:
        return -2.0
    if "\u3000" <= character <= "\u3011" or "\uff01" <= character <= "\uff5e":
        return 0.8
    return 0.5 if character in _first_level(encoding) else 0.0


@cache
def _chinese_headings() -> tuple[str, ...]:
    words = [word for line in HEADING_WORDS.values() for word in line.split("|")]
    return tuple({word for word in words if len(word) > 1 and not word.isascii()})


@cache
def _first_level(encoding: str) -> frozenset[str]:
    """The characters a Chinese standard sets apart as the frequent ones."""
    if encoding == "gb18030":
        leads, trails = range(0xB0, 0xD8), [*range(0xA1, 0xFF)]
    else:
        leads, trails = range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    pairs = b"".join(bytes((lead, trail)) for lead in leads for trail in trails)
    return frozenset(pairs.decode(_CODECS.get(encoding, encoding), errors="ignore"))


def _western_plausibility(telling: bytes, encoding: str) -> float:
    """How Western the text reads, 0 to 1: accented letters stand alone between plain ones."""
    runs = _HIGH_RUN.findall(telling)
    characters = b"".join(runs).decode(encoding, errors="replace")
    common = sum(character in COMMON_WESTERN for character in characters) / max(len(characters), 1)
    alone = sum(len(run) == 1 for run in runs) / max(len(runs), 1)
    return common * alone


def _broken_utf8_plausibility(telling: bytes) -> float:
    """Above any other where only a few of many characters are broken, as in a file cut by a database."""
    text = telling.decode(errors="replace")
    characters = [character for character in text if character > "\x7f"]
    lost = characters.count(_LOST) / max(len(characters), 1)
    return 2.0 if lost < 0.05 else 0.0
