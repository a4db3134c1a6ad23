"""The command `clientela analyze`: order files in, tables and a report out, without a server."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from clientela_analytics.errors import AnalysisError

KINDS = ".csv .csv.gz .tsv .xlsx .xls .ods .parquet"
MAPPING = "customer=...,order=...,date=...,product=...,quantity=...,price=... or amount=..."
LANGUAGES = ("en", "zh-hans", "zh-hant", "es")
WRONG_INPUT = 2
DESCRIPTION = """Analyze order files: tiers, rhythm, who is leaving and the money, months against their base.
Several files are one history; an order that stands in two of them is counted once."""
FILES_WRITTEN = """Writes customers.csv, months.csv, products.csv, summary.json and report.html into the folder,
and rejects.csv with the rows that could not be used."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `clientela analyze ...` (or `python -m clientela_analytics analyze ...`) and give its exit code."""
    # Two idle algebra threads that wait for each other cost more than they bring on tables of this size.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["analyze"]:
        words = words[1:]
    try:
        options = _parser().parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        import_module("clientela_analytics.command_run").run(options)
    except AnalysisError as error:
        sys.stderr.write(f"clientela: {error}\n")
        return WRONG_INPUT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="clientela analyze", description=DESCRIPTION, epilog=FILES_WRITTEN)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=KINDS)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the results")
    parser.add_argument(
        "--as-of", type=_date, metavar="DATE", help="use data up to this day (default: the last one)"
    )
    parser.add_argument(
        "--horizon", type=int, default=90, metavar="DAYS", help="days to look ahead (default 90)"
    )
    parser.add_argument("--columns", default="", metavar="MAP", help=MAPPING)
    parser.add_argument("--policy", type=Path, metavar="FILE", help="tiers, abc and alerts as TOML or JSON")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of reasons and report")
    return parser


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-11-30") from None
