"""What the command does that needs the application: serve, work, set up, check, save and bring back."""

import argparse
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import django
from django.core.management import call_command, execute_from_command_line

SETTINGS = "clientela.wiring.settings"
TICK_SECONDS = 10.0


def _load() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def serve(arguments: Sequence[str]) -> int:
    """Serve pages and API."""
    parser = argparse.ArgumentParser(prog="clientela serve")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    _load()
    print(f"Clientela answers at http://{options.host}:{options.port}/", flush=True)  # noqa: T201 (a command says it)
    import uvicorn

    uvicorn.run(
        "clientela.wiring.asgi:application",
        host=options.host,
        port=options.port,
        log_level="warning",
        timeout_graceful_shutdown=5,
        lifespan="off",
    )
    return 0


def work(arguments: Sequence[str]) -> int:
    """Run background jobs and keep the schedule, until stopped."""
    parser = argparse.ArgumentParser(prog="clientela worker")
    parser.add_argument("--once", action="store_true", help="do what is waiting, then stop")
    options = parser.parse_args(arguments)
    _load()
    from clientela.wiring.worker import run_worker

    run_worker(until_empty=options.once, tick_seconds=TICK_SECONDS)
    return 0


def up(arguments: Sequence[str]) -> int:
    """Serve and work together; both end when one does or on Ctrl+C."""
    command = [sys.executable, "-m", "clientela"]
    children = [
        subprocess.Popen([*command, "worker"]),
        subprocess.Popen([*command, "serve", *arguments]),
    ]
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    while not stopped.wait(0.5):
        if any(child.poll() is not None for child in children):
            break
    for child in children:
        child.terminate()
    return max(child.wait(timeout=20) or 0 for child in children)


def set_up(arguments: Sequence[str]) -> int:
    """Bring the database and the static files up to date."""
    argparse.ArgumentParser(prog="clientela setup").parse_args(arguments)
    _load()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    return 0


def found(arguments: Sequence[str]) -> int:
    """Found a company and print its administrator's one-time sign-in link."""
    parser = argparse.ArgumentParser(prog="clientela found")
    parser.add_argument("name")
    parser.add_argument("--currency", default="CNY")
    parser.add_argument("--time-zone", default="Asia/Shanghai")
    parser.add_argument("--language", default="en", choices=["en", "zh-hans", "zh-hant", "es"])
    parser.add_argument("--administrator", default="admin")
    options = parser.parse_args(arguments)
    _load()
    from clientela.wiring.founding import found_and_invite

    print(found_and_invite(**vars(options)))  # noqa: T201 (a command says its result)
    return 0


def plant_demo(arguments: Sequence[str]) -> int:
    """Make the demo company, unless there is a company."""
    parser = argparse.ArgumentParser(prog="clientela demo")
    parser.add_argument("--customers", type=int, default=1_284)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    _load()
    from clientela.wiring.demo import plant

    plant(customers=options.customers, seed=options.seed)
    return 0


def check(arguments: Sequence[str]) -> int:
    """Look at database, files, jobs and settings; 1 where something is wrong."""
    argparse.ArgumentParser(prog="clientela doctor").parse_args(arguments)
    _load()
    from clientela.wiring import doctor

    return doctor.report(sys.stdout)


def back_up(arguments: Sequence[str]) -> int:
    """Save database and files as one archive."""
    parser = argparse.ArgumentParser(prog="clientela backup")
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    _load()
    from clientela.wiring import archive

    archive.save(options.file)
    return 0


def restore(arguments: Sequence[str]) -> int:
    """Bring an archive back into an empty database."""
    parser = argparse.ArgumentParser(prog="clientela restore")
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    _load()
    from clientela.wiring import archive

    return archive.bring_back(options.file)


def manage(arguments: Sequence[str]) -> int:
    """Run one of Django's own commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line(["clientela manage", *arguments])
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "serve": serve,
    "worker": work,
    "up": up,
    "setup": set_up,
    "found": found,
    "demo": plant_demo,
    "doctor": check,
    "backup": back_up,
    "restore": restore,
    "manage": manage,
}
