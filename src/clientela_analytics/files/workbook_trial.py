"""Opens a binary workbook in a process of its own, which a damaged one may bring down without harm.

The reader reserves memory for the whole rectangle between the first and the last cell, and a single
wrong number in a damaged file can make that more than any machine has; the process is then aborted.
"""

from __future__ import annotations

import subprocess
import sys
from typing import BinaryIO

# A full sheet of the old format takes half of it.
_MOST_MEMORY_BYTES = 2 << 30
_MOST_SECONDS = 120
_TRIAL = """
import io, sys
from contextlib import suppress
with suppress(ImportError):
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from python_calamine import CalamineError, CalamineWorkbook
with suppress(CalamineError, OSError):
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for name in workbook.sheet_names:
        with suppress(CalamineError):
            workbook.get_sheet_by_name(name)
"""


def survives(file: BinaryIO) -> bool:
    """Whether the workbook can be opened, or refused by its reader, without bringing the process down."""
    file.seek(0)
    command = [sys.executable, "-I", "-c", _TRIAL, str(_MOST_MEMORY_BYTES)]
    try:
        done = subprocess.run(  # noqa: S603  # our own text, no shell; the file comes in as input
            command, input=file.read(), capture_output=True, timeout=_MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
