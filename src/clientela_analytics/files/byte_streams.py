"""Opening of sources, and unpacking and transcoding of their bytes within bounds."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from clientela_analytics.files.errors import FileRefused
from clientela_analytics.files.layout import Source
from clientela_analytics.files.limits import Limits

GZIP_MAGIC = b"\x1f\x8b"
_CHUNK = 1 << 20


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The bytes of a path, or of an open file from its start; an open file is left open."""
    if isinstance(source, str | PathLike):
        with Path(source).open("rb") as file:
            yield file
    else:
        source.seek(0)
        yield source


@contextmanager
def unpacked(source: Source, limits: Limits) -> Iterator[io.BufferedReader]:
    """The bytes of a text file, ungzipped where needed, refused beyond the limits."""
    with opened(source) as file:
        is_gzipped = file.read(2) == GZIP_MAGIC
        file.seek(0)
        content = gzip.GzipFile(fileobj=file) if is_gzipped else file
        yield io.BufferedReader(BoundedBytes(content, file if is_gzipped else None, limits), _CHUNK)


def byte_count(source: Source) -> int:
    """The size of the source as stored."""
    with opened(source) as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
    return size


class BoundedBytes(io.RawIOBase):
    """A readable stream that refuses to give more than the limits allow, or bytes that do not unpack."""

    def __init__(self, content: BinaryIO | gzip.GzipFile, packed: BinaryIO | None, limits: Limits) -> None:
        self._content = content
        self._packed = packed
        self._limits = limits
        self._given = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower buffer
        """Fill the buffer from the stream; 0 at its end."""
        try:
            piece = self._content.read(len(buffer))
        except EOFError:
            raise FileRefused("files.truncated") from None
        except (OSError, zlib.error):
            raise FileRefused("files.damaged") from None
        buffer[: len(piece)] = piece
        self._given += len(piece)
        self._check()
        return len(piece)

    def _check(self) -> None:
        if self._given > self._limits.max_text_bytes:
            raise FileRefused("files.too_large", limit=self._limits.max_text_bytes)
        if self._packed is None or self._given < self._limits.ratio_counts_from_bytes:
            return
        if self._given > self._packed.tell() * self._limits.max_unpacking_ratio:
            raise FileRefused("files.too_dense", limit=self._limits.max_unpacking_ratio)


class Transcoded(io.RawIOBase):
    """A stream of bytes in another encoding, given as UTF-8; what does not decode becomes U+FFFD."""

    def __init__(self, content: io.BufferedReader, encoding: str) -> None:
        self._content = content
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._pending = b""
        self._is_at_end = False

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower buffer
        """Fill the buffer with UTF-8; 0 at the end."""
        while not self._pending and not self._is_at_end:
            piece = self._content.read(_CHUNK)
            self._is_at_end = not piece
            self._pending = self._decoder.decode(piece, final=self._is_at_end).encode()
        given = self._pending[: len(buffer)]
        self._pending = self._pending[len(given) :]
        buffer[: len(given)] = given
        return len(given)
