"""A command → how long it took, what it used and how much memory: measured from outside."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEGA = 1024


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock, seconds of all its processors, most memory of a process in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], cwd: Path) -> Run:
    """Run a command to its end; one that fails is a fault of the measurement and raises."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL)  # noqa: S603  # our own commands
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    took = time.perf_counter() - begun
    return Run(took, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGA)
