"""Bare rows are written as the models would write them."""

from datetime import UTC, datetime

import pytest

from clientela.kernel.models import IdempotencyKey, ScheduleMark, WorkerBeat
from clientela.kernel.rows import BATCH, update_rows, upsert_rows

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_rows_are_added_and_written_over_by_their_key() -> None:
    upsert_rows(ScheduleMark, ("name", "due_at"), [("a", NOON), ("b", NOON)])
    upsert_rows(ScheduleMark, ("name", "due_at"), [("b", LATER), ("c", LATER)])
    assert dict(ScheduleMark.objects.values_list("name", "due_at")) == {"a": NOON, "b": LATER, "c": LATER}


def test_only_the_named_columns_of_rows_that_are_there_change() -> None:
    kept = IdempotencyKey.objects.create(scope="s", key="k", fingerprint="f", made_at=NOON)
    update_rows(IdempotencyKey, ("id", "answer"), [(kept.pk, {"a": [1, "é"]}), (kept.pk + 1, None)])
    kept.refresh_from_db()
    assert (kept.answer, kept.fingerprint) == ({"a": [1, "é"]}, "f")
    assert IdempotencyKey.objects.count() == 1


def test_more_rows_than_a_batch_are_all_written() -> None:
    written = upsert_rows(WorkerBeat, ("worker_id", "seen_at"), ((str(n), NOON) for n in range(BATCH + 1)))
    assert written == WorkerBeat.objects.count() == BATCH + 1
