"""What this room tells: orders were recorded, changed, cancelled, imported."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OrderRecorded:
    """A sale or return was confirmed."""

    order_id: int
    customer_id: int
    kind: str


@dataclass(frozen=True)
class OrderChanged:
    """A confirmed order says something else now."""

    order_id: int
    customer_id: int


@dataclass(frozen=True)
class OrderCancelled:
    """An order counts no longer."""

    order_id: int
    customer_id: int


@dataclass(frozen=True)
class OrdersImported:
    """Many orders came in or changed at once."""

    customer_ids: frozenset[int]
    created: int
    updated: int
