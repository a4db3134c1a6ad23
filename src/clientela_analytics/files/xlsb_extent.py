"""Finds how far the cells of a binary worksheet reach."""

from __future__ import annotations

_ROW_RECORD = 0
_CELL_RECORDS = range(1, 12)
_SIZE_BYTES = 4


class XlsbExtent:
    """Walks the records of a worksheet part, given piece by piece, and keeps its last row and column."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self._rest = b""

    def take(self, piece: bytes) -> None:
        """Walk the complete records of what is given, keeping the rest for the next piece."""
        content = self._rest + piece
        place = 0
        while (header := _header(content, place)) and header[2] + header[1] <= len(content):
            record, size, start = header
            if size >= _SIZE_BYTES:
                self._see(record, int.from_bytes(content[start : start + _SIZE_BYTES], "little"))
            place = start + size
        self._rest = content[place:]

    def _see(self, record: int, number: int) -> None:
        if record == _ROW_RECORD:
            self.rows = max(self.rows, number + 1)
        elif record in _CELL_RECORDS:
            self.columns = max(self.columns, number + 1)


def _header(content: bytes, place: int) -> tuple[int, int, int] | None:
    """The number and size of the record at a place and where it starts; None where it is cut off."""
    number = _packed_integer(content, place, 2)
    size = _packed_integer(content, number[1], _SIZE_BYTES) if number else None
    return (number[0], size[0], size[1]) if number and size else None


def _packed_integer(content: bytes, place: int, most_bytes: int) -> tuple[int, int] | None:
    value = 0
    for step in range(most_bytes):
        if place + step >= len(content):
            return None
        byte = content[place + step]
        value |= (byte & 0x7F) << 7 * step
        if byte < 0x80:
            return value, place + step + 1
    return value, place + most_bytes
