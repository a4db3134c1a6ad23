"""Why something has to be done, in the reader's words, from the facts its finder kept."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Render = Callable[[Mapping[str, Any]], str]
NUMBER = re.compile(r"(?<![\w&#;])([¥€$£]?\d[\d.,]*(?:\s?±\s?\d[\d.,]*)?(?:[\s\u00a0]?%)?)(?<![.,])")

_renders: dict[str, Render] = {}


def register(code: str, render: Render) -> None:
    """Let `render(facts)` word the reasons of a code; its numbers are emphasised unless it returns safe HTML."""
    _renders[code] = render


def sentence(code: str, facts: Mapping[str, Any], otherwise: str = "") -> SafeString:
    """The reason as safe HTML in the reader's language; `otherwise` where nobody words the code."""
    render = _renders.get(code)
    if render is None:
        return conditional_escape(otherwise)
    text = render(facts)
    return text if isinstance(text, SafeString) else emphasised(text)


def plain(code: str, facts: Mapping[str, Any], otherwise: str = "") -> str:
    """The reason as plain text, for the API and exports."""
    render = _renders.get(code)
    return re.sub(r"<[^>]+>", "", render(facts)) if render else otherwise


def emphasised(text: str) -> SafeString:
    """Text as safe HTML with its numbers in bold."""
    return mark_safe(NUMBER.sub(r"<b>\1</b>", conditional_escape(text)))  # noqa: S308 (escaped just here)
