"""Writes that may be sent twice and land once."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from clientela.kernel import clock
from clientela.kernel.errors import BusinessError
from clientela.kernel.models import IdempotencyKey


@dataclass(frozen=True)
class Answer:
    """What a write was answered with; `repeated` where it had landed before."""

    status: int
    body: Any
    repeated: bool = False


def once(scope: str, key: str, request: Any, write: Callable[[], tuple[int, Any]]) -> Answer:
    """Run `write` the first time a key is seen in a scope, else give the first answer again.

    Raises `idempotency.other_request` where the key came with another request before.
    """
    print_of = hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).hexdigest()
    with transaction.atomic():
        kept, is_new = _claim(scope, key, print_of)
        if not is_new:
            return _earlier(kept, print_of)
        kept.status, kept.answer = write()
        kept.save(update_fields=["status", "answer"])
        return Answer(kept.status, kept.answer)


def _claim(scope: str, key: str, print_of: str) -> tuple[IdempotencyKey, bool]:
    try:
        with transaction.atomic():
            made = IdempotencyKey.objects.create(
                scope=scope, key=key, fingerprint=print_of, made_at=clock.now()
            )
            return made, True
    except IntegrityError:
        return IdempotencyKey.objects.select_for_update().get(scope=scope, key=key), False


def _earlier(kept: IdempotencyKey, print_of: str) -> Answer:
    if kept.fingerprint != print_of:
        raise BusinessError(
            "idempotency.other_request",
            _("This idempotency key was used for another request. Send a new key."),
        )
    return Answer(kept.status or 200, kept.answer, repeated=True)
