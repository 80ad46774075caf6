"""How tests run the command line: in a process of its own, from the root, with a bound."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-m", "site_gen")
LONGEST = 120


def surroundings(**changes: str) -> dict[str, str]:
    """Give the environment of a process: the bare one with some variables changed."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def site_gen(
    *words: object, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``site-gen`` and give what it said and how it ended."""
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        cwd=cwd,
        env=surroundings(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=LONGEST,
        check=False,
    )


def tree(folder: Path) -> dict[str, str]:
    """Give every file below a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
