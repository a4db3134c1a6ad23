"""Rhythm strips of customers, from the figures kept beside them."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from clientela.customers.models import Figures
from clientela.kernel import clock
from clientela.shell.graphics.rhythm import Strip

Strips: TypeAlias = Mapping[int, Strip]


def strip_of(figures: Figures) -> Strip | None:
    """The rhythm strip of a customer; None where it never ordered."""
    if not figures.rhythm:
        return None
    as_of = figures.as_of or clock.today()
    return Strip.kept(figures.rhythm, as_of, figures.gap_days, figures.gap_low, figures.gap_high)


def strips_of(customer_ids: Iterable[int]) -> Strips:
    """Rhythm strips by customer id; the caller has checked that they may be seen."""
    kept = Figures.objects.filter(customer__in=set(customer_ids))
    return {figures.customer_id: strip for figures in kept if (strip := strip_of(figures))}
