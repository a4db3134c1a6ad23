"""One run of the command, with its progress told on the way."""

import argparse
import sys
import threading
import time
from importlib import import_module

from clientela_analytics.columns import parse_choice
from clientela_analytics.errors import InputError
from clientela_analytics.note_words import note_sentence
from clientela_analytics.order_lines import OrderLines, read_order_lines
from clientela_analytics.policy import Policy, read_policy
from clientela_analytics.wording import number_text, say


class Progress:
    """Tells on the error stream what is being done and how long it has taken."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    def tell(self, sentence: str) -> None:
        """One line with the seconds since the start."""
        sys.stderr.write(f"[{time.monotonic() - self.started:5.1f} s] {sentence}\n")


def run(options: argparse.Namespace) -> None:
    """Read, analyze and write; raises AnalysisError where the input cannot be used."""
    progress = Progress()
    columns = parse_choice(options.columns)
    policy = read_policy(options.policy) if options.policy else Policy()
    if options.out.exists() and not options.out.is_dir():
        raise InputError(f"{options.out} is a file, not a folder.")
    # Loading the measures takes as long as reading a file, which leaves the interpreter free.
    measuring = threading.Thread(target=_load_measures)
    measuring.start()
    progress.tell(f"Reading {', '.join(path.name for path in options.files)}")
    lines = read_order_lines(options.files, as_of=options.as_of, columns=columns)
    _tell_reading(progress, lines, options.lang)
    measuring.join()
    progress.tell(f"Measuring {number_text(lines.line_count, 'en')} lines as of {lines.as_of}")
    analysis = import_module("clientela_analytics.analysis").analyze(
        lines, horizon_days=options.horizon, policy=policy, lang=options.lang
    )
    written = import_module("clientela_analytics.outputs").write_analysis(analysis, options.out, options.lang)
    found = f"{analysis.customers.num_rows} customers, {analysis.alerts.num_rows} alerts"
    progress.tell(f"{found}: {', '.join(written)} in {options.out}")


def _load_measures() -> None:
    for module in ("ibis", "clientela_analytics.outputs"):
        import_module(module)


def _tell_reading(progress: Progress, lines: OrderLines, lang: str) -> None:
    for note in lines.notes:
        progress.tell(note_sentence(note, lang))
    for reason, count in lines.rejected.items():
        progress.tell(f"{number_text(count, lang)} · {say(lang, f'reject.{reason}')}")
