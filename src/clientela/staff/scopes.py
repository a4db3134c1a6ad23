"""What a key for programs may be allowed, said by the rooms that have an API."""

from clientela.staff.rights import Label

_declared: dict[str, Label] = {}


def declare_scopes(area: str, label: Label, *, writes: bool = True) -> None:
    """Make `read:area` (and `write:area`) known; `label` names the area to people."""
    _declared[f"read:{area}"] = label
    if writes:
        _declared[f"write:{area}"] = label


def known_scopes() -> frozenset[str]:
    """All declared scopes."""
    return frozenset(_declared)


def list_scopes() -> list[tuple[str, Label]]:
    """All declared scopes with the names of their areas, in order."""
    return sorted(_declared.items())
