"""All reads of the room."""

from clientela.imports.queries.runs import UNDO_OTHERS, get_run, is_silent, next_waiting, visible_runs

__all__ = ["UNDO_OTHERS", "get_run", "is_silent", "next_waiting", "visible_runs"]
