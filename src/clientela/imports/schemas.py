"""What the API says of imports."""

from datetime import datetime
from typing import Any

from ninja import Schema


class ImportOut(Schema):
    """An import and where it stands; counts are in rows and in orders, customers … (`units`)."""

    ref: str
    target: str
    file_name: str
    state: str
    phase: str
    done: int
    total: int
    mapping: dict[str, str]
    options: dict[str, str]
    counts: dict[str, Any]
    failure: dict[str, str]
    uploaded_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class MatchIn(Schema):
    """Which column (by its heading) goes into which field, and choices for the whole file."""

    mapping: dict[str, str]
    options: dict[str, str] = {}
