"""A year of real orders (541,909 lines) through the import room into SQLite: the run, the same file again, the undo.

The pages' answer meanwhile is measured by asking for Today from a thread of the same process.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("CLIENTELA_DATA", ROOT.parent / "shared" / "data"))
YEAR = DATA / "online_retail" / "year_2010_2011.csv.gz"
GOAL_SECONDS = 90


def main() -> int:
    """Measure in a database of its own."""
    if "--inside" in sys.argv:
        return _measure()
    if not YEAR.exists():
        print("The Online Retail data are not on this machine; nothing was measured.")
        return 0
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "CLIENTELA_HOME": home,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "clientela.wiring.settings",
        }
        return subprocess.run(
            [sys.executable, "-m", "benchmarks.imports", "--inside"], env=environment
        ).returncode


def _measure() -> int:
    import django

    django.setup()
    from django.core.management import call_command

    from clientela.imports import services
    from clientela.staff.services import Founding, found_company

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    person = found_company(Founding(name="Benchmark")).administrator
    waits, stopped = _watch_today()
    run, seconds = _timed(lambda: _bring_in(person))
    stopped.set()
    print(
        f"541,909 lines into SQLite: {seconds:.1f} s (goal {GOAL_SECONDS} s), counts {run.counts.get('written')}"
    )
    if waits:
        print(f"Today meanwhile: median {statistics.median(waits):.0f} ms, longest {max(waits):.0f} ms")
    _, seconds = _timed(lambda: _bring_in(person))
    print(f"the same file again: {seconds:.1f} s")
    services.start_undo(person, run.ref)
    _, seconds = _timed(lambda: services.execute_undo(run.pk))
    print(f"undo: {seconds:.1f} s")
    return 0


def _bring_in(person: Any) -> Any:
    from clientela.imports import services

    pieces = [YEAR.read_bytes()]
    size = YEAR.stat().st_size
    run = services.upload_file(person, target_key="orders", name=YEAR.name, size=size, pieces=pieces)
    services.start_run(person, run.ref)
    services.execute_run(run.pk)
    run.refresh_from_db()
    return run


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began


def _watch_today() -> tuple[list[float], threading.Event]:
    """Ask for Today twice a second from a thread of its own, with a connection of its own."""
    waits: list[float] = []
    stopped = threading.Event()
    threading.Thread(target=_ask_until, args=(stopped, waits), daemon=True).start()
    return waits, stopped


def _ask_until(stopped: threading.Event, waits: list[float]) -> None:
    from django.test import Client

    from clientela.staff.models import Person

    client = Client()
    client.force_login(Person.objects.get(username="admin"))
    while not stopped.wait(0.5):
        began = time.perf_counter()
        client.get("/")
        waits.append(1_000 * (time.perf_counter() - began))


if __name__ == "__main__":
    sys.exit(main())
