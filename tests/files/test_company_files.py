"""Real files of companies, as they were found."""

import subprocess
import sys
import time

import pyarrow as pa
import pytest

from clientela_analytics.files import (
    ORDER_FIELDS,
    ColumnType,
    FileRefused,
    Kind,
    Overrides,
    guess_fields,
    read_batches,
    read_rows,
    sniff,
)


def test_every_messy_file_is_read_or_refused_in_our_words(shared):
    files = sorted(path for path in (shared / "messy_files").rglob("*") if path.suffix not in ("", ".txt"))
    assert files
    for path in files:
        layout = sniff(path)
        for sheet in [summary.name for summary in layout.sheets if summary.rows] or [None]:
            chosen = sniff(path, overrides=Overrides(sheet=sheet))
            rows = list(read_rows(path, chosen))
            batches = list(read_batches(path, chosen, row_number_column="row"))
            assert sum(batch.num_rows for batch in batches) == len(rows), path
            assert [n for batch in batches for n in batch["row"].to_pylist()] == [row.number for row in rows]


@pytest.mark.parametrize(
    ("path", "header_rows", "names"),
    [
        ("Kevin-Hu88_lead-system/客户导入模板.xlsx", (1,), ("名称", "联系人", "电话", "邮箱")),
        ("sfirke_janitor/dirty_data.xlsx", (2,), ("First Name", "Last Name", "Employee Status")),
        ("nacnudus_unpivotr/harry-potter.xlsx", (1,), ("Pupil", "Year", "Subject", "Mark")),
        ("tfrancoi_odoo_csv_import/contact.csv", (1,), ("Company_ID", "Company_Name", "Phone")),
        ("Dryik_migration_tool/sample_customers.csv", (1,), ("Customer Name", "Email", "Phone")),
    ],
)
def test_the_headings_of_messy_files_are_found(shared, path, header_rows, names):
    layout = sniff(shared / "messy_files" / path)
    assert layout.header_rows == header_rows
    assert layout.column_names[: len(names)] == names


@pytest.mark.parametrize(
    ("sheet", "names"),
    [
        ("non-text headers", ("Name", "2018-01-01", "2017-01-01")),
        ("notes", ("A", "Name", "Age", "D")),
        ("male", ("Subject", "Nicholas", "Paul")),
        (
            "implied-multiples",
            ("Name", "Humanities / Classics", "Humanities / Grade", "Humanities / History"),
        ),
    ],
)
def test_headings_under_titles_and_over_groups(shared, sheet, names):
    path = shared / "messy_files" / "nacnudus_unpivotr" / "worked-examples.xlsx"
    assert sniff(path, overrides=Overrides(sheet=sheet)).column_names[: len(names)] == names


def test_decimal_commas_and_leading_zeros_of_an_odoo_export(shared):
    layout = sniff(shared / "messy_files" / "tfrancoi_odoo_csv_import" / "product.csv")
    found = {column.name: (column.type, column.decimal_mark) for column in layout.columns}
    assert found["ref"] == (ColumnType.TEXT, None)
    assert found["cost"] == found["public_price"] == (ColumnType.DECIMAL, ",")


def test_dates_beside_serial_numbers_are_dates(shared):
    layout = sniff(shared / "messy_files" / "sfirke_janitor" / "dirty_data.xlsx")
    assert layout.columns[layout.position("Hire Date")].type is ColumnType.DATE


def test_a_workbook_with_lost_macro_sheets_is_read(shared):
    layout = sniff(shared / "messy_files" / "nacnudus_tidyxl" / "enron-nested.xlsx")
    assert (layout.kind, layout.sheet, len(layout.sheets)) == (Kind.XLSX, "Preschedule", 11)


def test_the_gb18030_twin_of_a_utf8_file_reads_the_same(shared):
    plain, twin = (shared / "tmall_orders" / f"tmall_order_report{mark}.csv.gz" for mark in ("", ".gbk"))
    layouts = sniff(plain), sniff(twin)
    assert [layout.encoding for layout in layouts] == ["utf-8", "gb18030"]
    plain_columns, twin_columns = (
        [(c.name, c.type, c.samples) for c in layout.columns] for layout in layouts
    )
    assert plain_columns == twin_columns
    tables = [
        pa.Table.from_batches(read_batches(path, layout))
        for path, layout in zip((plain, twin), layouts, strict=True)
    ]
    assert tables[0].equals(tables[1])
    assert tables[0].num_rows == 28_010


def test_a_latin1_file_with_month_first(shared):
    path = shared / "sales_sample_latin1" / "sales_data_sample.latin1-original.csv"
    layout = sniff(path)
    assert layout.encoding == "cp1252"
    assert layout.columns[layout.position("ORDERDATE")].date_order == "mdy"
    cities = {row.cells[layout.position("CITY")] for row in read_rows(path, layout)}
    assert {"Münster", "Cowes"} & cities or any("ü" in city or "é" in city for city in cities)
    guesses = guess_fields(layout.columns, ORDER_FIELDS)
    assert (guesses["customer_name"].heading, guesses["amount"].heading) == ("CUSTOMERNAME", "SALES")


def test_a_legacy_workbook_in_chinese(shared):
    (path,) = (shared / "superstore_cn").glob("*.xls")
    layout = sniff(path)
    assert (layout.kind, layout.sheet) == (Kind.XLS, "订单")
    assert sum(batch.num_rows for batch in read_batches(path, layout)) == 10_000
    guesses = guess_fields(layout.columns, ORDER_FIELDS)
    wanted = ("customer_id", "order_number", "date", "product_code", "category", "quantity", "amount")
    assert [guesses[field].heading for field in wanted] == [
        "客户 ID", "订单 ID", "订单日期", "产品 ID", "类别", "数量", "销售额",
    ]  # fmt: skip


def test_an_archive_of_tables_is_refused_with_their_names(shared):
    (path,) = (shared / "crm_pipeline").glob("*.zip")
    with pytest.raises(FileRefused) as refusal:
        sniff(path)
    assert refusal.value.code == "files.archive"
    assert any("sales_pipeline.csv" in name for name in refusal.value.facts["names"])


def test_a_workbook_named_csv_is_read_as_what_it_is(shared):
    layout = sniff(shared / "leads_xeducation" / "Leads.csv")
    assert (layout.kind, layout.row_count_estimate, len(layout.columns)) == (Kind.XLSX, 9_240, 37)


def test_parquet_and_csv_of_one_year_are_the_same_text(shared):
    folder = shared / "online_retail"
    columns = ["InvoiceNo", "StockCode", "CustomerID", "InvoiceDate", "Quantity"]
    parquet, text = (
        next(read_batches(folder / name, sniff(folder / name), columns, batch_rows=5_000))
        for name in ("year_2010_2011.parquet", "year_2010_2011.csv.gz")
    )
    assert parquet.to_pydict() == text.to_pydict()


def test_half_a_million_rows_are_read_within_two_seconds(shared):
    path = shared / "online_retail" / "year_2010_2011.csv.gz"
    layout = sniff(path)

    def seconds() -> float:
        start = time.perf_counter()
        assert sum(batch.num_rows for batch in read_batches(path, layout)) == 541_909
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 2


def test_looking_at_a_text_file_loads_neither_arrow_nor_a_workbook_reader(text_file):
    path = text_file("a,b\n1,2\n")
    script = (
        "import sys; from clientela_analytics.files import sniff; sniff(sys.argv[1]);"
        "print(sorted({'pyarrow', 'python_calamine', 'xlsxwriter', 'numpy', 'django'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
