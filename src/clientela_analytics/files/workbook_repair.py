"""Makes workbooks readable whose list of sheets names sheets that are not there."""

from __future__ import annotations

import io
import re
from typing import BinaryIO
from zipfile import ZipFile

from clientela_analytics.files.errors import BROKEN_ARCHIVE, FileRefused

_LIST_OF_SHEETS = "xl/workbook.xml"
# Excel kept macro modules of old workbooks as hidden sheets without content.
_LOST_SHEET = re.compile(rb'<sheet\b[^>]*\br:id=""[^>]*/>')


def without_lost_sheets(file: BinaryIO) -> BinaryIO:
    """The workbook without the sheets it only names; raises FileRefused where that is not its trouble."""
    file.seek(0)
    try:
        with ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except BROKEN_ARCHIVE:
        raise FileRefused("files.damaged") from None
    listed, lost = _LOST_SHEET.subn(b"", parts.get(_LIST_OF_SHEETS, b""))
    if not lost:
        raise FileRefused("files.damaged")
    repaired = io.BytesIO()
    with ZipFile(repaired, "w") as archive:
        for name, content in (parts | {_LIST_OF_SHEETS: listed}).items():
            archive.writestr(name, content)
    repaired.seek(0)
    return repaired
