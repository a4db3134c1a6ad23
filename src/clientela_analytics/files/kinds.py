"""Recognises what a file is by its content, and refuses what holds no table."""

from __future__ import annotations

import re
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from clientela_analytics.files.byte_streams import GZIP_MAGIC, opened, unpacked
from clientela_analytics.files.errors import BROKEN_ARCHIVE, FileRefused
from clientela_analytics.files.layout import Kind, Source
from clientela_analytics.files.limits import Limits

_HEAD_BYTES = 4096
_ZIP_MAGIC = b"PK\x03\x04"
_EMPTY_ZIP_MAGIC = b"PK\x05\x06"
_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_PARQUET_MAGIC = b"PAR1"
_BINARY_MAGICS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd",
    b"SQLite format 3", b"\x7fELF", b"MZ\x90", b"{\\rtf",
)  # fmt: skip
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|meta|div)\b", re.I | re.S)
_XML_WORKBOOK = re.compile(
    rb"<\?mso-application\s+progid=.Excel|urn:schemas-microsoft-com:office:spreadsheet"
)
_OPEN_DOCUMENT = ("mimetype", "META-INF/manifest.xml")
_WORKBOOK_PARTS = {"xl/workbook.xml": Kind.XLSX, "xl/workbook.bin": Kind.XLSB}


def recognise(source: Source, limits: Limits) -> Kind:
    """What the file is by its content; raises FileRefused for what is no readable table."""
    with opened(source) as file:
        head = file.read(_HEAD_BYTES)
        if not head:
            raise FileRefused("files.empty")
        if head.startswith(GZIP_MAGIC):
            return _inside_gzip(source, limits)
        if head.startswith((_ZIP_MAGIC, _EMPTY_ZIP_MAGIC)):
            return _inside_zip(file)
        if head.startswith(_OLE_MAGIC):
            return _inside_ole(file)
        if head.startswith(_PARQUET_MAGIC):
            return _complete_parquet(file)
    return _by_head(head)


def _inside_gzip(source: Source, limits: Limits) -> Kind:
    with unpacked(source, limits) as content:
        head = content.read(_HEAD_BYTES)
    if not head:
        raise FileRefused("files.empty")
    if head.startswith((_ZIP_MAGIC, _OLE_MAGIC, _PARQUET_MAGIC, GZIP_MAGIC)):
        raise FileRefused("files.archive", inside="gzip")
    return _by_head(head)


def _by_head(head: bytes) -> Kind:
    if head.startswith(_BINARY_MAGICS):
        raise FileRefused("files.unknown_kind")
    if _XML_WORKBOOK.search(head):
        raise FileRefused("files.xml_workbook")
    return Kind.HTML if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) else Kind.TEXT


def _inside_zip(file: BinaryIO) -> Kind:
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
            is_locked = any(member.flag_bits & 1 for member in members)
            mimetype, manifest = (
                (b"", b"") if is_locked else (_part(archive, name) for name in _OPEN_DOCUMENT)
            )
    except BadZipFile:
        raise FileRefused("files.truncated") from None
    except BROKEN_ARCHIVE:
        raise FileRefused("files.damaged") from None
    if is_locked or b"encryption-data" in manifest:
        raise FileRefused("files.encrypted")
    if b"opendocument.spreadsheet" in mimetype:
        return Kind.ODS
    for member in members:
        if member.filename in _WORKBOOK_PARTS:
            return _WORKBOOK_PARTS[member.filename]
    raise FileRefused("files.archive", names=[member.filename for member in members[:20]])


def _part(archive: ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(1 << 20)


def _inside_ole(file: BinaryIO) -> Kind:
    file.seek(0)
    content = file.read(64 << 20)
    if _ole_name("EncryptedPackage") in content:
        raise FileRefused("files.encrypted")
    if _ole_name("Workbook") in content or _ole_name("Book") in content:
        return Kind.XLS
    raise FileRefused("files.truncated" if len(content) < _HEAD_BYTES else "files.unknown_kind")


def _ole_name(name: str) -> bytes:
    return (name + "\0").encode("utf-16-le")


def _complete_parquet(file: BinaryIO) -> Kind:
    file.seek(-4, 2)
    tail = file.read(4)
    if tail == b"PARE":
        raise FileRefused("files.encrypted")
    if tail != _PARQUET_MAGIC:
        raise FileRefused("files.truncated")
    return Kind.PARQUET
