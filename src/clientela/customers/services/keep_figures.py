"""Keeps what an analysis found out beside the customers it is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from clientela.customers.models import Figures
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.kernel.rows import update_rows


def keep_figures(actor: Actor, rows: Sequence[Mapping[str, Any]]) -> int:
    """Write figures, one mapping a customer with `customer_id` and the columns found; how many.

    All rows name the same columns; columns not named stay as they are. History is not kept here.
    """
    if not rows:
        return 0
    with change_set(actor, kind="customers.figures"):
        _add_missing([row["customer_id"] for row in rows])
        columns = ["customer_id", *(name for name in rows[0] if name != "customer_id")]
        update_rows(Figures, columns, ([row[name] for name in columns] for row in rows))
    return len(rows)


def _add_missing(customer_ids: Sequence[int]) -> None:
    kept = set(Figures.objects.filter(pk__in=customer_ids).values_list("pk", flat=True))
    Figures.objects.bulk_create([Figures(customer_id=each) for each in customer_ids if each not in kept])
