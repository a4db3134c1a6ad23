"""What was assumed or left out on the way: codes and facts, put into words by whoever shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Note:
    """Something assumed or left out: a stable code and the facts of its sentence."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
