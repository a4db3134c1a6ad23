"""Reads whom to speak to at a customer: who decides, else who buys."""

from collections.abc import Sequence
from typing import Any

from clientela.retention.models import Alert

POSTS = ("purchasing", "decision_maker")
ASK_AT_ONCE = 500


def contacts_to_call(customer_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Name, post and phone of the best contact of each customer: one with a phone before one without."""
    best: dict[int, tuple[tuple[bool, int, int], dict[str, Any]]] = {}
    ids = sorted(set(customer_ids))
    for start in range(0, len(ids), ASK_AT_ONCE):
        for row in _rows(ids[start : start + ASK_AT_ONCE]):
            _consider(best, row)
    return {customer_id: contact for customer_id, (_, contact) in best.items()}


def _rows(ids: Sequence[int]) -> Any:
    contact = "customer__contacts__"
    columns = [contact + name for name in ("name", "post", "phones", "influence")]
    return (
        Alert.objects.filter(customer__in=ids, **{contact + "is_active": True, contact + "post__in": POSTS})
        .values_list("customer_id", *columns)
        .distinct()
    )


def _consider(best: dict[int, tuple[tuple[bool, int, int], dict[str, Any]]], row: tuple[Any, ...]) -> None:
    customer_id, name, post, phones, influence = row
    worth = (bool(phones), influence, POSTS.index(post))
    if customer_id not in best or worth > best[customer_id][0]:
        phone = str(phones[0]) if phones else ""
        best[customer_id] = (worth, {"contact": name, "contact_post": post, "contact_phone": phone})
