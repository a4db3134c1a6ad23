"""The store of facts keeps what counts, whatever was copied before."""

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from clientela.orders.queries import FACT_COLUMNS
from clientela.warehouse.facts import batches_of
from clientela.warehouse.store import LOCK, MOST_PARTS, FactStore, Pointer


@pytest.fixture
def store(tmp_path: Path) -> FactStore:
    made = FactStore(tmp_path)
    with made.writing():
        return made


def fact(order: int, amount: int, on: str = "2026-01-05", customer: int = 7) -> tuple[Any, ...]:
    values = {
        "order_id": order,
        "customer_id": customer,
        "ordered_on": on,
        "kind": "sale",
        "net_minor": amount,
    }
    given = {
        "product_code": "W-1",
        "category": "Woks",
        "quantity_thousandths": 2_000,
        "price_ten_thousandths": 50_000,
    }
    return tuple((values | given).get(name) for name in FACT_COLUMNS)


def add(
    store: FactStore, base: Pointer, facts: Sequence[Any], touched: Sequence[int], revision: int
) -> Pointer:
    return store.add(base, batches_of([facts] if facts else []), touched, revision)


def amounts(store: FactStore) -> list[tuple[int, int]]:
    with store.connected() as connection:
        return connection.execute("SELECT order_id, amount_minor FROM facts ORDER BY ALL").fetchall()


def test_an_empty_store_has_no_facts(store: FactStore) -> None:
    assert amounts(store) == []


def test_lines_of_a_changed_order_replace_its_earlier_ones(store: FactStore) -> None:
    first = add(store, Pointer(), [fact(1, 100), fact(1, 50), fact(2, 70)], (), 2)
    add(store, first, [fact(1, 90)], [1], 3)
    assert amounts(store) == [(1, 90), (2, 70)]


def test_a_deleted_order_counts_no_longer(store: FactStore) -> None:
    first = add(store, Pointer(), [fact(1, 100), fact(2, 70)], (), 2)
    add(store, first, [], [2], 3)
    assert amounts(store) == [(1, 100)]


def test_an_order_changed_twice_keeps_its_last_lines(store: FactStore) -> None:
    pointer = add(store, Pointer(), [fact(1, 100)], (), 1)
    pointer = add(store, pointer, [fact(1, 200)], [1], 2)
    add(store, pointer, [fact(1, 300)], [1], 3)
    assert amounts(store) == [(1, 300)]


def test_compaction_keeps_the_facts_and_leaves_one_part(store: FactStore) -> None:
    pointer = add(store, Pointer(), [fact(1, 100), fact(2, 70)], (), 1)
    pointer = add(store, pointer, [fact(1, 200), fact(3, 5)], [1, 3], 2)
    before = amounts(store)
    compacted = store.compact(pointer)
    assert len(compacted.parts) == 1
    assert compacted.revision == 2
    assert amounts(store) == before == [(1, 200), (2, 70), (3, 5)]


def test_many_parts_ask_for_compaction(store: FactStore) -> None:
    pointer = Pointer()
    for number in range(MOST_PARTS + 1):
        pointer = add(store, pointer, [fact(number, 100)], (), number)
    assert pointer.wants_compaction


def test_a_pointer_read_anew_is_the_one_written(store: FactStore) -> None:
    written = add(store, Pointer(company="yuechu"), [fact(1, 100)], (), 5)
    assert FactStore(store.folder).pointer() == written
    assert written.mark == "yuechu:5"


def test_a_second_writer_has_to_wait(store: FactStore) -> None:
    with store.writing(), (store.folder / LOCK).open("w") as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with (store.folder / LOCK).open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_reader_keeps_its_facts_while_others_are_compacted(store: FactStore) -> None:
    pointer = add(store, Pointer(), [fact(1, 100), fact(2, 70)], (), 1)
    with store.connected(pointer) as reader:
        store.compact(add(store, pointer, [fact(1, 200)], [1], 2))
        assert reader.execute("SELECT sum(amount_minor) FROM facts").fetchone() == (170,)


def test_files_nobody_names_any_more_go_in_the_end(store: FactStore) -> None:
    pointer = add(store, Pointer(), [fact(1, 100)], (), 1)
    old = store.folder / pointer.parts[0].lines
    compacted = store.compact(pointer)
    assert old.exists()
    os.utime(old, (0, 0))
    add(store, compacted, [fact(2, 5)], (), 2)
    assert not old.exists()
