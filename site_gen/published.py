"""A site built before → what each of its files says, by digests; most of them without being read.

A file that is as the last build left it, by its size, times and number, says what it said then.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from site_gen.memory import Memory
from site_gen.model.output import Unchanged
from site_gen.stamp import TICK, files_below, look_at


def published_in(out: Path, memory: Memory) -> Mapping[str, str]:
    """Digest every plain file of a site.

    Raises OSError if one cannot be read.
    """
    noted = memory.recall(_name(out), "", dict) or {}
    found = {}
    for path, entry in files_below(os.fspath(out)) if out.is_dir() else ():
        if entry.is_file(follow_symlinks=False):
            look, digest = noted.get(path, (None, ""))
            same = look == look_at(entry.stat(follow_symlinks=False))
            found[path] = digest if same else _digest(f"{out}/{path}")
    return found


def note_published(out: Path, files: Iterable[Unchanged], memory: Memory) -> None:
    """Remember how the files of a site look that was just put there.

    Raises OSError if one is not there.
    """
    before = time.time_ns() - TICK
    noted = {}
    for file in files:
        found = os.lstat(f"{out}/{file.path}")
        if max(found.st_mtime_ns, found.st_ctime_ns) < before:  # no change after it can look so
            noted[file.path] = (look_at(found), file.digest)
    memory.keep(_name(out), "", noted)


def _name(out: Path) -> str:
    """Name what is remembered of a site: each place has its own."""
    return f"published-{hashlib.sha256(os.fsencode(out.absolute())).hexdigest()[:16]}"


def _digest(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123  # thousands are read: no path is taken apart
        return hashlib.sha256(file.read()).hexdigest()
