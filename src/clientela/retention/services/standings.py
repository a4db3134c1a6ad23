"""Keeps each customer's standing and the moves between tiers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from clientela.retention import rules
from clientela.retention.models import Run, Standing, TierMove

BATCH = 5_000
COLUMNS = [field.attname for field in Standing._meta.concrete_fields]
PLACE_COLUMNS = ("tier", "rank", "net_sales_minor")
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Kept:
    """How many customers moved between tiers, and those that have no standing any more."""

    moved: int
    forgotten: list[int]


def keep_standings(run: Run, found: Sequence[Standing], *, policy_changed: bool) -> Kept:
    """Write what differs from what is kept, with the moves between tiers.

    A customer's standing and its move are written together, so that a broken-off evaluation can be repeated.
    """
    before = {row[0]: row for row in Standing.objects.values_list(*COLUMNS)}
    changed = [standing for standing in found if _row(standing) != before.get(standing.customer_id)]
    moved = 0
    for start in range(0, len(changed), BATCH):
        batch = changed[start : start + BATCH]
        moves = list(_moves(run, batch, before, policy_changed=policy_changed))
        _write(batch, moves)
        moved += len(moves)
    forgotten = sorted(before.keys() - {standing.customer_id for standing in found})
    _forget(forgotten)
    return Kept(moved, forgotten)


def _row(standing: Standing) -> Row:
    return tuple(getattr(standing, name) for name in COLUMNS)


def _write(batch: Sequence[Standing], moves: Sequence[TierMove]) -> None:
    with transaction.atomic():
        Standing.objects.bulk_create(
            batch,
            update_conflicts=True,
            unique_fields=["customer"],
            update_fields=COLUMNS[1:],
            batch_size=BATCH,
        )
        TierMove.objects.bulk_create(
            moves,
            update_conflicts=True,
            unique_fields=["customer", "moved_on"],
            update_fields=["run", "to_place", "reason", "facts"],
            batch_size=BATCH,
        )
        TierMove.objects.filter(
            customer__in=[move.customer_id for move in moves], from_place=F("to_place")
        ).delete()


def _forget(ids: Sequence[int]) -> None:
    """A customer none of whose orders is left has no standing."""
    for start in range(0, len(ids), BATCH):
        Standing.objects.filter(customer__in=ids[start : start + BATCH]).delete()


def _moves(
    run: Run, batch: Sequence[Standing], before: Mapping[int, Row], *, policy_changed: bool
) -> Iterator[TierMove]:
    for standing in batch:
        kept = _place_columns(before.get(standing.customer_id))
        old = rules.place_of(kept["tier"], kept["rank"]) if kept else None
        new = rules.place_of(standing.tier, standing.rank)
        if old == new:
            continue
        sales = (kept["net_sales_minor"] if kept else 0, standing.net_sales_minor)
        facts = {"sales_before": sales[0], "sales_after": sales[1], "rank": standing.rank}
        yield TierMove(
            customer_id=standing.customer_id,
            run=run,
            moved_on=run.as_of,
            from_place=old,
            to_place=new,
            reason=rules.why_moved(old, new, sales, policy_changed=policy_changed),
            facts=facts,
        )


def _place_columns(row: Row | None) -> dict[str, Any] | None:
    return {name: row[COLUMNS.index(name)] for name in PLACE_COLUMNS} if row else None
