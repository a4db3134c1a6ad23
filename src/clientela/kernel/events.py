"""Facts told upwards: published by a room, delivered to its subscribers after commit."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.db import transaction

Event = TypeVar("Event")
_subscribers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[Event]) -> Callable[[Callable[[Event], None]], Callable[[Event], None]]:
    """Have the decorated function called with each published event of this kind."""

    def enter(handler: Callable[[Event], None]) -> Callable[[Event], None]:
        if handler not in _subscribers[kind]:
            _subscribers[kind].append(handler)
        return handler

    return enter


def publish(event: object) -> None:
    """Deliver an event once the transaction has committed; a rollback takes it back."""
    for handler in _subscribers[type(event)]:
        transaction.on_commit(partial(handler, event), robust=True)
