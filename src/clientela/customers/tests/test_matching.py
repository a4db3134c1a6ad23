"""When a row of a file means a customer there is already."""

import pytest

from clientela.customers.rules.matching import Known, Register, is_mobile, is_phone, name_key, phone_key

HENGLI = Known(1, "C1", "Foshan Hengli", frozenset({"13922712716"}), "91440600x")


def row(name: str = "Other", code: str = "", phone: str = "", tax: str = "") -> Known:
    """What a row says."""
    return Known(0, code, name, frozenset({phone} - {""}), tax)


@pytest.mark.parametrize(
    ("wanted", "is_sure"),
    [
        (row(code="C1"), True),
        (row(tax="91440600x"), True),
        (row(name="FOSHAN  Héngli."), True),
        (row(name="Foshan Hengli", phone="13922712716"), True),
        (row(name="Foshan Hengli", phone="13800000000"), False),
        (row(name="Foshan Hengli", code="C2"), False),
        (row(phone="13922712716"), False),
    ],
)
def test_a_row_means_a_customer_surely_or_perhaps(wanted: Known, is_sure: bool) -> None:
    match = Register.of([HENGLI]).find(wanted)
    assert match is not None
    assert (match.customer, match.is_sure) == (HENGLI, is_sure)


def test_a_stranger_is_nobody() -> None:
    assert Register.of([HENGLI]).find(row(name="Nanhai", phone="13800000000")) is None


def test_two_namesakes_leave_it_to_a_person() -> None:
    twin = Known(2, "C9", "Foshan Hengli", frozenset(), "")
    match = Register.of([HENGLI, twin]).find(row(name="Foshan Hengli"))
    assert match is not None
    assert not match.is_sure


def test_names_and_phones_are_compared_without_their_dress() -> None:
    assert name_key("佛山市 恒利（酒店）") == name_key("佛山市恒利(酒店)")
    assert phone_key("+86 139-2271-2716") == phone_key("１３９２２７１２７１６") == "13922712716"
    assert is_phone("0757 8888 1234")
    assert not is_phone("139001")


@pytest.mark.parametrize(
    ("mobile", "is_right"),
    [
        ("138 2274 5519", True),
        ("+86 138 2274 5519", True),
        ("1390013", False),
        ("612 345 678", True),
        ("1390", False),
    ],
)
def test_a_chinese_mobile_number_has_eleven_digits(mobile: str, is_right: bool) -> None:
    assert is_mobile(mobile) is is_right
