"""Plain decisions of the workspace: how Today is grouped and greeted."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)

NOON, EVENING = 12, 18
GROUPINGS = ("kind", "stake", "time")


def part_of_day(hour: int) -> str:
    """morning, afternoon or evening."""
    if hour < NOON:
        return "morning"
    return "afternoon" if hour < EVENING else "evening"


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Rows by key, keys in the order of their first row."""
    groups: dict[Key, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def share_done(done: int, open_count: int) -> int:
    """Percentage of the day's work that is done."""
    return round(100 * done / (done + open_count)) if done + open_count else 100


def chosen(value: str, known: Sequence[str]) -> str:
    """The value if it is known, else the first known one."""
    return value if value in known else known[0]
