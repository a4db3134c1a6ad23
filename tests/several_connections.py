"""Runs things at the same time, each on a connection of its own, on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

from django.db import connection, connections

Call = Callable[[], Any]
Run = Callable[..., list[Any]]


@contextmanager
def several_connections(folder: Path) -> Iterator[Run]:
    """Gives `run(*calls)`, which starts all at once and returns what each returned or raised.

    The test database of SQLite lives in memory, where connections do not wait for each other, so
    the calls work on a copy of it in a file: look at what they left with another `run`.
    """
    if connection.vendor != "sqlite":
        yield _run
        return
    settings = connections.settings["default"]
    in_memory, copy = settings["NAME"], folder / "copy.sqlite3"
    with sqlite3.connect(copy) as target:
        connection.connection.backup(target)
    target.close()
    settings["NAME"] = str(copy)
    try:
        yield _run
    finally:
        settings["NAME"] = in_memory


def _run(*calls: Call) -> list[Any]:
    start = Barrier(len(calls))
    results: list[Any] = [None] * len(calls)
    threads = [Thread(target=_call, args=(call, start, results, at)) for at, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def _call(call: Call, start: Barrier, results: list[Any], at: int) -> None:
    connections["default"].close()
    start.wait(timeout=30)
    try:
        results[at] = call()
    except Exception as error:  # noqa: BLE001 (the test looks at what went wrong)
        results[at] = error
    finally:
        connections["default"].close()


def faults(results: Sequence[Any]) -> list[Exception]:
    """What went wrong among results."""
    return [result for result in results if isinstance(result, Exception)]
