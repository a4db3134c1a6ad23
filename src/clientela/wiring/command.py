"""The command `clientela`: the main job on files, and the running of the application."""

import sys
from collections.abc import Callable, Sequence

USAGE = """usage: clientela COMMAND [options]

On files, without a server:
  analyze FILE... --out DIR   tiers, who is leaving and why, months; as tables and a report

The running of it:
  serve      pages and API          worker     background jobs and schedule
  up         server and worker together
  setup      database and static files
  found NAME your company                   demo       the demo company
  doctor     says what is wrong and how to mend it
  backup FILE    restore FILE    manage ...  (Django's own commands)

`clientela COMMAND --help` says more.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(USAGE)
        return 0
    name, rest = words[0], words[1:]
    if name == "analyze":
        return _analyze(rest)
    command = _application_command(name)
    if command is None:
        sys.stderr.write(f"clientela: there is no command {name!r}\n\n{USAGE}")
        return 2
    return command(rest)


def _analyze(arguments: Sequence[str]) -> int:
    from clientela_analytics.cli import main as analyze  # noqa: PLC0415 (files need no application)

    return analyze(["analyze", *arguments])


def _application_command(name: str) -> Callable[[Sequence[str]], int] | None:
    from clientela.wiring.running import COMMANDS  # noqa: PLC0415 (the application takes a second to load)

    return COMMANDS.get(name)
