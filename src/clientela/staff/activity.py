"""Remembers which sessions are in use, writing to the database only every few minutes."""

import time

from clientela.staff import services

EVERY_SECONDS = 600.0
MOST = 10_000
_seen: dict[str, float] = {}


def note_activity(session_key: str | None) -> None:
    """Keep that a session is in use, unless this process kept it a moment ago."""
    now = time.monotonic()
    if session_key is None or now - _seen.get(session_key, -EVERY_SECONDS) < EVERY_SECONDS:
        return
    if len(_seen) >= MOST:
        _seen.clear()
    _seen[session_key] = now
    services.mark_session_seen(session_key)
