"""Sets how much the company counts each piece of a card."""

from collections.abc import Mapping

from clientela.customers.models import CompletenessWeight, Customer
from clientela.customers.rules.completeness import PIECES
from clientela.customers.services.derive import refresh
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set


def set_weights(actor: Actor, weights: Mapping[str, int]) -> None:
    """Keep the weights of the pieces named; cards are measured anew afterwards by `measure_all_cards`."""
    known = {piece.key for piece in PIECES}
    kept = {row.piece: row for row in CompletenessWeight.objects.select_for_update()}
    with change_set(actor, kind="customers.set_weights") as changes:
        for piece, weight in weights.items():
            if piece in kept:
                changes.update(kept[piece], weight=weight)
            elif piece in known:
                changes.create(CompletenessWeight(piece=piece, weight=weight))


def measure_all_cards() -> int:
    """Derive every card anew; how many there are."""
    ids = list(Customer.objects.order_by("pk").values_list("pk", flat=True))
    refresh(ids)
    return len(ids)
