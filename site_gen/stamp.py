"""Folders → a stamp that is another one as soon as a file below them is, without reading any.

It answers “has anything changed since the last build?” before anything else of the program is
needed. Where it cannot be sure, the answer is yes.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

_NAME = "stamp.json"
TICK = 1_000_000_000
"""Two changes of a file within so many nanoseconds may leave it with one and the same time."""
_NOT_INPUT = "__pycache__/"

Look = tuple[int, int, int, int]
"""Size, times of change and number of a file."""
Said = list[tuple[str, bool]]
"""The lines a build printed, each with whether it went to standard error."""


def stamp_of(folders: Iterable[Path], *words: str) -> str:
    """Stamp some folders and some words; empty if a file is so new that it may yet change unseen.

    Raises OSError if a folder cannot be read.
    """
    digest, newest = _stamp(folders, words)
    return digest if newest < time.time_ns() - TICK else ""


def look_of(folder: Path) -> str:
    """Stamp how a folder looks at this moment, however new its files are.

    Raises OSError if it cannot be read, or a file goes while it is looked at.
    """
    return _stamp([folder], ())[0]


def said_before(memory: Path, stamp: str, out: Path) -> Said | None:
    """Give what the last build said, if it had this stamp and *out* is as it left it."""
    try:
        kept = json.loads((memory / _NAME).read_text(encoding="utf-8"))
        if not stamp or kept["stamp"] != stamp or kept["out"] != look_of(out):
            return None
        return [(line, bool(err)) for line, err in kept["said"]]
    except (OSError, ValueError, LookupError, TypeError):  # none was kept, or not a whole one
        return None


def keep_said(memory: Path, stamp: str, out: Path, said: Said) -> None:
    """Keep what a build said, with its stamp and that of what it left in *out*.

    Raises OSError if the disk refuses.
    """
    kept = {"stamp": stamp, "out": look_of(out), "said": said}
    memory.mkdir(parents=True, exist_ok=True)
    (memory / _NAME).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def files_below(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """List whatever is no folder, in one order, by its path below *folder*; a link is no folder.

    Raises OSError if a folder cannot be read.
    """
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{folder}/{above}") as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}", entry


def look_at(found: os.stat_result) -> Look:
    """Note of a file what is another as soon as it is changed or replaced."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _stamp(folders: Iterable[Path], words: Iterable[str]) -> tuple[str, int]:
    """Digest the names and looks of all files; give it with the newest time."""
    made = hashlib.sha256("\0".join(words).encode())
    newest = 0
    for folder in map(os.fspath, folders):
        for path, entry in files_below(folder):
            if _NOT_INPUT not in path:
                look = look_at(entry.stat(follow_symlinks=False))
                newest = max(newest, *look[1:3])
                made.update(os.fsencode(f"{folder}/{path}\0{look}\n"))
    return made.hexdigest(), newest
