"""The sentences of flags and of refused files, in the reader's language."""

from django.utils.translation import gettext_lazy as _

from clientela.imports.services.targets import Reason, Target
from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.layout import FileLayout

BUILT_IN = (
    Reason("missing", _("Nothing in it, but it is needed"), remedies=("cell",)),
    Reason("not_a_date", _("Date does not exist"), remedies=("empty", "map", "cell")),
    Reason("not_a_number", _("Not a number"), remedies=("empty", "map", "cell")),
    Reason("not_a_choice", _("Not known here"), remedies=("map", "empty", "cell")),
    Reason("too_long", _("Too long"), remedies=("cell", "empty")),
    Reason("row_unreadable", _("The row does not fit the table")),
    Reason("was", _("was %(text)s"), "change"),
    Reason("was_empty", _("was empty"), "change"),
    Reason("read_as", _("read as %(text)s"), "note"),
)
FILE_SENTENCES = {
    "files.empty": _("The file is empty."),
    "files.no_table": _("The file holds no table."),
    "files.unknown_kind": _(
        "This kind of file cannot be read. Choose an Excel, OpenDocument, CSV or Parquet file."
    ),
    "files.archive": _("This is an archive. Unpack it and choose one table."),
    "files.xml_workbook": _("This is an XML spreadsheet of 2003. Save it as .xlsx and choose it again."),
    "files.encrypted": _("This file is protected by a password. Save it without one and choose it again."),
    "files.truncated": _("The file is cut off: its end is missing. Get the whole file and choose it again."),
    "files.damaged": _("The file is damaged and cannot be read. Save it again and choose the new one."),
    "files.too_large": _(
        "Unpacked, the file would be larger than a table of records can be. It was not read."
    ),
    "files.too_dense": _("The file unpacks to far more than its size, as harmful files do. It was not read."),
    "files.too_many_rows": _("The table has more than %(limit)s rows. Divide it and import the parts."),
    "files.too_many_columns": _("The table has more than %(limit)s columns. Delete what is not needed."),
    "files.too_many_cells": _(
        "The sheet spans more than %(limit)s cells. Delete what is not part of the table."
    ),
    "files.cell_too_long": _("A cell in row %(row)s is longer than %(limit)s characters."),
    "files.nul_bytes": _("The file holds binary zeros in line %(row)s; it is no plain text."),
    "files.quote_unclosed": _(
        "A quotation mark opened in row %(row)s is never closed. Close it in the file."
    ),
    "files.sheet_unknown": _("The workbook has no sheet named %(sheet)s."),
    "files.column_unknown": _("The table has no column named %(column)s."),
    "files.encoding_unknown": _("There is no character encoding named %(encoding)s."),
    "files.setting_wrong": _("%(value)s does not fit here."),
}

NOTE_SENTENCES = {
    "files.html_table": _("This is a web page saved as a workbook; its table was read."),
    "files.date_order_assumed": _(
        "The dates of %(column)s can be read in two ways. Look whether day and month are right."
    ),
    "files.header_absent": _("No headings were found; the columns are named by letters."),
    "files.header_joined": _("Headings stand in several rows and were joined."),
    "files.heading_repeated": _("The heading %(column)s stands there more than once."),
    "files.encoding_unsure": _(
        "The characters may be read wrongly. Choose another encoding if names look odd."
    ),
    "files.decimal_mark_assumed": _(
        "The numbers of %(column)s can be read in two ways. Look whether the decimal mark is right."
    ),
    "files.characters_lost": _("%(count)s characters cannot be read."),
    "files.formulas_without_values": _(
        "%(count)s formulas have no value in the file. Open and save it in Excel once."
    ),
    "files.several_sheets": _("The workbook has %(count)s sheets. Look whether this is the right one."),
}


def reason_of(target: Target, code: str) -> Reason:
    """What a flag's code means; a code of a room that is gone is shown as it is."""
    known = (*target.reasons, *BUILT_IN)
    return next((reason for reason in known if reason.code == code), Reason(code, code))


def error_codes(target: Target) -> list[str]:
    """The codes for which a row is left out."""
    return [reason.code for reason in (*target.reasons, *BUILT_IN) if reason.severity == "error"]


def refusal_sentence(refused: FileRefused) -> str:
    """Why a file cannot be read and what to do."""
    sentence = FILE_SENTENCES.get(refused.code)
    return refused.message if sentence is None else str(sentence) % refused.facts


def note_sentences(layout: FileLayout) -> list[str]:
    """What is worth knowing about how the file was read."""
    known = ((NOTE_SENTENCES.get(note.code), note.facts) for note in layout.notes)
    return [str(sentence) % facts for sentence, facts in known if sentence is not None]
