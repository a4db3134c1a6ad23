"""Whole-process time and memory of `clientela analyze`, as ratios to pandas, polars and a bare scan.

The peers compute the same tables without the early warning, the alerts and the report.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.histories import DATA, generated, retail_csv, retail_parquet
from benchmarks.processes import Cost, best_of

PEERS = ("pandas", "polars")


@dataclass(frozen=True)
class Goal:
    """What a run may cost at most."""

    seconds: float
    mib: float


GOALS = {
    "1,044,847 lines, Parquet": Goal(4, 1536),
    "1,044,847 lines, CSV": Goal(8, 1536),
    "10,000,000 lines, Parquet": Goal(25, 4096),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one table row per history; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.analyze", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each, the quickest counts")
    parser.add_argument("--lines", type=int, default=10_000_000, help="length of the generated history")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        return max(_measure(Path(name), options.runs, options.lines), default=0)


def _measure(folder: Path, runs: int, lines: int) -> list[int]:
    print(
        f"{'history':28} {'seconds':>8} {'goal':>6} {'cpu s':>7} {'MiB':>6} {'pandas':>8} {'polars':>8} {'scan':>8}"
    )
    missed = []
    if DATA.is_dir():
        histories = {"1,044,847 lines, Parquet": retail_parquet(), "1,044,847 lines, CSV": retail_csv(folder)}
        missed = [_row(label, paths, folder, runs, PEERS) for label, paths in histories.items()]
    else:
        print("The public order histories are not here; set CLIENTELA_DATA to their folder.")
    return [*missed, _row(f"{lines:,} lines, Parquet", [generated(folder, lines)], folder, 1, ())]


def _row(label: str, paths: Sequence[Path], folder: Path, runs: int, peers: Sequence[str]) -> int:
    files = [str(path) for path in paths]
    ours = best_of([*_module("clientela_analytics"), "analyze", *files, "--out", str(folder / "out")], runs)
    others = {name: best_of([*_module(f"benchmarks.peer_{name}"), *files], runs) for name in peers}
    scan = best_of([*_module("benchmarks.bare_scan"), *files], runs)
    ratios = [_ratio(ours, others.get(name)) for name in PEERS]
    goal = GOALS.get(label)
    print(
        f"{label:28} {ours.seconds:8.2f} {goal.seconds if goal else '':>6} {ours.cpu_seconds:7.2f} "
        f"{ours.peak_mib:6.0f} {ratios[0]:>8} {ratios[1]:>8} {_ratio(ours, scan):>8}"
    )
    return int(goal is not None and (ours.seconds > goal.seconds or ours.peak_mib > goal.mib))


def _ratio(ours: Cost, theirs: Cost | None) -> str:
    return "" if theirs is None else f"{ours.seconds / theirs.seconds:.2f}x"


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", name]


if __name__ == "__main__":
    sys.exit(main())
