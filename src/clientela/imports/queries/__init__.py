"""All reads of the room."""

from clientela.imports.queries.runs import (
    UNDO_OTHERS,
    get_run,
    has_undone,
    is_silent,
    is_writing,
    next_waiting,
    records_kept,
    visible_runs,
    written_counts,
)

__all__ = [
    "UNDO_OTHERS",
    "get_run",
    "has_undone",
    "is_silent",
    "is_writing",
    "next_waiting",
    "records_kept",
    "visible_runs",
    "written_counts",
]
