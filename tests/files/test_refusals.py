"""Files that are refused, each with its code and never with the reader's own error."""

import gzip
import io
import random
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from clientela_analytics.files import REFUSALS, FileRefused, Limits, read_batches, sniff

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal_of(path: Path, limits: Limits | None = None) -> FileRefused:
    with pytest.raises(FileRefused) as refusal:
        read_all(path, limits or Limits())
    return refusal.value


def read_all(path: Path, limits: Limits) -> None:
    for _ in read_batches(path, sniff(path, limits=limits), limits=limits):
        pass


def zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def locked_zip() -> bytes:
    content = bytearray(zipped({"xl/workbook.xml": b"<workbook/>"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "files.empty"),
        ("blank.csv", b"\n \n\n", "files.empty"),
        ("only_mark.csv", b"\xef\xbb\xbf", "files.empty"),
        ("separators.csv", b",,\n,,\n", "files.no_table"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), "files.unknown_kind"),
        ("letter.xls", OLE + bytes(6000), "files.unknown_kind"),
        ("locked.xlsx", OLE + bytes(5000) + "EncryptedPackage\0".encode("utf-16-le"), "files.encrypted"),
        ("locked_zip.xlsx", locked_zip(), "files.encrypted"),
        ("archive.zip", zipped({"a.csv": b"a,b\n1,2\n"}), "files.archive"),
        ("archive.csv.gz", gzip.compress(zipped({"a.csv": b"a"})), "files.archive"),
        ("half.csv.gz", gzip.compress(bytes(range(256)) * 0 + b"a,b\n1,2\n" * 9999)[:60], "files.truncated"),
        ("zeros.csv", b"a,b\n1,\x00\n2,3\n", "files.nul_bytes"),
        (
            "xml2003.xls",
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><W/>',
            "files.xml_workbook",
        ),
        ("damaged.xlsx", zipped({"xl/workbook.xml": b"<workbook"}), "files.damaged"),
        ("damaged.xls", OLE + bytes(600) + "Workbook\0".encode("utf-16-le") + bytes(6000), "files.damaged"),
        ("damaged.parquet", b"PAR1" + bytes(100) + b"PAR1", "files.damaged"),
        ("locked.parquet", b"PAR1" + bytes(100) + b"PARE", "files.encrypted"),
        ("half.parquet", b"PAR1" + bytes(100), "files.truncated"),
        ("page.xls", b"<html><body>nothing</body></html>", "files.no_table"),
    ],
)
def test_each_bad_file_is_refused_with_its_code(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    refusal = refusal_of(path)
    assert refusal.code == code
    assert str(refusal)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_half_a_workbook_is_refused(workbook, tmp_path, share):
    whole = workbook({"S": [["a", "b"], *[[n, f"text {n}"] for n in range(2_000)]]}).read_bytes()
    path = tmp_path / "half.xlsx"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert refusal_of(path).code == "files.truncated"


def test_half_a_parquet_file_is_refused(tmp_path):
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"a": list(range(1_000))}), path)
    path.write_bytes(path.read_bytes()[:2_000])
    assert refusal_of(path).code == "files.truncated"


def test_a_parquet_file_damaged_within_is_refused(tmp_path):
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"a": [f"text {n}" for n in range(5_000)]}), path, compression="snappy")
    content = bytearray(path.read_bytes())
    content[40:4_000] = bytes(3_960)
    path.write_bytes(bytes(content))
    assert refusal_of(path).code == "files.damaged"


@pytest.mark.parametrize("kind", ["xlsx", "parquet", "csv.gz"])
@pytest.mark.parametrize("seed", range(12))
def test_damage_at_random_places_never_leaks_the_error_of_a_reader(workbook, tmp_path, kind, seed):
    path = tmp_path / f"t.{kind}"
    if kind == "xlsx":
        path = workbook({"S": [["a", "b"], *[[n, f"text {n}"] for n in range(50)]]})
    elif kind == "parquet":
        pq.write_table(pa.table({"a": [f"text {n}" for n in range(50)], "b": range(50)}), path)
    else:
        path.write_bytes(gzip.compress(b"a,b\n1,2\n" * 50))
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 5, 50])):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(bytes(content))
    with suppress(FileRefused):
        read_all(path, Limits(max_workbook_bytes=1 << 24, max_cells=1_000_000))


def bomb(tmp_path: Path, unpacked: int) -> Path:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(unpacked >> 20):
                part.write(b" " * (1 << 20))
    return path


def test_a_workbook_that_unpacks_to_a_gigabyte_is_refused_before_it_is_unpacked(tmp_path):
    path = bomb(tmp_path, 1 << 30)
    assert path.stat().st_size < 10_000_000
    assert refusal_of(path).code == "files.too_large"


def test_the_directory_of_an_archive_is_not_believed(tmp_path):
    path = bomb(tmp_path, 80 << 20)
    content = bytearray(path.read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, directory + 24, 1_000)
    path.write_bytes(bytes(content))
    limits = Limits(max_workbook_bytes=50 << 20, max_unpacking_ratio=10_000)
    assert refusal_of(path, limits).code == "files.too_large"
    assert refusal_of(path).code == "files.too_dense"


def test_two_cells_at_far_corners_do_not_exhaust_the_memory(tmp_path):
    import xlsxwriter

    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")
    assert refusal_of(path).code == "files.too_many_cells"


def test_a_legacy_workbook_with_cells_out_of_all_bounds_does_not_bring_the_program_down(shared, tmp_path):
    content = bytearray((shared / "messy_files" / "nacnudus_tidyxl" / "examples.xls").read_bytes())
    record = content.index(b"\xfd\x00\x0a\x00")
    content[record + 4 : record + 8] = b"\xff\xff\xff\xff"
    path = tmp_path / "far.xls"
    path.write_bytes(bytes(content))
    assert refusal_of(path).code == "files.damaged"


def open_document(tmp_path: Path, cell: str, manifest: str = "") -> Path:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet><table:table table:name='S'>"
        f"{cell}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "t.ods"
    parts = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
    path.write_bytes(zipped(parts | {"META-INF/manifest.xml": manifest.encode()}))
    return path


def row_of(*texts: str, repeated: int = 1) -> str:
    cells = "".join(
        f"<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>"
        for text in texts
    )
    return f"<table:table-row table:number-rows-repeated='{repeated}'>{cells}</table:table-row>"


def test_open_documents_are_read_and_refused_where_locked_or_endless(tmp_path):
    path = open_document(tmp_path, row_of("a", "b") + row_of("x", "y"))
    assert sniff(path).column_names == ("a", "b")
    path = open_document(tmp_path, row_of("a"), manifest="<manifest:encryption-data/>")
    assert refusal_of(path).code == "files.encrypted"
    path = open_document(tmp_path, row_of(*"abcdefghij" * 10, repeated=1_048_576))
    assert refusal_of(path).code in ("files.damaged", "files.too_many_cells")


def test_a_gzip_bomb_is_refused_while_it_unpacks(tmp_path):
    path = tmp_path / "bomb.csv.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(100):
            file.write(b"a,b\n" * (1 << 18))
    assert refusal_of(path).code == "files.too_dense"


def test_unknown_settings_are_refused(text_file):
    from clientela_analytics.files import Overrides

    path = text_file("a,b\n1,2\n")
    for overrides, code in [
        (Overrides(encoding="klingon"), "files.encoding_unknown"),
        (Overrides(encoding="rot13"), "files.encoding_unknown"),
        (Overrides(delimiter=";;"), "files.setting_wrong"),
        (Overrides(quote="''"), "files.setting_wrong"),
    ]:
        with pytest.raises(FileRefused) as refusal:
            sniff(path, overrides=overrides)
        assert refusal.value.code == code


def test_too_many_columns_are_refused(text_file):
    assert (
        refusal_of(text_file(",".join(f"c{n}" for n in range(2_000)) + "\n")).code == "files.too_many_columns"
    )


def test_every_refusal_has_a_sentence_for_its_facts():
    import pickle

    facts = {"limit": 1, "row": 2, "sheet": "S", "column": "c", "encoding": "e", "value": "v", "setting": "s"}
    for code in REFUSALS:
        refusal = pickle.loads(pickle.dumps(FileRefused(code, **facts)))
        assert (refusal.code, refusal.facts) == (code, facts)
        assert "{" not in refusal.message
