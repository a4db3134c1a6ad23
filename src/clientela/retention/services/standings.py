"""Keeps each customer's standing and the moves between tiers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from clientela.retention import rules
from clientela.retention.models import Run, Standing, TierMove
from clientela.retention.services.tier_history import Placed, move_of, remember_tiers

BATCH = 5_000
COLUMNS = [field.attname for field in Standing._meta.concrete_fields]
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
    places = _places(before) if before else remember_tiers(run)
    changed = [standing for standing in found if _row(standing) != before.get(standing.customer_id)]
    moved = 0
    for start in range(0, len(changed), BATCH):
        batch = changed[start : start + BATCH]
        moves = list(_moves(run, batch, places, policy_changed=policy_changed))
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


def _places(before: Mapping[int, Row]) -> dict[int, Placed]:
    tier, rank, sales = (COLUMNS.index(name) for name in ("tier", "rank", "net_sales_minor"))
    return {key: Placed(rules.place_of(row[tier], row[rank]), row[sales]) for key, row in before.items()}


def _moves(
    run: Run, batch: Sequence[Standing], places: Mapping[int, Placed], *, policy_changed: bool
) -> Iterator[TierMove]:
    for standing in batch:
        place = rules.place_of(standing.tier, standing.rank)
        now = Placed(place, standing.net_sales_minor, standing.rank)
        before = places.get(standing.customer_id)
        if before is None or before.place != place:
            yield move_of(run, run.as_of, standing.customer_id, (before, now), policy_changed=policy_changed)
