"""Opening hours: how people write them, and how they are kept."""

import re
from collections.abc import Iterator, Mapping

WEEKDAYS = range(1, 8)
LINE = re.compile(r"([1-7])(?:\s*[-–]\s*([1-7]))?\s+(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
Hours = dict[str, list[str]]


class InvalidHours(ValueError):
    """A line that is not weekdays and times."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


def read_hours(text: str) -> Hours:
    """Hours by weekday (1 is Monday) from lines such as `1-6 8:30-18:00`; raises InvalidHours."""
    hours: Hours = {}
    for line in filter(None, (line.strip() for line in re.split(r"[\n;,]", text))):
        hours.update(_read_line(line))
    return hours


def write_hours(hours: Mapping[str, list[str]]) -> str:
    """Hours as people write them, days of the same hours together."""
    lines = (
        (f"{first}" if first == last else f"{first}-{last}", span) for first, last, span in runs_of(hours)
    )
    return "\n".join(f"{days} {start}-{end}" for days, (start, end) in lines)


def runs_of(hours: Mapping[str, list[str]]) -> Iterator[tuple[int, int, list[str]]]:
    """Neighbouring weekdays of the same hours: first day, last day, times."""
    first: int | None = None
    for day in (*WEEKDAYS, len(WEEKDAYS) + 1):
        here = hours.get(str(day))
        if first is not None and here != hours.get(str(first)):
            yield first, day - 1, hours[str(first)]
            first = None
        if first is None and here:
            first = day


def _read_line(line: str) -> Iterator[tuple[str, list[str]]]:
    found = LINE.fullmatch(line)
    if found is None:
        raise InvalidHours(line)
    first, last = int(found[1]), int(found[2] or found[1])
    start, end = (f"{int(found[at]):02d}:{found[at + 1]}" for at in (3, 5))
    if last < first or not "00:00" <= start < end <= "24:00" or max(found[4], found[6]) > "59":
        raise InvalidHours(line)
    return ((str(day), [start, end]) for day in range(first, last + 1))
