"""Verbs of the room, and the door by which rooms above enter what can be imported."""

from clientela.imports.rules.typed_cells import PRICE_SCALE, QUANTITY_SCALE, Kind
from clientela.imports.rules.verdicts import Examination, Verdict
from clientela.imports.services.check import check_run
from clientela.imports.services.error_file import left_out_file
from clientela.imports.services.match import (
    decide_row,
    fix_cell,
    keep_settings,
    leave_empty,
    map_value,
    match_columns,
)
from clientela.imports.services.preview import (
    Sheet,
    Trouble,
    choices_of,
    columns_of,
    show_sheet,
    top_rows,
    troubles_of,
)
from clientela.imports.services.reasons import note_sentences
from clientela.imports.services.run_import import (
    execute_run,
    give_up,
    start_check,
    start_run,
    stop_run,
    waiting_after,
)
from clientela.imports.services.targets import (
    Field,
    Option,
    Plan,
    Reason,
    Target,
    Written,
    find_target,
    get_target,
    list_targets,
    register_target,
)
from clientela.imports.services.undo_import import execute_undo, start_undo
from clientela.imports.services.upload import correct_layout, upload_file

__all__ = [
    "PRICE_SCALE",
    "QUANTITY_SCALE",
    "Examination",
    "Field",
    "Kind",
    "Option",
    "Plan",
    "Reason",
    "Sheet",
    "Target",
    "Trouble",
    "Verdict",
    "Written",
    "check_run",
    "choices_of",
    "columns_of",
    "correct_layout",
    "decide_row",
    "execute_run",
    "execute_undo",
    "find_target",
    "fix_cell",
    "get_target",
    "give_up",
    "keep_settings",
    "leave_empty",
    "left_out_file",
    "list_targets",
    "map_value",
    "match_columns",
    "note_sentences",
    "register_target",
    "show_sheet",
    "start_check",
    "start_run",
    "start_undo",
    "stop_run",
    "top_rows",
    "troubles_of",
    "upload_file",
    "waiting_after",
]
