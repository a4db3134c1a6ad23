"""Runs the tests: everything on SQLite, then all that touches a database on PostgreSQL."""

import os
import subprocess
import sys

from postgres import running_postgres

WITHOUT_DATABASE = ["tests/analytics", "tests/files", "tests/architecture"]
WORKERS = ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadgroup"]


def main(arguments: list[str]) -> int:
    """Run both passes with any further pytest arguments; the first failing pass decides."""
    failed = _run("SQLite", {"DATABASE_URL": ""}, [*WORKERS, *arguments])
    ignored = [f"--ignore={folder}" for folder in WITHOUT_DATABASE]
    if address := os.environ.get("DATABASE_URL"):
        return _run("PostgreSQL", {"DATABASE_URL": address}, [*WORKERS, *ignored, *arguments]) or failed
    with running_postgres() as address:
        return _run("PostgreSQL", {"DATABASE_URL": address}, [*WORKERS, *ignored, *arguments]) or failed


def _run(name: str, environment: dict[str, str], arguments: list[str]) -> int:
    print(f"== {name}", flush=True)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], env={**os.environ, **environment}
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
