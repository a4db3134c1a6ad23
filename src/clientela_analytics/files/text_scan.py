"""One pass over the bytes of a text file that gathers what tells its encoding, size and shape."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from clientela_analytics.files.byte_streams import unpacked
from clientela_analytics.files.encodings import Evidence
from clientela_analytics.files.layout import Source
from clientela_analytics.files.limits import Limits

_CHUNK = 1 << 20
_SLICE = 8_192
_SLICE_DISTANCE = 1 << 17
_MOST_SLICES = 32
_MOST_TELLING = 1 << 18


@dataclass(frozen=True)
class Scan:
    """What the pass saw; ``slices`` are pieces from all over, each but the first begun within a line."""

    evidence: Evidence
    slices: tuple[bytes, ...]
    line_count: int
    seen_bytes: int
    is_complete: bool
    zero_line: int | None


@dataclass
class _Gathering:
    """The state of the pass."""

    head: bytes = b""
    telling: bytearray = field(default_factory=bytearray)
    slices: list[bytes] = field(default_factory=list)
    step: int = 1
    places: int = 0
    chunks: int = 0
    tail: bytes = b""
    lines: int = 0
    seen: int = 0
    last_byte: int = 10
    zero_line: int | None = None
    is_utf8: bool = True
    decoder: codecs.IncrementalDecoder = field(default_factory=codecs.getincrementaldecoder("utf-8"))

    def take(self, chunk: bytes) -> None:
        self.head = self.head or chunk
        self._keep_slices(chunk)
        if self.zero_line is None and (place := chunk.find(0)) >= 0:
            self.zero_line = self.lines + chunk.count(b"\n", 0, place) + 1
        self.lines += chunk.count(b"\n")
        self.seen += len(chunk)
        self.last_byte = chunk[-1]
        self._check_utf8(chunk, is_last=False)
        if len(self.telling) < _MOST_TELLING and not chunk.isascii():
            self._keep_telling_lines(chunk)

    def finish(self) -> None:
        self._check_utf8(b"", is_last=True)
        self.lines += self.last_byte != 10

    def _check_utf8(self, chunk: bytes, *, is_last: bool) -> None:
        try:
            self.is_utf8 = self.is_utf8 and self.decoder.decode(chunk, is_last) is not None
        except UnicodeDecodeError:
            self.is_utf8 = False

    def _keep_telling_lines(self, chunk: bytes) -> None:
        # The first and the last line of a chunk may be cut within a character.
        for line in chunk.split(b"\n")[self.chunks > 1 : -1] or [chunk]:
            if not line.isascii() and len(self.telling) < _MOST_TELLING:
                self.telling += line + b"\n"

    def _keep_slices(self, chunk: bytes) -> None:
        for start in range(0, len(chunk), _SLICE_DISTANCE):
            if self.places % self.step == 0:
                self.slices.append(chunk[start : start + _SLICE])
            if len(self.slices) > _MOST_SLICES:
                self.slices, self.step = self.slices[::2], self.step * 2
            self.places += 1
        self.tail = chunk[-_SLICE:]
        self.chunks += 1


def scan(source: Source, limits: Limits) -> Scan:
    """Pass over the file, or over the first part of it that the limits allow to look at."""
    state = _Gathering()
    is_complete = False
    with unpacked(source, limits) as content:
        while state.seen < limits.max_scanned_bytes:
            chunk = content.read(_CHUNK)
            if not chunk:
                is_complete = True
                break
            state.take(chunk)
    if is_complete:
        state.finish()
    evidence = Evidence(state.head, bytes(state.telling), state.is_utf8)
    return Scan(
        evidence, (*state.slices[1:], state.tail), state.lines, state.seen, is_complete, state.zero_line
    )
