"""What was assumed, in words."""

from datetime import date
from typing import Any

from clientela_analytics.notes import Note
from clientela_analytics.wording import day_text, number_text, say


def note_sentence(note: Note, lang: str) -> str:
    """The sentence of a note in a language."""
    is_sheet = note.code.startswith("read_as_") and "sheet" in note.facts
    code = "read_as_sheet" if is_sheet else note.code
    return say(lang, f"note.{code}", **{name: _word(value, lang) for name, value in note.facts.items()})


def _word(value: Any, lang: str) -> str:
    if isinstance(value, date):
        return day_text(value, lang)
    if isinstance(value, int):
        return number_text(value, lang)
    if isinstance(value, dict):
        return ", ".join(f"{field} = {column}" for field, column in value.items())
    return "⇥" if value == "\t" else str(value)
