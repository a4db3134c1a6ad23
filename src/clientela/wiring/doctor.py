"""Says what is wrong with an installation and how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from clientela.kernel import clock
from clientela.kernel.models import WorkerBeat
from clientela.staff.queries import has_company

WORKER_SILENT = timedelta(minutes=2)


@dataclass(frozen=True)
class Finding:
    """One thing looked at, and what to do where it is not well."""

    name: str
    is_well: bool
    remedy: str = ""


def report(out: TextIO) -> int:
    """Write the findings; 1 where something is wrong."""
    findings = list(look())
    for finding in findings:
        mark = "ok   " if finding.is_well else "WRONG"
        out.write(f"{mark}  {finding.name}" + (f": {finding.remedy}" if not finding.is_well else "") + "\n")
    return int(any(not finding.is_well for finding in findings))


def look() -> Iterator[Finding]:
    """Look at database, files and worker."""
    yield Finding("home folder can be written", _is_writable(settings.HOME), "give this user the folder")
    try:
        yield from _look_at_database()
    except DatabaseError as error:
        yield Finding("database answers", False, f"check DATABASE_URL ({error})")


def _look_at_database() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    yield Finding("database is up to date", not waiting, "run `clientela setup`")
    if waiting:
        return
    yield Finding("there is a company", has_company(), "run `clientela demo` or sign up a company")
    since = clock.now() - WORKER_SILENT
    has_worker = WorkerBeat.objects.filter(seen_at__gte=since).exists()
    yield Finding("a worker runs", has_worker, "run `clientela worker`")


def _is_writable(folder: Path) -> bool:
    probe = folder / ".probe"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True
