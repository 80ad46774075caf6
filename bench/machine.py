"""The machine and its Python → one line for the head of a table of results."""

import os
import platform
import sys


def machine() -> str:
    """Describe the machine without naming it; of Python, which build it is: they differ by a fifth."""
    load = f"load {os.getloadavg()[0]:.1f}"
    return ", ".join(
        (f"{os.cpu_count()} cores", platform.machine(), platform.system(), load, _python())
    )


def _python() -> str:
    return f"{platform.python_implementation()} {' '.join(sys.version.split())}"
