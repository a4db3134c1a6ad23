"""What a key for programs may be allowed: to read or to write an area of the API."""

READ, WRITE = "read", "write"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_areas: set[str] = set()


def declare_area(area: str) -> None:
    """Make `read:area` and `write:area` known."""
    _areas.add(area)


def known_scopes() -> frozenset[str]:
    """All scopes a key may have."""
    return frozenset(list_scopes())


def list_scopes() -> list[str]:
    """All scopes in order, reading before writing."""
    return [f"{verb}:{area}" for area in sorted(_areas) for verb in (READ, WRITE)]


def scope_of_request(method: str, path: str) -> str:
    """The scope an API request needs: GET /api/customers/… needs `read:customers`."""
    area = path.removeprefix("/api/").partition("/")[0]
    return f"{READ if method in SAFE_METHODS else WRITE}:{area}"
