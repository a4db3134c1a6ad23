"""Reads how customers moved between tiers from one day to another."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from clientela.retention import rules
from clientela.retention.models import Standing, TierMove
from clientela.retention.queries.areas import Area
from clientela.staff.queries import Person

NEW = "new"
LOST = "lost"
Place = int | None
Step = tuple[date, Place, int]


@dataclass(frozen=True)
class TierFlow:
    """Customers by their place on two days; a place is a tier, or "new" before, or "lost" after."""

    counts: dict[tuple[int | str, int | str], int]

    def before(self) -> Counter[int | str]:
        """Customers by place on the earlier day."""
        return self._side(0)

    def after(self) -> Counter[int | str]:
        """Customers by place on the later day."""
        return self._side(1)

    def _side(self, side: int) -> Counter[int | str]:
        sums: Counter[int | str] = Counter()
        for pair, count in self.counts.items():
            sums[pair[side]] += count
        return sums

    def turned(self, direction: str) -> int:
        """How many went "up", "down" or stayed the "same"; the new and the lost not counted."""
        return sum(
            count
            for (source, target), count in self.counts.items()
            if source != NEW and target != LOST and turn_of(source, target) == direction
        )


def turn_of(source: int | str, target: int | str) -> str:
    """The direction of a move."""
    if source == NEW:
        return "up"
    if target == LOST:
        return "down"
    return "same" if source == target else "up" if int(target) > int(source) else "down"


def tier_flow(person: Person, area: Area, earlier: date, later: date) -> TierFlow:
    """How the customers a person sees in an area moved between two days."""
    now = _places_now(person, area)
    steps = _steps_since(person, area, earlier)
    counts: Counter[tuple[int | str, int | str]] = Counter()
    for own in steps.values():
        now[own[-1][2]] -= 1
        _count(counts, _place_on(own, earlier), _place_on(own, later), 1)
    for place, count in now.items():
        _count(counts, place, place, count)
    return TierFlow({pair: count for pair, count in counts.items() if count})


def _places_now(person: Person, area: Area) -> Counter[int]:
    unranked = Count("pk", filter=Q(rank=None))
    seen = area.narrow(person, Standing.objects.order_by(), "customer__")
    places: Counter[int] = Counter()
    for row in seen.values("tier").annotate(all=Count("pk"), unranked=unranked):
        places[row["tier"]] += row["all"] - row["unranked"]
        places[rules.UNRANKED] += row["unranked"]
    return places


def _steps_since(person: Person, area: Area, earlier: date) -> dict[int, list[Step]]:
    moves = area.narrow(person, TierMove.objects.filter(moved_on__gt=earlier), "customer__")
    steps: dict[int, list[Step]] = defaultdict(list)
    columns = ("moved_on", "from_place", "to_place")
    for customer_id, *step in moves.order_by("moved_on", "id").values_list("customer_id", *columns):
        steps[customer_id].append((step[0], step[1], step[2]))
    return steps


def _place_on(steps: Iterable[Step], day: date) -> Place:
    """Where a customer stood at the end of a day, from its moves after it or the last before."""
    place: Place = None
    for number, (moved_on, source, target) in enumerate(steps):
        if moved_on > day:
            return source if number == 0 else place
        place = target
    return place


def _count(counts: Counter[tuple[int | str, int | str]], before: Place, after: Place, count: int) -> None:
    """Count customers under their places; those who were not there yet, or never, are left out."""
    if after is None:
        return
    source = NEW if before is None or before == rules.UNRANKED else before
    target = LOST if after == rules.UNRANKED else after
    if (source, target) != (NEW, LOST):
        counts[source, target] += count


def latest_moves(customer_id: int, limit: int = 20) -> list[TierMove]:
    """A customer's latest moves between tiers; the asker must see the customer."""
    moves = TierMove.objects.filter(customer_id=customer_id).exclude(from_place=F("to_place"))
    return list(moves.order_by("-moved_on", "-id")[:limit])
