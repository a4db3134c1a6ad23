"""How names are read aloud: pinyin and initials of Chinese text, accents folded."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

HAN = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")
LONGEST_PHRASE = 4
SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "区": "ou",
    "查": "zha",
    "解": "xie",
    "朴": "piao",
    "任": "ren",
}


def fold(text: str) -> str:
    """Lower case, full-width made half, accents taken off."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def words_of(text: str) -> list[str]:
    """Runs of letters and digits, and runs of Chinese characters, folded."""
    return WORD.findall(fold(text))


def syllables(run: str, *, person: bool = False) -> list[str]:
    """The pinyin of each character of a Chinese run; a person's surname is read as a surname."""
    if person and run[0] in SURNAMES:
        return [SURNAMES[run[0]], *_read(run[1:])]
    return _read(run)


def pinyin_key(text: str) -> str:
    """A key by which names of any script sort together."""
    parts = (" ".join(_read(run)) if HAN.match(run) else run for run in words_of(text))
    return " ".join(parts)[:120]


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    """Phrases in which a character is read otherwise than alone, such as 佛 in 佛山."""
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 (large, read once it is needed)

    readings = (
        (phrase, tuple(fold(sound[0]) for sound in sounds)) for phrase, sounds in phrases_dict.items()
    )
    return {
        phrase: read
        for phrase, read in readings
        if len(phrase) <= LONGEST_PHRASE and any(map(str.__ne__, read, map(_syllable, phrase)))
    }


@cache
def _syllable(character: str) -> str:
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 (large, read once it is needed)

    return fold(pinyin_dict.get(ord(character), character).split(",")[0])


def _read(run: str) -> list[str]:
    read: list[str] = []
    while len(read) < len(run):
        read.extend(_next_reading(run, len(read)))
    return read


def _next_reading(run: str, start: int) -> Sequence[str]:
    phrases = _phrases()
    for length in range(LONGEST_PHRASE, 1, -1):
        if found := phrases.get(run[start : start + length]):
            return found
    return (_syllable(run[start]),)
