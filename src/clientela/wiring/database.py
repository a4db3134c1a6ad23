"""Turns one database address into Django's settings."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlparse

SQLITE_OPENING = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; "
    "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;"
)


def read_database_url(address: str, home: Path) -> dict[str, Any]:
    """Settings for `sqlite:///file` (empty address: `clientela.sqlite3` under home) or `postgresql://…`."""
    parsed = urlparse(address or f"sqlite:///{home / 'clientela.sqlite3'}")
    if parsed.scheme == "sqlite":
        return _sqlite(unquote(parsed.path[1:]) or ":memory:")
    if parsed.scheme in {"postgres", "postgresql"}:
        return _postgresql(parsed.path[1:], parsed)
    raise ValueError(f"DATABASE_URL must begin with sqlite:// or postgresql://, not {parsed.scheme}://")


def _sqlite(name: str) -> dict[str, Any]:
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_OPENING}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}


def _postgresql(name: str, parsed: Any) -> dict[str, Any]:
    query = dict(parse_qsl(parsed.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parsed.username or ""),
        "PASSWORD": unquote(parsed.password or ""),
        "HOST": query.pop("host", parsed.hostname or ""),
        "PORT": str(parsed.port or query.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
