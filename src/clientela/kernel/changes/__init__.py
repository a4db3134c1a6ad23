"""Change sets: who changed what, when and why; with history, preview and undo from one record."""

from clientela.kernel.changes.history import Entry, FieldChange, history_of, history_under
from clientela.kernel.changes.preview import Diff, preview
from clientela.kernel.changes.recording import Changes, change_set
from clientela.kernel.changes.sets import parents_in, records_in, sets_made_by
from clientela.kernel.changes.tracking import Part, track
from clientela.kernel.changes.undo import Kept, Undone, UndoReport, undo

__all__ = [
    "Changes",
    "Diff",
    "Entry",
    "FieldChange",
    "Kept",
    "Part",
    "UndoReport",
    "Undone",
    "change_set",
    "history_of",
    "history_under",
    "parents_in",
    "preview",
    "records_in",
    "sets_made_by",
    "track",
    "undo",
]
