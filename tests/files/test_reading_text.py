"""Rows and batches of text files, regular or not."""

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientela_analytics.files import FileRefused, Limits, Row, read_batches, read_rows, sniff, write_csv

REGULAR = "id,name,n\n" + "".join(f'{n},"Pan, {n}",{n * 2}\n' for n in range(1_000))


def as_lists(batches) -> list[tuple[str, ...]]:
    return [
        row
        for batch in batches
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    ]


def test_batches_hold_the_same_text_as_rows(text_file):
    path = text_file(REGULAR)
    layout = sniff(path)
    assert as_lists(read_batches(path, layout)) == [row.cells for row in read_rows(path, layout)]


def test_batches_hold_only_the_wanted_columns_in_the_wanted_order(text_file):
    path = text_file(REGULAR)
    batch = next(read_batches(path, sniff(path), ["n", "id"], batch_rows=10))
    assert batch.schema == pa.schema([("n", pa.string()), ("id", pa.string())])
    assert (batch.num_rows, batch["n"][3].as_py(), batch["id"][3].as_py()) == (10, "6", "3")


def test_an_unknown_column_is_refused(text_file):
    path = text_file(REGULAR)
    with pytest.raises(FileRefused) as refusal:
        list(read_batches(path, sniff(path), ["price"]))
    assert (refusal.value.code, refusal.value.facts) == ("files.column_unknown", {"column": "price"})


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "big5"])
def test_batches_are_the_same_in_every_encoding(text_file, encoding):
    text = "編號,名稱\n" + "".join(f"{n},高雄海鮮餐廳\n" for n in range(5_000))
    path = text_file(text, encoding)
    rows = as_lists(read_batches(path, sniff(path)))
    assert rows == [(str(n), "高雄海鮮餐廳") for n in range(5_000)]


def test_row_numbers_count_every_row_of_the_file(text_file):
    path = text_file("Title\n\na,b\n1,2\n3,4\n\n5,6\n")
    layout = sniff(path)
    rows = as_lists(read_batches(path, layout, row_number_column="row"))
    assert rows == [("1", "2", 4), ("3", "4", 5), ("5", "6", 7)]


def test_after_an_irregular_row_nothing_is_lost_and_nothing_given_twice(text_file):
    regular = [(str(n), "x" * 40, str(n)) for n in range(120_000)]
    lines = [",".join(row) for row in regular]
    lines[100_000] = "100000,short"
    lines[110_000] = f"110000,{'x' * 40},110000,surplus"
    path = text_file("id,name,n\n" + "\n".join(lines) + "\n")
    told: list[Row] = []
    rows = as_lists(read_batches(path, sniff(path), row_number_column="row", on_problem=told.append))
    expected = [(*row, number) for number, row in enumerate(regular, start=2)]
    expected[100_000] = ("100000", "short", "", 100_002)
    del expected[110_000]
    assert rows == expected
    assert [(row.number, row.problem, row.cells[-1]) for row in told] == [
        (110_002, "files.row_too_long", "surplus")
    ]


def test_broken_quoting_is_a_problem_of_its_row_only(text_file):
    path = text_file('a,b\n1,x\n2,"bad" quote\n3,y\n,ragged,row\n')
    rows = list(read_rows(path, sniff(path)))
    assert [(row.number, row.problem) for row in rows] == [
        (2, None), (3, "files.quoting_broken"), (4, None), (5, "files.row_too_long"),
    ]  # fmt: skip
    assert rows[1].cells[0] == '2,"bad" quote'


def test_a_quotation_mark_never_closed_is_refused_with_its_row(text_file):
    path = text_file('a,b\n1,x\n2,"open\n3,y\n4,z\n')
    layout = sniff(path)
    for read in (lambda: list(read_rows(path, layout)), lambda: as_lists(read_batches(path, layout))):
        with pytest.raises(FileRefused) as refusal:
            read()
        assert (refusal.value.code, refusal.value.facts) == ("files.quote_unclosed", {"row": 3})


def test_half_a_file_shows_its_cut_row(text_file):
    path = text_file("id,name,n\n1,Pan,5\n2,Po")
    told: list[Row] = []
    layout = sniff(path)
    assert as_lists(read_batches(path, layout, on_problem=told.append)) == [("1", "Pan", "5")]
    assert [(row.number, row.problem) for row in told] == [(3, "files.row_cut_short")]


def test_rows_of_empty_cells_are_passed_over(text_file):
    path = text_file("a,b,c\n1,2,3\n,,\n4,,\n,,\n")
    layout = sniff(path)
    assert [row.number for row in read_rows(path, layout)] == [2, 4]
    assert as_lists(read_batches(path, layout, ["c"], row_number_column="row")) == [("3", 2), ("", 4)]


def test_rows_longer_than_the_header_widen_the_table_only_where_most_rows_are(text_file):
    assert sniff(text_file("a,b\n1,2,3\n4,5\n6,7\n")).column_names == ("a", "b")
    assert sniff(text_file("a,b\n1,2,3\n4,5,6\n6,7\n")).column_names == ("a", "b", "C")


def test_line_breaks_within_quotes_do_not_shift_row_numbers(text_file):
    path = text_file('a,b\n1,"two\nlines"\n2,x\n')
    layout = sniff(path)
    assert [(row.number, row.cells) for row in read_rows(path, layout)] == [
        (2, ("1", "two\nlines")),
        (3, ("2", "x")),
    ]
    assert as_lists(read_batches(path, layout, row_number_column="row")) == [
        ("1", "two\nlines", 2),
        ("2", "x", 3),
    ]


def test_too_many_rows_and_too_long_cells_are_refused(text_file):
    path = text_file(REGULAR)
    layout = sniff(path)
    for limits, code in [
        (Limits(max_rows=999), "files.too_many_rows"),
        (Limits(max_cell_length=5), "files.cell_too_long"),
        (Limits(max_text_bytes=1_000), "files.too_large"),
    ]:
        with pytest.raises(FileRefused) as refusal:
            list(read_batches(path, layout, limits=limits))
        assert refusal.value.code == code


def test_a_line_without_end_is_refused(text_file):
    path = text_file("a,b\n1," + "x" * 6_000_000 + "\n")
    with pytest.raises(FileRefused) as refusal:
        list(read_batches(path, sniff(text_file("a,b\n1,2\n", name="small.csv"))))
    assert refusal.value.code == "files.cell_too_long"


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\ufffd", exclude_categories=["Cc", "Cs"]), max_size=12
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(cells, cells, cells).filter(lambda row: any(row)), min_size=1, max_size=20))
def test_what_is_written_is_read_again(tmp_path, rows):
    from clientela_analytics.files import Overrides, unguarded

    path = tmp_path / "round.csv"
    write_csv(path, ["a", "b", "c"], rows)
    layout = sniff(path, overrides=Overrides(header_rows=(1,), delimiter=",", quote='"'))
    assert [tuple(map(unguarded, row.cells)) for row in read_rows(path, layout)] == rows
    assert as_lists(read_batches(path, layout)) == [row.cells for row in read_rows(path, layout)]
