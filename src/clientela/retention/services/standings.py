"""Keeps each customer's standing and the moves between tiers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from clientela.kernel.rows import upsert_rows
from clientela.retention.models import Run, Standing, TierMove
from clientela.retention.services.standing_rows import StandingRow, kept_rows
from clientela.retention.services.tier_history import Placed, move_of, remember_tiers

BATCH = 2_000


@dataclass(frozen=True)
class Kept:
    """How many customers moved between tiers, and those that have no standing any more."""

    moved: int
    forgotten: list[int]


def keep_standings(run: Run, found: Sequence[StandingRow], *, policy_changed: bool) -> Kept:
    """Write what differs from what is kept, with the moves between tiers.

    A customer's standing and its move are written together, so that a broken-off evaluation can be repeated.
    """
    before = {row.customer_id: row for row in kept_rows()}
    places = _places(before) if before else remember_tiers(run)
    changed = [standing for standing in found if standing != before.get(standing.customer_id)]
    moved = 0
    for start in range(0, len(changed), BATCH):
        batch = changed[start : start + BATCH]
        moves = list(_moves(run, batch, places, policy_changed=policy_changed))
        _write(batch, moves)
        moved += len(moves)
    forgotten = sorted(before.keys() - {standing.customer_id for standing in found})
    for start in range(0, len(forgotten), BATCH):
        Standing.objects.filter(customer__in=forgotten[start : start + BATCH]).delete()
    return Kept(moved, forgotten)


def _write(batch: Sequence[StandingRow], moves: Sequence[TierMove]) -> None:
    with transaction.atomic():
        upsert_rows(Standing, StandingRow._fields, batch)
        TierMove.objects.bulk_create(
            moves,
            update_conflicts=True,
            unique_fields=["customer", "moved_on"],
            update_fields=["run", "to_place", "reason", "facts"],
        )
        movers = [move.customer_id for move in moves]
        TierMove.objects.filter(customer__in=movers, from_place=F("to_place")).delete()


def _places(before: Mapping[int, StandingRow]) -> dict[int, Placed]:
    return {key: Placed(row.place, row.net_sales_minor) for key, row in before.items()}


def _moves(
    run: Run, batch: Sequence[StandingRow], places: Mapping[int, Placed], *, policy_changed: bool
) -> Iterator[TierMove]:
    for standing in batch:
        now = Placed(standing.place, standing.net_sales_minor, standing.rank)
        before = places.get(standing.customer_id)
        if before is None or before.place != now.place:
            yield move_of(run, run.as_of, standing.customer_id, (before, now), policy_changed=policy_changed)
