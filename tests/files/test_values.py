"""Single values: days, numbers, yes and no, in the notations people use."""

import datetime as dt
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientela_analytics.files import (
    NotABoolean,
    NotADate,
    NotAnInteger,
    NotANumber,
    ValueRefused,
    parse_boolean,
    parse_date,
    parse_datetime,
    parse_decimal,
    parse_excel_serial,
    parse_integer,
)

moment = dt.datetime.fromisoformat

DAY = dt.date(2026, 2, 3)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-02-03", "dmy"), ("2026/2/3", "mdy"), ("2026.02.03", "ymd"), ("3/2/2026", "dmy"), ("2/3/26", "mdy"),
        ("26-2-3", "ymd"), ("03.02.2026", "dmy"), ("2. 3. 2026", "mdy"), ("20260203", "ymd"), ("2026年2月3日", "ymd"),
        ("2026年02月03号", "ymd"), ("二〇二六年二月三日", "ymd"), ("民國115年2月3日", "ymd"), ("２０２６/２/３", "ymd"),
        ("3 Feb 2026", "ymd"), ("Feb 3, 2026", "dmy"), ("February 3rd, 2026", "ymd"), ("03-Feb-26", "mdy"),
        ("Feb-03 2026", "ymd"), ("Tuesday, February 3, 2026", "ymd"), ("3 de febrero de 2026", "dmy"),
        ("3-feb-2026", "dmy"), ("2026-02-03 10:15", "ymd"), ("2026-02-03T10:15:00Z", "ymd"), ("46056", "ymd"),
        ("46056.5", "dmy"), ("  2026-02-03 ", "ymd"),
    ],
)  # fmt: skip
def test_one_day_in_the_notations_of_many_companies(text, order):
    assert parse_date(text, order) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-02-30",
        "31/04/2026",
        "13/13/2026",
        "2026",
        "1.5",
        "2026年13月1日",
        "0/0/0",
        "99999999",
    ],
)
def test_what_names_no_day_is_refused(text):
    with pytest.raises(NotADate) as refusal:
        parse_date(text, "dmy")
    assert refusal.value.code == "values.not_a_date"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-03 08:05", moment("2026-02-03 08:05")),
        ("2026/2/3 8:05:09 PM", moment("2026-02-03 20:05:09")),
        ("2026/2/3 12:05 AM", moment("2026-02-03 00:05")),
        ("2026年2月3日 下午3:05", moment("2026-02-03 15:05")),
        ("2026年2月3日15时05分", moment("2026-02-03 15:05")),
        ("2026-02-03 10:15:20.250", moment("2026-02-03 10:15:20.250000")),
        (
            "2026-02-03T10:15:00+08:00",
            moment("2026-02-03 10:15:00+08:00"),
        ),
    ],
)
def test_times_of_day(text, expected):
    assert parse_datetime(text) == expected


@given(st.datetimes(moment("1969-01-01"), moment("2068-12-31")))
def test_a_moment_written_in_any_order_is_read_in_that_order(written):
    written = written.replace(microsecond=0)
    for order, pattern in [
        ("ymd", "%Y-%m-%d"),
        ("dmy", "%d/%m/%Y"),
        ("mdy", "%m/%d/%y"),
        ("ymd", "%Y年%m月%d日"),
    ]:
        assert parse_datetime(written.strftime(pattern + " %H:%M:%S"), order) == written
        assert parse_date(written.strftime(pattern), order) == written.date()


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)))
def test_the_days_of_spreadsheets_are_counted_as_they_count(day):
    assert parse_excel_serial(str((day - dt.date(1899, 12, 30)).days)).date() == day


def test_workbooks_of_old_macintoshes_count_from_1904():
    assert parse_excel_serial("0.5e1", counts_from_1904=True).date() == dt.date(1904, 1, 6)
    for text in ("x", "-1", "nan", "9999999999"):
        with pytest.raises(NotADate):
            parse_excel_serial(text)


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("1234.5", ".", "1234.5"), ("1,234.50", ".", "1234.5"), ("1.234,50", ",", "1234.5"), ("1 234,5", ",", "1234.5"),
        ("1'234.5", ".", "1234.5"), ("-5", ".", "-5"), ("5-", ".", "-5"), ("(5.25)", ".", "-5.25"), ("−5", ".", "-5"),
        ("¥1,200", ".", "1200"), ("￥1200元", ".", "1200"), ("$-5", ".", "-5"), ("-$5", ".", "-5"),
        ("12,50 €", ",", "12.5"),
        ("USD 1,000.00", ".", "1000"), ("NT$1,000", ".", "1000"), ("12%", ".", "0.12"), ("１２．５", ".", "12.5"),
        ("3.5万", ".", "35000"), ("1.2亿", ".", "120000000"), ("三万", ".", "30000"), ("一百零五", ".", "105"),
        ("两千三百", ".", "2300"), ("十二", ".", "12"), ("壹仟贰佰元整", ".", "1200"),
        ("1.5e3", ".", "1500"), (".5", ".", "0.5"),
    ],
)  # fmt: skip
def test_numbers_as_companies_write_them(text, mark, expected):
    assert parse_decimal(text, mark) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        ".",
        "abc",
        "WM-001",
        "1,23,4",
        "12,34",
        "1.2.3",
        "NaN",
        "Infinity",
        "1 2",
        "CNY",
        "0x1F",
        "1e9999",
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotANumber) as refusal:
        parse_decimal(text, ".")
    assert refusal.value.code == "values.not_a_number"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_a_number_written_in_either_notation_is_read_in_it(number):
    pointed = f"{number:,.3f}"
    assert parse_decimal(pointed, ".") == number
    assert parse_decimal(pointed.translate(str.maketrans(",.", ".,")), ",") == number
    assert parse_decimal(f"{number:f}", ".") == number


@given(st.text(max_size=20))
def test_no_text_at_all_breaks_the_reading_of_values(text):
    for parse in (
        parse_date,
        parse_datetime,
        parse_decimal,
        parse_integer,
        parse_boolean,
        parse_excel_serial,
    ):
        with suppress(ValueRefused):
            parse(text)


def test_whole_numbers():
    assert [parse_integer(text) for text in ("12", "12.0", "1,200", "-3", "三万")] == [
        12,
        12,
        1200,
        -3,
        30000,
    ]
    for text in ("12.5", "x", ""):
        with pytest.raises(NotAnInteger):
            parse_integer(text)


def test_yes_and_no():
    assert all(parse_boolean(text) for text in ("Yes", "TRUE", "是", "√", "sí", "Ｙ", "1"))
    assert not any(parse_boolean(text) for text in ("no", "False", "否", "0", "無"))
    with pytest.raises(NotABoolean):
        parse_boolean("maybe")
