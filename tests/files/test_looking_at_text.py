"""What is found out about text files: characters, separator, header, column types."""

import gzip
from pathlib import Path

import pytest

from clientela_analytics.files import ColumnType, Kind, Overrides, read_rows, sniff

CHINESE = (
    "客户编号,客户名称,下单日期,金额\n"
    "K001,广州市越厨厨具有限公司,2026年2月3日,1200.50\n"
    "K002,佛山市南海食品店,2026年2月4日,88\n"
)
TRADITIONAL = (
    "客戶編號,客戶名稱,下單日期,金額\n"
    "K001,臺北市大同廚具有限公司,2026/2/3,1200\nK002,高雄海鮮餐廳,2026/2/4,88\n"
)
SPANISH = "Código;Razón social;Teléfono\nC1;Peña y Muñoz S.A.;934 55 66\nC2;Cafetería Ibáñez;911 22 33\n"


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-8-sig", "utf-8"),
        (CHINESE, "utf-16", "utf-16"),
        (CHINESE, "utf-16-le", "utf-16-le"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (SPANISH, "latin-1", "cp1252"),
        (SPANISH, "cp1252", "cp1252"),
        ("a,b\n1,2\n", "ascii", "utf-8"),
    ],
)
def test_characters_survive_whatever_encoding_the_file_has(text_file, text, written, found):
    path = text_file(text, written)
    layout = sniff(path)
    assert layout.encoding == found
    first = next(read_rows(path, layout))
    assert first.cells == tuple(text.splitlines()[1].split(layout.delimiter))
    assert layout.column_names == tuple(text.splitlines()[0].split(layout.delimiter))


@pytest.mark.parametrize("word", ["客户名称", "产品", "销售金额", "广州", "张伟", "备注"])
def test_few_chinese_characters_are_enough_to_tell_gb18030_from_big5(text_file, word):
    assert sniff(text_file(f"{word},x\na,1\n", "gb18030")).encoding == "gb18030"


@pytest.mark.parametrize("word", ["客戶名稱", "產品", "銷售金額", "臺北", "陳怡君", "備註"])
def test_few_chinese_characters_are_enough_to_tell_big5_from_gb18030(text_file, word):
    assert sniff(text_file(f"{word},x\na,1\n", "big5")).encoding == "big5"


def test_other_possible_encodings_are_named_with_their_confidence(text_file):
    guesses = sniff(text_file(CHINESE, "gb18030")).encodings
    assert [guess.encoding for guess in guesses[:2]] == ["gb18030", "big5"]
    assert guesses[0].confidence > 0.8 > guesses[1].confidence > 0


def test_a_person_may_correct_the_encoding(text_file):
    path = text_file("名,b\n1,2\n", "gb18030")
    layout = sniff(path, overrides=Overrides(encoding="latin-1"))
    assert layout.encoding == "latin-1"
    assert layout.column_names[0] != "名"


def test_a_few_broken_characters_in_utf8_are_shown_and_do_not_change_the_encoding(tmp_path):
    path = tmp_path / "cut.csv"
    good = "名称,备注\n" + "客户,这是一个很长的备注\n" * 50
    path.write_bytes(good.encode() + b"K9,\xe5\xb9\n")
    layout = sniff(path)
    assert layout.encoding == "utf-8"
    assert "files.characters_lost" in [note.code for note in layout.notes]
    problems = [row.number for row in read_rows(path, layout) if row.problem == "files.characters_lost"]
    assert problems == [52]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_cuts_evenly(text_file, delimiter):
    lines = [["name", "price", "note"], ["Pan", "1,5", "a;b, c"], ["Pot", "2,5", 'said "x"']]
    quoted = "".join(
        delimiter.join('"' + c.replace('"', '""') + '"' for c in line) + "\r\n" for line in lines
    )
    path = text_file(quoted)
    layout = sniff(path)
    assert layout.delimiter == delimiter
    assert [list(row.cells) for row in read_rows(path, layout)] == lines[1:]


def test_a_decimal_comma_does_not_pass_for_a_separator(text_file):
    layout = sniff(text_file("producto;precio;uds\nA;1,50;3\nB;2,25;4\n"))
    assert layout.delimiter == ";"
    assert layout.columns[1].decimal_mark == ","
    assert [column.type for column in layout.columns] == [
        ColumnType.TEXT,
        ColumnType.DECIMAL,
        ColumnType.INTEGER,
    ]


def test_the_line_by_which_spreadsheets_declare_the_separator_is_no_row(text_file):
    path = text_file("sep=;\na;b\n1;2\n")
    layout = sniff(path)
    assert (layout.delimiter, layout.header_rows, layout.column_names) == (";", (2,), ("a", "b"))
    assert [row.cells for row in read_rows(path, layout)] == [("1", "2")]


def test_single_quotation_marks_are_understood(text_file):
    path = text_file("name,city\n" + "'Pan, Ltd','Foshan'\n" * 5)
    layout = sniff(path)
    assert layout.quote == "'"
    assert next(read_rows(path, layout)).cells == ("Pan, Ltd", "Foshan")


def test_titles_and_empty_rows_above_the_header_are_passed_over(text_file):
    path = text_file(
        "Sales report 2026\n\nRegion: South\nCustomer,Date,Amount\nA,2026-01-02,5\n\nB,2026-01-03,6\n"
    )
    layout = sniff(path)
    assert layout.header_rows == (4,)
    assert [(row.number, row.cells[0]) for row in read_rows(path, layout)] == [(5, "A"), (7, "B")]


def test_headings_over_two_rows_are_joined(text_file):
    text = "序号,订单,,金额,\n,日期,编号,数量,单价\n1,2026-01-02,D1,3,4.5\n2,2026-01-03,D2,5,1.5\n"
    layout = sniff(text_file(text))
    assert layout.header_rows == (1, 2)
    assert layout.column_names == ("序号", "订单 / 日期", "订单 / 编号", "金额 / 数量", "金额 / 单价")


def test_a_table_without_headings_gets_letters(text_file):
    path = text_file("K1,2026-01-02,5\nK2,2026-01-03,6\nK3,2026-01-04,7\n")
    layout = sniff(path)
    assert (layout.header_rows, layout.first_row, layout.column_names) == ((), 1, ("A", "B", "C"))
    assert [note.code for note in layout.notes] == ["files.header_absent"]
    assert len(list(read_rows(path, layout))) == 3


def test_a_person_may_say_which_row_holds_the_headings(text_file):
    path = text_file("x,y\na,b\nc,d\n")
    assert sniff(path, overrides=Overrides(header_rows=(2,))).column_names == ("a", "b")
    layout = sniff(path, overrides=Overrides(header_rows=()))
    assert [row.cells[0] for row in read_rows(path, layout)] == ["x", "a", "c"]


def test_repeated_and_missing_headings_get_names_of_their_own(text_file):
    layout = sniff(text_file("name,,name\nx,1,2\ny,3,4\n"))
    assert layout.column_names == ("name", "B", "name (2)")
    assert [dict(note.facts) for note in layout.notes] == [{"column": "name"}]


def type_of(text_file, *values: str, heading: str = "h") -> tuple[ColumnType, str | None]:
    column = sniff(text_file(f"k|{heading}\n" + "".join(f"x|{value}\n" for value in values))).columns[1]
    return column.type, column.date_order or column.decimal_mark


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("1", "20", "-3"), (ColumnType.INTEGER, ".")),
        (("001000", "001001"), (ColumnType.TEXT, None)),
        (("44010619900307123", "44010619900307124"), (ColumnType.TEXT, None)),
        (("536365", "536366", "C536379"), (ColumnType.TEXT, None)),
        (("WM-001", "KB-001"), (ColumnType.TEXT, None)),
        (("1.5", "2", ""), (ColumnType.DECIMAL, ".")),
        (("1.234,50", "2,5"), (ColumnType.DECIMAL, ",")),
        (("1,234.50", "2.5"), (ColumnType.DECIMAL, ".")),
        (("1,234", "12,500"), (ColumnType.INTEGER, ".")),
        (("¥1,200", "￥88"), (ColumnType.INTEGER, ".")),
        (("三万", "1.5万"), (ColumnType.DECIMAL, ".")),
        (("１２３", "４５６"), (ColumnType.INTEGER, ".")),
        (("N/A", "5", "-", "7"), (ColumnType.INTEGER, ".")),
        (("2026-02-03", "2026-12-31"), (ColumnType.DATE, "ymd")),
        (("2026年2月3日", "2026年12月31日"), (ColumnType.DATE, "ymd")),
        (("31/12/2026", "1/2/2026"), (ColumnType.DATE, "dmy")),
        (("12/31/2026", "1/2/2026"), (ColumnType.DATE, "mdy")),
        (("25.02.26", "01.03.26"), (ColumnType.DATE, "dmy")),
        (("19970101", "19971231"), (ColumnType.DATE, "ymd")),
        (("2026-02-03 10:05", "2026-02-04 11:00:30"), (ColumnType.DATETIME, "ymd")),
        (("是", "否"), (ColumnType.BOOLEAN, None)),
        (("Yes", "no"), (ColumnType.BOOLEAN, None)),
        (("", ""), (ColumnType.TEXT, None)),
    ],
)
def test_a_column_is_what_its_values_look_like(text_file, values, expected):
    assert type_of(text_file, *values) == expected


def test_numbers_under_a_heading_of_dates_are_days_as_spreadsheets_count_them(text_file):
    assert type_of(text_file, "45000", "46054.5", heading="Order date")[0] is ColumnType.EXCEL_SERIAL
    assert type_of(text_file, "45000", "46054", heading="Postcode")[0] is ColumnType.INTEGER


def test_the_order_of_a_date_is_decided_by_the_whole_column(text_file):
    ambiguous = "".join(f"{n},1/{1 + n % 12}/2026\n" for n in range(30_000))
    column = sniff(text_file("n,day\n" + ambiguous + "9,13/1/2026\n")).columns[1]
    assert column.date_order == "dmy"
    column = sniff(text_file("n,day\n" + ambiguous + "9,1/13/2026\n")).columns[1]
    assert column.date_order == "mdy"


def test_an_order_that_nothing_decides_is_assumed_and_noted(text_file):
    layout = sniff(text_file("n,day\n1,01/02/2026\n2,01/03/2026\n3,01/04/2026\n"))
    assert layout.columns[1].date_order == "mdy"
    assert [(note.code, note.facts["column"]) for note in layout.notes] == [
        ("files.date_order_assumed", "day")
    ]


def test_a_single_separator_before_three_digits_follows_the_other_columns(text_file):
    layout = sniff(text_file("a;b\n1.234;2,5\n5.678;3,75\n"))
    assert (layout.columns[0].type, layout.columns[0].decimal_mark) == (ColumnType.INTEGER, ",")


def test_a_person_may_correct_types_and_orders(text_file):
    overrides = Overrides(
        types={"n": ColumnType.TEXT}, date_orders={"day": "dmy"}, decimal_marks={"x": ","}, delimiter=","
    )
    columns = sniff(text_file('n,day,x\n1,01/02/2026,"1,234"\n'), overrides=overrides).columns
    assert (columns[0].type, columns[1].date_order, columns[2].decimal_mark) == (ColumnType.TEXT, "dmy", ",")


def test_rows_far_down_take_part_in_the_judgement(text_file):
    text = "code,n\n" + "100,1\n" * 400_000 + "A7,1\n" * 100_000
    assert sniff(text_file(text)).columns[0].type is ColumnType.TEXT


def test_samples_and_the_share_of_empty_cells_are_shown(text_file):
    column = sniff(text_file("k,v\na,x\nb,\nc,x\nd,y\n")).columns[1]
    assert (column.samples, column.empty_share) == (("x", "y"), 0.25)


def test_gzipped_files_and_open_files_are_read_like_paths(tmp_path: Path):
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n"))
    layout = sniff(path)
    assert (layout.kind, layout.is_gzipped, layout.row_count_estimate) == (Kind.TEXT, True, 1)
    with path.open("rb") as file:
        assert sniff(file) == layout
        assert [row.cells for row in read_rows(file, layout)] == [("1", "2")]
        assert not file.closed


def test_a_layout_can_be_kept_as_plain_values(text_file):
    layout = sniff(text_file(CHINESE, "gb18030"))
    assert type(layout).from_dict(layout.to_dict()) == layout
