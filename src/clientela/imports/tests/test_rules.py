"""Cells become values, headings find fields, rows are counted by group."""

from datetime import date, datetime

import numpy as np
import pyarrow as pa
import pytest

from clientela.imports.rules.headings import fingerprint, guess, is_sure
from clientela.imports.rules.typed_cells import Kind, Reading, type_column
from clientela.imports.rules.verdicts import Examination, Verdict, group_flags, units_by_verdict

READINGS = [
    (Reading(Kind.TEXT), "  Foshan   Hengli ", "Foshan Hengli"),
    (Reading(Kind.CODE), "17850.0", "17850"),
    (Reading(Kind.CODE), "A1.0", "A1.0"),
    (Reading(Kind.DAY, "dmy"), "03/04/2024", date(2024, 4, 3)),
    (Reading(Kind.DAY, is_serial=True), "45000", date(2023, 3, 15)),
    (Reading(Kind.MOMENT, "mdy"), "12/1/2010 8:26", datetime(2010, 12, 1, 8, 26)),  # noqa: DTZ001 (files know no zone)
    (Reading(Kind.WHOLE), "1,200", 1_200),
    (Reading(Kind.QUANTITY), "2.5", 2_500),
    (Reading(Kind.PRICE, decimal_mark=","), "1.234,5", 12_345_000),
    (Reading(Kind.PRICE), "三万", 300_000_000),
    (Reading(Kind.CHOICE, choices={"Lost": "lost"}), "LOST", "lost"),
    (Reading(Kind.CHOICE, choices={"Lost": "lost"}, values={"gone": "Lost"}), "gone", "lost"),
]


@pytest.mark.parametrize(
    ("reading", "text", "value"), READINGS, ids=[f"{r.kind} {t}" for r, t, _ in READINGS]
)
def test_a_text_is_read_as_its_field_wants(reading: Reading, text: str, value: object) -> None:
    typed = type_column(pa.array([text, "", text]), reading)
    assert typed.values.to_pylist() == [value, None, value]
    assert not typed.bad.any()


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (Reading(Kind.DAY, "ymd"), "2026.2.30"),
        (Reading(Kind.DAY, "ymd"), "3026-02-03"),
        (Reading(Kind.PRICE), "about ten"),
        (Reading(Kind.PRICE), "9" * 30),
        (Reading(Kind.WHOLE), "2.5"),
        (Reading(Kind.CHOICE, choices={"Lost": "lost"}), "A++"),
    ],
)
def test_what_cannot_be_read_is_marked_and_left_empty(reading: Reading, text: str) -> None:
    typed = type_column(pa.array(["", text]), reading)
    assert typed.bad.tolist() == [False, True]
    assert typed.values.null_count == 2


def test_numbers_in_words_are_shown_to_be_looked_at() -> None:
    assert type_column(pa.array(["3万", "30000"]), Reading(Kind.PRICE)).worded.tolist() == [True, False]


def test_headings_find_their_fields_exactly_first_and_then_by_a_part() -> None:
    synonyms = {"name": ("customer name", "客户"), "code": ("customer id", "编号")}
    assert guess(["客户编号", "客户"], synonyms) == {"name": "客户", "code": "客户编号"}
    assert guess(["Customer-Name (full)", "x"], synonyms) == {"name": "Customer-Name (full)"}
    assert is_sure("CUSTOMER ID", synonyms["code"])
    assert not is_sure("客户编号", synonyms["code"])


def test_a_sheet_is_known_again_by_its_headings_whatever_their_case() -> None:
    assert (
        fingerprint(["Name", "Tax id"]) == fingerprint(["NAME", "tax-ID"]) != fingerprint(["Tax id", "Name"])
    )


def test_rows_of_one_group_count_once_by_their_worst_verdict() -> None:
    examination = Examination.of(pa.table({"__row__": [2, 3, 4]}))
    examination.groups = np.array([7, 7, 9])
    examination.refuse(np.array([False, True, False]), "name", "missing", pa.array(["a", "b", "c"]))
    assert units_by_verdict(examination) == {"new": 1, "update": 0, "same": 0, "doubt": 0, "error": 1}
    assert examination.verdicts.tolist() == [Verdict.NEW, Verdict.ERROR, Verdict.NEW]
    (group,) = group_flags(examination.all_flags(), ["missing"])
    assert (group.field, group.rows, group.texts) == ("name", 1, (("b", 1),))
