"""Digits as people write them: full-width, Chinese numerals and 万/亿 multiples."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3, "肆": 4, "伍": 5,
    "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_CHINESE_NUMBER = re.compile("[" + "".join(_DIGITS | _TENS | _MYRIADS) + "]+")
_MULTIPLE = re.compile(r"(.*[0-9])\s*([万萬亿億])")


def plain_text(text: str) -> str:
    """The text without outer blanks and with full-width characters made ordinary."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def split_multiple(text: str) -> tuple[str, int]:
    """Separate "3.5万" into its number text and its multiple; the multiple is 1 where none is written."""
    match = _MULTIPLE.fullmatch(text)
    return (match[1], _MYRIADS[match[2]]) if match else (text, 1)


def read_chinese_number(text: str) -> Decimal | None:
    """The number written in Chinese numerals (三万, 二〇二六, 一百零五), or None for anything else."""
    if not _CHINESE_NUMBER.fullmatch(text):
        return None
    if all(character in _DIGITS for character in text):
        return Decimal("".join(str(_DIGITS[character]) for character in text))
    return Decimal(_sum_of_parts(text))


def _sum_of_parts(text: str) -> int:
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * _MYRIADS[character]
            section = digit = 0
    return total + section + digit
