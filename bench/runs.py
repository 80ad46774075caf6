"""A command → how long it took, what it used and how much memory: measured from outside."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MEGA = 1024
# The most memory of a process is not less than that of the one it was begun by, so that a small
# one begins it: without the site module it has 8 MB.
_BEGIN = """
import json, os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
took = time.perf_counter() - begun
print(json.dumps([process.returncode, took, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock, seconds of all its processors, most memory of a process in MB."""

    wall: float
    cpu: float
    memory: float


def _as_installed() -> dict[str, str]:
    """Let Python keep what it compiled, as it does where nobody has told it otherwise."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(command: Sequence[str], cwd: Path) -> Run:
    """Run a command to its end, once what was written before is on the disk.

    One that fails is a fault of the measurement and raises.
    """
    os.sync()
    begin = [sys.executable, "-S", "-c", _BEGIN, *command]
    done = subprocess.run(begin, cwd=cwd, env=_as_installed(), stdout=subprocess.PIPE, check=True)  # noqa: S603  # our own commands
    status, wall, cpu, memory = json.loads(done.stdout)
    if status:
        raise subprocess.CalledProcessError(status, command)
    return Run(wall, cpu, memory / _MEGA)
