"""Writes moves between tiers; before the first evaluation those of the last year, from the orders themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from clientela.retention import rules
from clientela.retention.models import Run, TierMove
from clientela.retention.queries import policy_in_force
from clientela.retention.services.policy import library_policy
from clientela.warehouse.services import Grade, grades_on

REMEMBERED_MONTHS = 12
BATCH = 5_000


@dataclass(frozen=True)
class Placed:
    """Where a customer stood, with its net sales and rank then."""

    place: int
    sales_minor: int
    rank: int | None = None


def move_of(
    run: Run,
    day: date,
    customer_id: int,
    steps: tuple[Placed | None, Placed],
    *,
    policy_changed: bool = False,
) -> TierMove:
    """A move between tiers with its reason and numbers, to be saved."""
    before, now = steps
    sales = (before.sales_minor if before else 0, now.sales_minor)
    source = before.place if before else None
    return TierMove(
        customer_id=customer_id,
        run=run,
        moved_on=day,
        from_place=source,
        to_place=now.place,
        reason=rules.why_moved(source, now.place, sales, policy_changed=policy_changed),
        facts={"sales_before": sales[0], "sales_after": sales[1], "rank": now.rank},
    )


def remember_tiers(run: Run) -> dict[int, Placed]:
    """Write how customers moved over the last year, month by month; where each stood at the end."""
    if TierMove.objects.exists():
        return _last_places()
    policy = library_policy(policy_in_force()).tiers
    places: dict[int, Placed] = {}
    for day in _month_ends(run.as_of):
        moves = list(_moves_on(run, day, places, grades_on(day, policy)))
        TierMove.objects.bulk_create(moves, batch_size=BATCH)
    return places


def _month_ends(as_of: date) -> list[date]:
    ends = [as_of.replace(day=1) - timedelta(days=1)]
    while len(ends) < REMEMBERED_MONTHS:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1]


def _moves_on(
    run: Run, day: date, places: dict[int, Placed], grades: Mapping[int, Grade]
) -> Iterator[TierMove]:
    for customer_id in sorted(places.keys() | grades.keys()):
        before, grade = places.get(customer_id), grades.get(customer_id)
        place = rules.TIER_CODES[grade.tier] if grade else rules.UNRANKED
        now = Placed(place, grade.net_minor if grade else 0, grade.rank if grade else None)
        if before is None or before.place != place:
            yield move_of(run, day, customer_id, (before, now))
        places[customer_id] = now


def _last_places() -> dict[int, Placed]:
    """Where the moves kept so far left each customer, as after an evaluation that was broken off."""
    moves = TierMove.objects.order_by("moved_on", "id").values_list("customer_id", "to_place", "facts")
    return {key: Placed(place, facts.get("sales_after", 0)) for key, place, facts in moves}
