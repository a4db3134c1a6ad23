"""Files we write: spreadsheets open them rightly and run nothing in them."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from clientela_analytics.files import guarded, read_rows, sniff, unguarded, write_csv, write_xlsx

moment = dt.datetime.fromisoformat

HEADER = ["code", "name", "amount", "day", "moment", "flag"]
ROW = ["001000", "越厨 Ñandú", Decimal("1200.50"), dt.date(2026, 2, 3), moment("2026-02-03 10:05"), True]


def test_a_csv_file_opens_in_spreadsheets_with_its_characters(tmp_path):
    path = tmp_path / "out.csv"
    write_csv(path, HEADER, [ROW, [None] * 5 + [False]])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfcode,name")
    assert [row.cells for row in read_rows(path, sniff(path))] == [
        ("001000", "越厨 Ñandú", "1200.50", "2026-02-03", "2026-02-03 10:05:00", "true"),
        ("", "", "", "", "", "false"),
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1-555-0100", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "=cmd|' /C calc'!A0"]
)
def test_texts_that_look_like_formulas_are_guarded_in_csv(tmp_path, text):
    path = tmp_path / "out.csv"
    write_csv(path, ["note"], [[text]])
    assert path.read_text("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["-5", "+12.5", "plain", "a=b", "", "'quoted'"])
def test_harmless_texts_stay_as_they_are(text):
    assert guarded(text) == text == unguarded(text)


@given(st.text())
def test_guarding_can_be_undone(text):
    assert unguarded(guarded(text)) == text or text.startswith("'")


def test_a_workbook_keeps_texts_as_texts_and_numbers_as_numbers(tmp_path):
    path = tmp_path / "out.xlsx"
    write_xlsx(
        path,
        HEADER,
        [ROW, ["=1+1", "http://example.org", float("nan"), None, None, None], [10**18, "x" * 40_000]],
    )
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert sheet[1] == [
        "001000",
        "越厨 Ñandú",
        1200.5,
        dt.date(2026, 2, 3),
        moment("2026-02-03 10:05"),
        True,
    ]
    assert sheet[2][:3] == ["=1+1", "http://example.org", "nan"]
    assert (sheet[3][0], len(sheet[3][1])) == ("1000000000000000000", 32_767)


def test_files_are_written_into_open_streams_too(tmp_path):
    for write, start in [(write_csv, b"\xef\xbb\xbfa"), (write_xlsx, b"PK")]:
        stream = io.BytesIO()
        write(stream, ["a"], [["x"]])
        assert stream.getvalue().startswith(start)
