"""Numbers and yes/no as written in cells: decimal marks, thousands, currencies, signs."""

from __future__ import annotations

import re
from decimal import Decimal

from clientela_analytics.files.errors import NotABoolean, NotAnInteger, NotANumber
from clientela_analytics.files.layout import DecimalMark
from clientela_analytics.files.numerals import plain_text, read_chinese_number, split_multiple

_CURRENCY = (
    r"(?:RMB|CNY|CNH|USD|EUR|GBP|JPY|HKD|TWD|MOP|SGD|KRW|INR|AUD|CAD|NZD|CHF|SEK|NOK|DKK|MXN|ARS|CLP|COP|PEN|BRL"
    r"|(?:US|HK|NT|MX|R|S|A|C)?\$|[¥€£₤₩₹]|元|人民币|人民幣|圆|圓|块)"
)
_AFFIXED = re.compile(rf"(?:{_CURRENCY}\s*)?(.*?)(?:\s*{_CURRENCY}\s*整?)?", re.DOTALL)
_NOTATION: dict[DecimalMark, re.Pattern[str]] = {
    ".": re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:([, ' ’])[0-9]{3})(?:\1[0-9]{3})*)?(?:\.[0-9]*)?"),
    ",": re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:([. ' ’])[0-9]{3})(?:\1[0-9]{3})*)?(?:,[0-9]*)?"),
}
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]{1,2}")
_NOT_IN_NUMBER: dict[DecimalMark, str] = {".": ", '’", ",": ". '’"}
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)

YES = frozenset({"true", "yes", "y", "t", "是", "对", "對", "有", "√", "✓", "sí", "si", "verdadero", "1"})
NO = frozenset({"false", "no", "n", "f", "否", "不", "无", "無", "×", "✗", "x", "falso", "0"})


def parse_decimal(text: str, mark: DecimalMark = ".") -> Decimal:
    """The number a cell says, with ``mark`` before its fraction.

    Understands thousands separators, currency signs, (12.50) and 12.50- as negative, 12 % as 0.12,
    full-width digits, 3.5万 and 三万. Raises NotANumber.
    """
    if mark == "." and _PLAIN.fullmatch(text):
        return Decimal(text)
    sign, body = _split_sign(plain_text(text))
    body, divisor = (body[:-1].rstrip(), 100) if body.endswith("%") else (body, 1)
    number = _read_unsigned(body, mark)
    if number is None:
        raise NotANumber(text)
    return sign * number / divisor if divisor > 1 else sign * number


def _split_sign(text: str) -> tuple[int, str]:
    if text.startswith("(") and text.endswith(")"):
        return -1, text[1:-1].strip()
    body = _bare(text)
    if body[:1] in "+-−" and body:
        return (1 if body[0] == "+" else -1), _bare(body[1:].lstrip())
    if body.endswith(("-", "−")):
        return -1, body[:-1].rstrip()
    return 1, body


def _bare(text: str) -> str:
    match = _AFFIXED.fullmatch(text)
    return match[1] if match else text


def _read_unsigned(text: str, mark: DecimalMark) -> Decimal | None:
    text, multiple = split_multiple(_bare(text))
    if _NOTATION[mark].fullmatch(text) and any(character.isdigit() for character in text):
        for separator in _NOT_IN_NUMBER[mark]:
            text = text.replace(separator, "")
        return Decimal(text.replace(",", ".")) * multiple
    if _SCIENTIFIC.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return read_chinese_number(text)


def parse_integer(text: str, mark: DecimalMark = ".") -> int:
    """The whole number a cell says; "12.0" counts as 12. Raises NotAnInteger."""
    try:
        number = parse_decimal(text, mark)
    except NotANumber:
        raise NotAnInteger(text) from None
    if number != number.to_integral_value():
        raise NotAnInteger(text)
    return int(number)


def parse_boolean(text: str) -> bool:
    """Yes or no in English, Chinese or Spanish. Raises NotABoolean."""
    word = plain_text(text).casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise NotABoolean(text)
