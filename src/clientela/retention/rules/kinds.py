"""The kinds of alert, the reasons against one, and which kinds such a reason keeps quiet."""

from collections.abc import Mapping

LATE = "late"
SLOWING = "slowing"
SHRINKING = "shrinking"
NARROWING = "narrowing"
NEVER_RETURNED = "never_returned"
KINDS = (LATE, SHRINKING, SLOWING, NARROWING, NEVER_RETURNED)
ENDED_BY_AN_ORDER = frozenset({LATE, NEVER_RETURNED})

SEASONAL = "seasonal"
CLOSED = "closed"
ELSEWHERE = "elsewhere"
CENTRAL = "central"
OTHER = "other"
_BUYING_LESS = frozenset({LATE, SLOWING, SHRINKING})
_ALSO_SILENCED: Mapping[str, frozenset[str]] = {
    SEASONAL: _BUYING_LESS,
    CLOSED: _BUYING_LESS | {NEVER_RETURNED},
    ELSEWHERE: frozenset({SHRINKING, NARROWING}),
    CENTRAL: _BUYING_LESS,
    OTHER: frozenset(),
}


def silenced_kinds(kind: str, because: str) -> frozenset[str]:
    """The kinds of alert that a verdict on one of them keeps quiet."""
    return _ALSO_SILENCED[because] | {kind}
