"""How names are read aloud: pinyin and initials of Chinese text, accents folded."""

import re
import unicodedata
from functools import lru_cache
from typing import cast

HAN = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")
MANY_READINGS = frozenset("重长行乐单曾朴厦都会盛沈仇区查尉解繁任华车石合大地度得还和见角觉降奇强切少省宿相兴应藏种朝传")
SURNAMES = {"单": "shan", "曾": "zeng", "仇": "qiu", "区": "ou", "查": "zha", "解": "xie", "朴": "piao", "任": "ren"}


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


@lru_cache(maxsize=20_000)
def _read_known(run: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (a large dictionary, read once it is needed)

    return tuple(fold(syllable) for syllable in lazy_pinyin(run))


@lru_cache(maxsize=8_000)
def _syllable(character: str) -> str:
    return _read_known(character)[0]


def _read(run: str) -> list[str]:
    if not run:
        return []
    if MANY_READINGS.isdisjoint(run):
        return [_syllable(character) for character in run]
    return list(cast(tuple[str, ...], _read_known(run)))
