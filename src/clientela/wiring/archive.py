"""Backup and restore: the database and the files of a company in one archive."""

import io
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from clientela.staff.queries import has_company

DUMP = "database.jsonl"
FILES = "files"
LEFT_OUT = ["contenttypes", "auth", "sessions", "django_tasks_database", "kernel.workerbeat"]


def save(target: Path) -> None:
    """Write database and files to a .tar.gz archive; the archive appears whole or not at all."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        dump = Path(folder) / DUMP
        call_command("dumpdata", format="jsonl", output=str(dump), exclude=LEFT_OUT, verbosity=0)
        unfinished = Path(folder) / "archive"
        with tarfile.open(unfinished, "w:gz", compresslevel=3) as archive:
            archive.add(dump, DUMP)
            if Path(settings.MEDIA_ROOT).exists():
                archive.add(settings.MEDIA_ROOT, FILES)
        unfinished.replace(target)


def bring_back(source: Path) -> int:
    """Load an archive into an empty database; 1, changing nothing, where it is not empty."""
    if has_company():
        print("The database holds a company already. Point DATABASE_URL to an empty one.")  # noqa: T201 (a command)
        return 1
    with tarfile.open(source, "r:gz") as archive, tempfile.TemporaryDirectory() as folder:
        archive.extractall(folder, filter="data")
        call_command("loaddata", str(Path(folder) / DUMP), verbosity=0)
        _move_files(Path(folder) / FILES)
    _reset_sequences()
    return 0


def _move_files(found: Path) -> None:
    for path in found.rglob("*") if found.exists() else ():
        if path.is_file():
            target = Path(settings.MEDIA_ROOT) / path.relative_to(found)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def _reset_sequences() -> None:
    if connection.vendor != "postgresql":
        return
    sql = io.StringIO()
    call_command("sqlsequencereset", *settings.ROOMS, stdout=sql, no_color=True, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(sql.getvalue())
