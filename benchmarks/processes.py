"""Runs a command as a process of its own and says how long it took and how much memory it held at most."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

KIB_PER_MIB = 1024


@dataclass(frozen=True)
class Cost:
    """Wall and processor seconds of a whole process, and its largest resident memory."""

    seconds: float
    cpu_seconds: float
    peak_mib: float


def cost_of(command: Sequence[str]) -> Cost:
    """Run a command to its end; raises CalledProcessError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    with process.stderr as told:
        words = told.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=words)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KIB_PER_MIB)


def best_of(command: Sequence[str], runs: int) -> Cost:
    """The quickest of some runs."""
    return min((cost_of(command) for _ in range(runs)), key=lambda cost: cost.seconds)
