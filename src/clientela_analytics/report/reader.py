"""The analysis in the words, numbers and dates of one reader's language, and the markup that holds them."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from clientela_analytics.analysis import Analysis
from clientela_analytics.report.drawings import tier_mark
from clientela_analytics.wording import day_text, money_text, number_text, percent_text, say


class Reader:
    """Says what was found in one language; all its answers are ready for the page, so escaped."""

    def __init__(self, analysis: Analysis, lang: str) -> None:
        self.analysis = analysis
        self.summary = analysis.summary
        self.lang = lang

    def say(self, key: str, **facts: Any) -> str:
        """A message of the catalogue."""
        return escape(say(self.lang, key, **facts))

    def money(self, value: Any) -> str:
        """An amount in the company's currency."""
        return escape(money_text(Decimal(str(value)), self.analysis.policy.currency, self.lang))

    def number(self, value: float) -> str:
        """A whole number."""
        return number_text(value, self.lang)

    def percent(self, share: float) -> str:
        """A share (0-1) in percent."""
        return percent_text(share, self.lang)

    def day(self, day: date | str) -> str:
        """A date."""
        return day_text(date.fromisoformat(day) if isinstance(day, str) else day, self.lang)

    def tier(self, tier: str) -> str:
        """The mark and name of a tier."""
        return f'<span class="tier">{tier_mark(tier)}{self.say(f"tier.{tier}")}</span>'

    def alert(self, kind: str) -> str:
        """The name of a kind of alert as a tag."""
        return f'<span class="tag {kind}">{self.say(f"alert.{kind}")}</span>'

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        """A table; a column whose name starts with > stands to the right, one with an empty name has no heading."""
        right = [name.startswith(">") for name in columns]
        names = (self.say(name.lstrip(">")) if name else "" for name in columns)
        head = _row("th", names, right)
        body = "".join(_row("td", cells, right) for cells in rows)
        return f'<div class="scroll"><table><thead>{head}</thead><tbody>{body}</tbody></table></div>'

    def section(self, name: str, lead: str, *parts: str) -> str:
        """A section under its title, with a line that says what it shows."""
        return f'<section><h2>{self.say(f"{name}.title")}</h2><p class="lead">{lead}</p>{"".join(parts)}</section>'


def _row(tag: str, cells: Iterable[str], right: Sequence[bool]) -> str:
    written = (
        f"<{tag}{' class=r' if aside else ''}>{cell}</{tag}>"
        for cell, aside in zip(cells, right, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"
