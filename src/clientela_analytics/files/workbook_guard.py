"""Holds a zipped workbook against the limits before anything unpacks it into memory."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from clientela_analytics.files.errors import BROKEN_ARCHIVE, FileRefused
from clientela_analytics.files.limits import Limits

_CHUNK = 1 << 20
_OVERLAP = 256
_LOCAL_HEADER_BYTES = 30
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# Pictures and the like are never read.
_UNREAD = re.compile(r"xl/(?:media|drawings|charts|printerSettings)/|Pictures/|Thumbnails/", re.IGNORECASE)
_CELL_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_UNCALCULATED = re.compile(rb"(?:</f>|<f[^>]{0,200}/>)(?:<v></v>|<v ?/>)?</c>")


@dataclass(frozen=True)
class Inspected:
    """What the passage through the workbook found, and whether it could measure how far its cells reach."""

    is_measured: bool = False
    uncalculated_formulas: int = 0


def inspect(file: BinaryIO, limits: Limits) -> Inspected:
    """Pass through all parts as a reader would; raises FileRefused where they exceed the limits.

    The sizes in the directory of the archive are not believed: what really unpacks is counted.
    """
    try:
        with ZipFile(file) as archive:
            members = [member for member in archive.infolist() if not _UNREAD.match(member.filename)]
        _check_declared(members, limits)
        budget = _Budget(limits)
        uncalculated = sum(_inspect_member(file, member, budget) for member in members)
        return Inspected(any(_SHEET.fullmatch(member.filename) for member in members), uncalculated)
    except BROKEN_ARCHIVE:
        raise FileRefused("files.damaged") from None


def _check_declared(members: Sequence[ZipInfo], limits: Limits) -> None:
    if sum(member.file_size for member in members) > limits.max_workbook_bytes:
        raise FileRefused("files.too_large", limit=limits.max_workbook_bytes)


class _Budget:
    """The bytes that may still be unpacked."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._packed = self._unpacked = 0

    def spend(self, packed: int, unpacked: int) -> None:
        self._packed += packed
        self._unpacked += unpacked
        if self._unpacked > self.limits.max_workbook_bytes:
            raise FileRefused("files.too_large", limit=self.limits.max_workbook_bytes)
        is_small = self._unpacked < self.limits.ratio_counts_from_bytes
        if not is_small and self._unpacked > self._packed * self.limits.max_unpacking_ratio:
            raise FileRefused("files.too_dense", limit=self.limits.max_unpacking_ratio)


def _inspect_member(file: BinaryIO, member: ZipInfo, budget: _Budget) -> int:
    chunks = _chunks(file, member, budget)
    if _SHEET.fullmatch(member.filename):
        return _inspect_sheet(chunks, budget.limits)
    for _ in chunks:
        continue
    return 0


def _inspect_sheet(chunks: Iterator[bytes], limits: Limits) -> int:
    rows = columns = uncalculated = 0
    rest = b""
    for chunk in chunks:
        window = rest + chunk
        places = _CELL_PLACE.findall(window)
        columns = max(
            columns, max((_column_number(letters) for letters in {place[0] for place in places}), default=0)
        )
        rows = max(rows, max((int(place[1]) for place in places), default=0))
        _check_cells(rows, columns, limits)
        uncalculated += len(_UNCALCULATED.findall(window))
        rest = window[-_OVERLAP:]
    return uncalculated


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_cells(rows: int, columns: int, limits: Limits) -> None:
    """A reader holds the whole rectangle in memory, however few of its cells are filled."""
    if rows * columns > limits.max_cells:
        raise FileRefused("files.too_many_cells", limit=limits.max_cells)


def _chunks(file: BinaryIO, member: ZipInfo, budget: _Budget) -> Iterator[bytes]:
    """The unpacked bytes of one part, taken from the archive without its word on their number."""
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise FileRefused("files.damaged")
    left = _go_to_content(file, member)
    unpacker = zlib.decompressobj(-15) if member.compress_type == ZIP_DEFLATED else None
    while left > 0 and (packed := file.read(min(_CHUNK // 16, left))):
        left -= len(packed)
        budget.spend(len(packed), 0)
        for piece in _inflated(packed, unpacker):
            budget.spend(0, len(piece))
            yield piece


def _go_to_content(file: BinaryIO, member: ZipInfo) -> int:
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER_BYTES)
    name_length = int.from_bytes(header[26:28], "little")
    extra_length = int.from_bytes(header[28:30], "little")
    file.seek(member.header_offset + _LOCAL_HEADER_BYTES + name_length + extra_length)
    return member.compress_size


def _inflated(packed: bytes, unpacker: zlib._Decompress | None) -> Iterator[bytes]:
    if unpacker is None:
        yield packed
        return
    while packed:
        yield unpacker.decompress(packed, _CHUNK)
        packed = unpacker.unconsumed_tail
