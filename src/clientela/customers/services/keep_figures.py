"""Keeps what an analysis found out beside the customers it is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from clientela.customers.models import Figures
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set

BATCH = 500


def keep_figures(actor: Actor, rows: Sequence[Mapping[str, Any]]) -> int:
    """Write figures, one mapping a customer with `customer_id` and the columns found; how many.

    All rows name the same columns; columns not named stay as they are. History is not kept here.
    """
    if not rows:
        return 0
    columns = [name for name in rows[0] if name != "customer_id"]
    with change_set(actor, kind="customers.figures"):
        Figures.objects.bulk_create(
            [Figures(**row) for row in rows],
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["customer"],
            update_fields=columns,
        )
    return len(rows)
