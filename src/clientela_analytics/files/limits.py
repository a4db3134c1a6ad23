"""How much of a file we are willing to unpack, hold and read."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds that keep one file from exhausting the machine; sizes are bytes after unpacking."""

    max_text_bytes: int = 8192 * _MIB
    max_workbook_bytes: int = 512 * _MIB
    # Deflate cannot exceed 1032; real tables stay under 60.
    max_unpacking_ratio: int = 200
    # Small files may be very dense (an empty formatted sheet) without doing harm.
    ratio_counts_from_bytes: int = 64 * _MIB
    max_rows: int = 50_000_000
    max_columns: int = 1_000
    max_cells: int = 30_000_000
    # The csv module stops here by itself, and a spreadsheet cell holds 32,767.
    max_cell_length: int = 131_072
    # How much of a text file is looked at to find its encoding.
    max_scanned_bytes: int = 256 * _MIB


DEFAULT_LIMITS = Limits()
