"""Sentences and numbers in the four languages of the library."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "zh-hans", "zh-hant", "es")
SYMBOLS = {
    "CNY": "¥",
    "JPY": "¥",
    "EUR": "€",
    "GBP": "£",
    "USD": "$",
    "TWD": "NT$",
    "HKD": "HK$",
    "MXN": "MX$",
}
NO_BREAK = "\u00a0"


@cache
def messages(lang: str) -> Mapping[str, str]:
    """All messages of a language; an unknown language gets English."""
    known = lang if lang in LANGUAGES else LANGUAGES[0]
    text = files("clientela_analytics").joinpath("messages", f"{known}.json").read_text(encoding="utf-8")
    catalogue: dict[str, str] = json.loads(text)
    return catalogue


def say(lang: str, key: str, **facts: Any) -> str:
    """One message with its facts filled in."""
    return messages(lang)[key].format(**facts)


def number_text(value: Decimal | float, lang: str, places: int = 0) -> str:
    """A number with the separators of the language."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    written = f"{rounded:,.{places}f}"
    return written.translate(str.maketrans(",.", ".,")) if lang == "es" else written


def money_text(value: Decimal | float, currency: str, lang: str) -> str:
    """An amount in whole units with its currency, where one is known."""
    amount, symbol = number_text(value, lang), SYMBOLS.get(currency, currency)
    if not symbol:
        return amount
    if lang == "es":
        return f"{amount}{NO_BREAK}{symbol}"
    return f"{symbol}{amount}" if currency in SYMBOLS else f"{symbol}{NO_BREAK}{amount}"


def percent_text(share: float, lang: str) -> str:
    """A share (0-1) as whole percent."""
    space = "" if lang.startswith("zh") else NO_BREAK
    return f"{number_text(share * 100, lang)}{space}%"


def day_text(day: date, lang: str) -> str:
    """A date as the language writes it."""
    if lang.startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day}/{day.month}/{day.year}" if lang == "es" else f"{day.day} {day:%b} {day.year}"
