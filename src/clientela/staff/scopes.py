"""What a key for programs may be allowed: to read or to write an area of the API."""

from clientela.staff.rights import Label

READ, WRITE = "read", "write"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_areas: dict[str, Label] = {}
_read_only: set[str] = set()


def declare_scopes(area: str, label: Label = "", *, writes: bool = True) -> None:
    """Make `read:area` (and `write:area`) known; `label` names the area to people."""
    _areas[area] = label or _areas.get(area, "")
    if not writes:
        _read_only.add(area)


def known_scopes() -> frozenset[str]:
    """All scopes a key may have."""
    return frozenset(scope for scope, _ in list_scopes())


def list_scopes() -> list[tuple[str, Label]]:
    """All scopes with the names of their areas, in order, reading before writing."""
    return [
        (f"{verb}:{area}", _areas[area])
        for area in sorted(_areas)
        for verb in (READ, WRITE)
        if verb == READ or area not in _read_only
    ]


def scope_of_request(method: str, path: str) -> str:
    """The scope an API request needs: GET /api/customers/… needs `read:customers`."""
    area = path.removeprefix("/api/").partition("/")[0]
    return f"{READ if method in SAFE_METHODS else WRITE}:{area}"
