"""Search words: names in any script, pinyin, initials, accents, codes and phone tails."""

import pytest

from clientela.kernel.models import SearchEntry
from clientela.kernel.reading_names import pinyin_key, syllables
from clientela.kernel.search import Searchable, forget, index, matching


def found(query: str) -> set[int]:
    ids: set[int] | None = None
    for word in matching("customer", query):
        ids = set(word) if ids is None else ids & set(word)
    return ids or set()


@pytest.fixture
def _two_customers(db: None) -> None:
    index("customer", Searchable(1, ["佛山恒利酒店用品", "Foshan Hengli"], ["139 0013 2716"], ["C-0042"]))
    index("customer", Searchable(2, ["Cafetería Niño"], ["+34 600 111 222"], ["C-0043"]))


@pytest.mark.usefixtures("_two_customers")
@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("恒利", {1}),
        ("fshl", {1}),
        ("hengli", {1}),
        ("foshan hen", {1}),
        ("2716", {1}),
        ("1390013", {1}),
        ("c0042", {1}),
        ("C-0042", {1}),
        ("cafeteria nino", {2}),
        ("NIÑO", {2}),
        ("hengli nino", set()),
        ("222", {2}),
    ],
)
def test_a_customer_is_found_by(query: str, ids: set[int]) -> None:
    assert found(query) == ids


@pytest.mark.usefixtures("_two_customers")
def test_indexing_again_replaces_the_words() -> None:
    index("customer", Searchable(1, ["Another name"]))
    assert found("hengli") == set()
    assert found("another") == {1}


@pytest.mark.usefixtures("_two_customers")
def test_a_forgotten_record_is_not_found() -> None:
    forget("customer", [1])
    assert not SearchEntry.objects.filter(object_id=1).exists()


@pytest.mark.parametrize(
    ("name", "read"), [("佛山", ["fo", "shan"]), ("重庆", ["chong", "qing"]), ("长沙", ["chang", "sha"])]
)
def test_a_character_is_read_as_its_phrase_says(name: str, read: list[str]) -> None:
    assert syllables(name) == read


def test_a_surname_is_read_as_a_surname() -> None:
    assert syllables("曾国藩", person=True)[0] == "zeng"


def test_names_of_two_scripts_sort_together() -> None:
    assert sorted(["张三", "Álvaro", "李四", "Madrid"], key=pinyin_key) == [
        "Álvaro",
        "李四",
        "Madrid",
        "张三",
    ]
