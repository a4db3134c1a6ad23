"""References that are safe to show: time-ordered, unguessable, made anywhere."""

import os
import time
import uuid


def new_ref() -> str:
    """A UUID version 7 (RFC 9562) as 32 hexadecimal digits."""
    stamp = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    value = (stamp << 80) | random
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return uuid.UUID(int=value).hex
