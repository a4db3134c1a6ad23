"""Order lines as companies have them: dates, numbers, ids and returns written in many ways."""

import gzip
from datetime import date

import pandas as pd
import pyarrow as pa
import pytest

from clientela_analytics import EmptyHistoryError, InputError, analyze, read_order_lines
from tests.analytics.conftest import order_table

HEAD = "customer,order,date,quantity,price\n"


def lines_of(tmp_path, text, name="orders.csv", encoding="utf-8", **options):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_order_lines(path, **options)


def fetched(lines):
    return lines.relation().ordered(["ordered_on", "order_id"]).fetch().to_pylist()


@pytest.mark.parametrize(
    "written",
    [
        "2024-04-03", "2024/4/3", "2024.04.03", "20240403", "2024-04-03 17:45:00", "2024-04-03T17:45:00Z", "45385",
        "45385.74", "2024年4月3日", "3-Apr-24", "3 Apr 2024", "April 3, 2024", "Apr 3, 2024 5:45", "3 de abril de 2024",
        "03/04/2024", "3/4/24", "03.04.2024", "3/4/2024 17:45",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(written):
    rows = order_table([("a", "1", written, 1, 2.0), ("a", "2", "28/04/2024", 1, 2.0)])
    assert fetched(read_order_lines(rows))[0]["ordered_on"] == date(2024, 4, 3)


def test_a_part_above_twelve_tells_that_the_month_comes_first():
    rows = order_table([("a", "1", "04/03/2024", 1, 2.0), ("a", "2", "04/28/2024", 1, 2.0)])
    lines = read_order_lines(rows)
    assert [row["ordered_on"] for row in fetched(lines)] == [date(2024, 4, 3), date(2024, 4, 28)]
    assert "month_first" in [note.code for note in lines.notes]


def test_an_undecided_order_of_day_and_month_is_said():
    lines = read_order_lines(order_table([("a", "1", "04/03/2024", 1, 2.0)]))
    assert lines.as_of == date(2024, 3, 4)
    assert "day_first_assumed" in [note.code for note in lines.notes]


@pytest.mark.parametrize(
    ("written", "e4"),
    [
        ("12.5", 125_000), ("1,234.50", 12_345_000), ("£1,234.50", 12_345_000), ("¥ 12", 120_000), ("12.50 €", 125_000),
        ("USD 7", 70_000), ("(12.50)", -125_000), ("12.50-", -125_000), ("-3", -30_000), ("1e3", 10_000_000),
        ("12元", 120_000),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(written, e4):
    rows = pa.table(
        {"customer": ["a", "a"], "date": ["2024-01-01", "2024-01-02"], "amount": ["1.25", written]}
    )
    assert fetched(read_order_lines(rows))[1]["amount_e4"] == e4


def test_decimal_commas_are_found_out():
    rows = pa.table(
        {"customer": ["a"] * 3, "date": ["2024-01-01"] * 3, "amount": ["1.234,50 €", "7,5", "1.000"]}
    )
    lines = read_order_lines(rows)
    assert sorted(row["amount_e4"] for row in fetched(lines)) == [75_000, 10_000_000, 12_345_000]
    assert "decimal_comma" in [note.code for note in lines.notes]


def test_prices_that_binary_fractions_cannot_hold_add_up_exactly():
    rows = order_table([("a", str(place), "2024-01-01", 3, 0.07) for place in range(1000)])
    assert str(analyze(rows).customers.column("net_sales")[0]) == "210.00"


def test_ids_keep_their_case_and_zeros_and_lose_the_point_of_a_float():
    rows = order_table([("007", "1", "2024-01-01", 1, 1.0), ("12345.0", "2", "2024-01-02", 1, 1.0),
                        ("abC", "3", "2024-01-03", 1, 1.0), (" x ", "4", "2024-01-04", 1, 1.0)])  # fmt: skip
    assert [row["customer_id"] for row in fetched(read_order_lines(rows))] == ["007", "12345", "abC", "x"]


def test_a_data_frame_of_pandas_with_missing_customers_reads_like_a_file():
    frame = pd.DataFrame(
        {"CustomerID": [12345.0, None], "InvoiceNo": ["1", "2"], "InvoiceDate": pd.to_datetime(["2024-01-01"] * 2),
         "Quantity": [1, 2], "UnitPrice": [2.5, 1.0]}
    )  # fmt: skip
    lines = read_order_lines(frame)
    assert sorted(str(row["customer_id"]) for row in fetched(lines)) == ["12345", "None"]
    assert lines.rejected == {"no_customer": 1}


def test_a_number_like_c123_is_a_cancellation_only_where_such_numbers_take_back():
    taken_back = [("a", "1001", "2024-01-01", 5, 1.0), ("a", "C1002", "2024-01-02", -5, 1.0)]
    ordinary = [("a", "1001", "2024-01-01", 5, 1.0), ("a", "C1002", "2024-01-02", 5, 1.0)]
    flags = [[row["is_cancellation"] for row in fetched(read_order_lines(order_table(rows)))]
             for rows in (taken_back, ordinary)]  # fmt: skip
    assert flags == [[False, True], [False, False]]


def test_a_negative_quantity_is_a_return_whatever_its_number():
    lines = read_order_lines(
        order_table([("a", "1", "2024-01-01", 5, 2.0), ("a", "2", "2024-01-05", -2, 2.0)])
    )
    customer = analyze(lines).customers.to_pylist()[0]
    assert (str(customer["net_sales"]), str(customer["gross_sales"]), customer["orders"]) == (
        "6.00",
        "10.00",
        1,
    )


def test_unusable_rows_are_counted_by_reason_and_listed_as_they_stood(tmp_path):
    text = (
        HEAD
        + "a,1,2024-01-01,1,2\na,2,someday,1,2\na,3,,1,2\na,4,2024-01-02,many,2\na,5,2024-01-02,,2\n,6,2024-01-03,1,2\n"
    )
    lines = lines_of(tmp_path, text)
    assert lines.rejected == {
        "unreadable_date": 1,
        "no_date": 1,
        "not_a_number": 1,
        "no_amount": 1,
        "no_customer": 1,
    }
    rejects = lines.rejects().to_pylist()
    assert [(row["row"], row["reason"]) for row in rejects[:2]] == [(3, "unreadable_date"), (4, "no_date")]
    assert (rejects[0]["file"], rejects[0]["date"], rejects[2]["quantity"]) == (
        "orders.csv",
        "someday",
        "many",
    )


def test_a_row_with_too_many_cells_is_listed_too(tmp_path):
    lines = lines_of(tmp_path, HEAD + "a,1,2024-01-01,1,2\na,2,2024-01-02,1,2,3,4\na,3,2024-01-03,1,2\n")
    assert lines.line_count == 2
    assert [(row["row"], row["reason"]) for row in lines.rejects().to_pylist()] == [(3, "unreadable_row")]


@pytest.mark.parametrize(
    ("name", "encoding", "separator"),
    [("orders.csv", "utf-8-sig", ","), ("orders.csv", "utf-16", ";"), ("orders.tsv", "utf-8", "\t"),
     ("orders.csv", "gb18030", ","), ("orders.txt", "utf-8", "|")],
)  # fmt: skip
def test_chinese_headings_are_found_in_any_encoding_and_separator(tmp_path, name, encoding, separator):
    rows = [("客户编号", "订单编号", "下单日期", "商品编码", "数量", "单价")]
    rows += [(f"客户{place}", f"{place}", "2024-04-03", "锅具", "2", "3.5") for place in range(30)]
    text = "\n".join(separator.join(row) for row in rows) + "\n"
    lines = lines_of(tmp_path, text, name, encoding)
    assert lines.line_count == 30
    assert lines.relation().where("customer_id", "=", "客户7").fetch().column("amount_e4").to_pylist() == [
        70_000
    ]


def test_a_packed_file_reads_like_the_plain_one(tmp_path):
    path = tmp_path / "orders.csv.gz"
    path.write_bytes(gzip.compress((HEAD + "a,1,2024-01-01,1,2\n").encode()))
    assert read_order_lines(path).line_count == 1


def test_an_order_that_stands_in_two_files_is_counted_once(tmp_path):
    first = order_table(
        [("a", "1", "2024-01-01", 1, 2.0), ("a", "2", "2024-01-05", 1, 2.0), ("a", "2", "2024-01-05", 4, 2.0)]
    )
    second = order_table(
        [("a", "2", "2024-01-05", 1, 2.0), ("a", "2", "2024-01-05", 4, 2.0), ("a", "3", "2024-01-09", 1, 2.0)]
    )
    lines = read_order_lines([first, second])
    assert sorted(row["order_id"] for row in fetched(lines)) == ["1", "2", "2", "3"]
    assert [note.facts["rows"] for note in lines.notes if note.code == "orders_counted_once"] == [2]


def test_order_numbers_that_begin_anew_each_year_are_different_orders():
    lines = read_order_lines(
        [order_table([("a", "1", "2023-01-01", 1, 2.0)]), order_table([("a", "1", "2024-01-01", 1, 2.0)])]
    )
    assert lines.line_count == 2


def test_nothing_dated_after_the_as_of_day_is_used():
    rows = order_table([("a", "1", "2024-01-01", 1, 2.0), ("b", "2", "2024-02-01", 1, 2.0)])
    lines = read_order_lines(rows, as_of=date(2024, 1, 15))
    assert [row["customer_id"] for row in fetched(lines)] == ["a"]
    assert {"rows": 1, "as_of": date(2024, 1, 15)} in [dict(note.facts) for note in lines.notes]


def test_columns_can_be_named_and_an_unknown_one_is_refused():
    rows = pa.table({"who": ["a"], "when": ["2024-01-01"], "worth": [3.0]})
    chosen = {"customer": "who", "date": "when", "amount": "worth"}
    assert read_order_lines(rows, columns=chosen).line_count == 1
    with pytest.raises(InputError, match="no column 'whom' for customer"):
        read_order_lines(rows, columns=chosen | {"customer": "whom"})


def test_a_file_without_customers_or_amounts_says_what_is_missing():
    with pytest.raises(InputError, match="No column found for customer, amount"):
        read_order_lines(pa.table({"date": ["2024-01-01"], "note": ["x"]}))


def test_a_history_without_a_usable_line_is_refused():
    with pytest.raises(EmptyHistoryError):
        read_order_lines(order_table([("a", "1", "soon", 1, 2.0)]))
    with pytest.raises(EmptyHistoryError):
        read_order_lines(order_table([("a", "1", "2024-01-01", 1, 2.0)]), as_of=date(2023, 1, 1))


def test_a_quote_in_a_column_name_or_cell_stays_text():
    rows = pa.table({'cust"omer; DROP TABLE x': ["a'b"], "date": ["2024-01-01"], "amount": [1.0]})
    lines = read_order_lines(rows, columns={"customer": 'cust"omer; DROP TABLE x'})
    assert fetched(lines)[0]["customer_id"] == "a'b"
