"""Workbooks: the choice of the sheet, the text of cells, merged headings, formulas."""

import datetime as dt
import zipfile

import pytest
import xlsxwriter

from clientela_analytics.files import ColumnType, FileRefused, Kind, Overrides, read_batches, read_rows, sniff

ORDERS = [["客户", "日期", "金额"], ["K001", dt.date(2026, 2, 3), 12.5], ["K002", dt.date(2026, 2, 4), 17850]]


def test_cells_are_read_as_a_person_would_type_them(workbook):
    grid = [["code", "n", "day", "flag", "big"], ["001000", 17850.0, dt.date(2026, 2, 3), True, 1.5e16]]
    path = workbook({"S": grid})
    layout = sniff(path)
    assert [row.cells for row in read_rows(path, layout)] == [
        ("001000", "17850", "2026-02-03", "true", "15000000000000000")
    ]
    assert [column.type for column in layout.columns[:4]] == [
        ColumnType.TEXT, ColumnType.INTEGER, ColumnType.DATE, ColumnType.BOOLEAN,
    ]  # fmt: skip


def test_the_first_sheet_with_a_table_is_taken_and_all_are_listed(workbook):
    path = workbook({"Read me": [["This file holds orders"]], "Orders": ORDERS, "More": ORDERS})
    layout = sniff(path)
    assert layout.sheet == "Orders"
    assert [(sheet.name, sheet.rows, sheet.columns) for sheet in layout.sheets] == [
        ("Read me", 1, 1), ("Orders", 3, 3), ("More", 3, 3),
    ]  # fmt: skip
    assert "files.several_sheets" in [note.code for note in layout.notes]


def test_another_sheet_may_be_chosen_and_an_unknown_one_is_refused(workbook):
    path = workbook({"A": ORDERS, "B": [["x", "y"], [1, 2]]})
    assert sniff(path, overrides=Overrides(sheet="B")).column_names == ("x", "y")
    with pytest.raises(FileRefused) as refusal:
        sniff(path, overrides=Overrides(sheet="C"))
    assert (refusal.value.code, refusal.value.facts) == ("files.sheet_unknown", {"sheet": "C"})


def test_hidden_sheets_are_taken_last(tmp_path):
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        hidden, shown = book.add_worksheet("Hidden"), book.add_worksheet("Shown")
        for sheet in (hidden, shown):
            sheet.write_row(0, 0, ["a", "b"])
            sheet.write_row(1, 0, [1, 2])
        shown.activate()
        shown.set_first_sheet()
        hidden.hide()
    layout = sniff(path)
    assert layout.sheet == "Shown"
    assert layout.sheets[0].is_hidden


def test_headings_merged_over_several_columns_name_each_of_them(tmp_path):
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 4, "Orders of 2026")
        sheet.merge_range(1, 1, 1, 2, "Order")
        sheet.write_row(2, 0, ["Customer", "Date", "Number", "Quantity"])
        sheet.write_row(3, 0, ["K1", "2026-01-02", "D1", 5])
        sheet.write_row(4, 0, ["K2", "2026-01-03", "D2", 6])
    layout = sniff(path)
    assert layout.header_rows[-2:] == (2, 3)
    assert [name.removeprefix("Orders of 2026 / ") for name in layout.column_names[:4]] == [
        "Customer", "Order / Date", "Order / Number", "Quantity",
    ]  # fmt: skip


def test_row_numbers_and_column_letters_are_those_of_the_sheet(tmp_path):
    path = tmp_path / "inset.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(4, 2, ["code", "", "n"])
        sheet.write_row(5, 2, ["K1", "x", 1])
        sheet.write_row(7, 2, ["K2", "y", 2])
    layout = sniff(path)
    assert (layout.header_rows, layout.column_names) == ((5,), ("A", "B", "code", "D", "n"))
    assert [(row.number, row.cells[2]) for row in read_rows(path, layout)] == [(6, "K1"), (8, "K2")]


def test_formulas_that_were_never_calculated_are_noted(tmp_path, workbook):
    path = workbook({"S": [["a", "b"], [1, "=A2*2"], [2, "=A3*2"]]})
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</f><v>0</v>", b"</f>"))
    layout = sniff(bare)
    assert [(note.code, note.facts) for note in layout.notes] == [
        ("files.formulas_without_values", {"count": 2})
    ]
    assert [row.cells for row in read_rows(bare, layout)] == [("1", ""), ("2", "")]


def test_the_kind_is_told_by_content_and_not_by_name(workbook, text_file):
    book = workbook({"S": ORDERS}, name="orders.csv")
    assert sniff(book).kind is Kind.XLSX
    assert sniff(text_file("a\tb\n1\t2\n", name="orders.xls")).kind is Kind.TEXT


def test_a_page_that_calls_itself_xls_is_read(text_file):
    page = (
        '<html><meta charset="gb2312"><table><tr><td>x</td></tr></table><table border=1>'
        "<tr><th colspan=2>订单</th><th>金额</th></tr><tr><th>编号</th><th>日期</th><th></th></tr>"
        "<tr><td>D1<td>2026-01-02<td>5&nbsp;000</tr><tr><td>D2</td><td>2026-01-03</td><td>6</td></tr></table></html>"
    )
    path = text_file(page, "gb18030", name="orders.xls")
    layout = sniff(path)
    assert (layout.kind, layout.encoding) == (Kind.HTML, "gb18030")
    assert layout.column_names[:2] == ("订单 / 编号", "订单 / 日期")
    assert [row.cells for row in read_rows(path, layout)] == [
        ("D1", "2026-01-02", "5 000"),
        ("D2", "2026-01-03", "6"),
    ]


def test_batches_of_a_workbook_equal_its_rows(workbook):
    path = workbook({"S": [["n", "t"], *[[n, f"text {n}"] for n in range(2_500)]]})
    layout = sniff(path)
    batches = list(read_batches(path, layout, ["t"], batch_rows=1_000, row_number_column="row"))
    assert [batch.num_rows for batch in batches] == [1_000, 1_000, 500]
    assert batches[2]["t"][499].as_py() == "text 2499"
    assert batches[2]["row"][499].as_py() == 2_501
