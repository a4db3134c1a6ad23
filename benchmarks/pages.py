"""Server time, CPU and queries of list, search, card and Today with 100,000 customers and 1,000,000 orders.

Peers' figures are quoted from measurements on a machine of the same class (two cores, 100,000 customers).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEERS = {
    "list": "Tryton 81, oscar 183, DjangoCRM 392 ms",
    "search": "Tryton 101, oscar 265, DjangoCRM 507 ms",
    "card": "Tryton 110, oscar 36, DjangoCRM 134 ms",
}
GOAL_MS = 150
PASSES = 30


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one page over some passes."""

    name: str
    wall: Sequence[float]
    cpu: Sequence[float]
    queries: int

    def row(self) -> str:
        """One line of the table."""
        ordered = sorted(self.wall)
        p95 = ordered[int(len(ordered) * 0.95) - 1]
        peers = PEERS.get(self.name.split(",")[0], "")
        verdict = "" if p95 <= GOAL_MS else f"  OVER {GOAL_MS} ms"
        return (
            f"{self.name:<34}{statistics.median(self.wall):>8.1f}{p95:>8.1f}"
            f"{statistics.median(self.cpu):>8.1f}{self.queries:>9}   {peers}{verdict}"
        )


def main() -> int:
    """Measure on SQLite and on PostgreSQL, each in a process and database of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages")
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--orders", type=int, default=1_000_000)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return _measure(options.customers, options.orders)
    sys.path.insert(0, str(ROOT / "tools"))
    from postgres import running_postgres

    size = ["--customers", str(options.customers), "--orders", str(options.orders)]
    with tempfile.TemporaryDirectory() as home:
        failed = _inside("SQLite", f"sqlite:///{home}/benchmark.sqlite3", home, size)
        with running_postgres() as address:
            return _inside("PostgreSQL", address, home, size) or failed


def _inside(name: str, address: str, home: str, size: list[str]) -> int:
    print(f"\n{name}", flush=True)
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "CLIENTELA_HOME": home,
        "DJANGO_SETTINGS_MODULE": "clientela.wiring.settings",
    }
    command = [sys.executable, "-m", "benchmarks.pages", "--inside", *size]
    return subprocess.run(command, env=environment).returncode


def _measure(customers: int, orders: int) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.company import build

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    began = time.perf_counter()
    build(customers=customers, orders=orders)
    print(f"{customers:,} customers and {orders:,} orders made in {time.perf_counter() - began:.0f} s")
    print(f"{'page':<34}{'p50 ms':>8}{'p95 ms':>8}{'cpu ms':>8}{'queries':>9}   peers, median of one client")
    timings = [_time(name, visit) for name, visit in _visits()]
    for timing in timings:
        print(timing.row())
    return 0


def _visits() -> list[tuple[str, Callable[[int], str]]]:
    from clientela.customers.models import Customer

    refs = list(
        Customer.objects.order_by("pk").values_list("ref", flat=True)[
            :: max(1, Customer.objects.count() // 50)
        ]
    )
    words = ["hengli", "fshl", "恒利", "1390", "C0421", "foshan hotel", "锦华"]
    return [
        ("list, manager", lambda n: "wu /customers/"),
        ("list, rep", lambda n: "lin /customers/"),
        ("list, at stake", lambda n: "wu /customers/?sort=-at_stake"),
        ("list, tier and late", lambda n: "wu /customers/?tier=2&alert=late&sort=-at_stake"),
        ("search, in the list", lambda n: f"wu /customers/?q={words[n % len(words)]}"),
        ("search, palette", lambda n: f"wu /search?q={words[n % len(words)]}"),
        ("card", lambda n: f"wu /customers/{refs[n % len(refs)]}"),
        ("Today", lambda n: "lin /"),
        ("orders", lambda n: "wu /orders/"),
        ("orders, rep", lambda n: "lin /orders/"),
        ("retention board", lambda n: "wu /retention/"),
    ]


def _time(name: str, visit: Callable[[int], str]) -> Timing:
    from django.db import connection
    from django.test import Client

    from clientela.staff.models import Person

    who, address = visit(0).split(" ", 1)
    client = Client()
    client.force_login(Person.objects.get(username=who))
    queries: list[str] = []
    with connection.execute_wrapper(
        lambda execute, sql, *rest: (queries.append(sql), execute(sql, *rest))[1]
    ):
        answer = client.get(address)
    if answer.status_code != 200:
        print(f"{name}: {address} answered {answer.status_code}")
    wall, cpu = [], []
    for number in range(PASSES):
        _, address = visit(number).split(" ", 1)
        began, used = time.perf_counter(), time.process_time()
        client.get(address)
        wall.append(1_000 * (time.perf_counter() - began))
        cpu.append(1_000 * (time.process_time() - used))
    return Timing(name, wall, cpu, len(queries))


if __name__ == "__main__":
    sys.exit(main())
