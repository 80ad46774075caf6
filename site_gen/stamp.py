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
_TICK = 1_000_000_000
"""Two changes of a file within so many nanoseconds may leave it with one and the same time."""
_NOT_INPUT = "__pycache__"

Said = list[tuple[str, bool]]
"""The lines a build printed, each with whether it went to standard error."""


def stamp_of(folders: Iterable[Path], *words: str) -> str:
    """Stamp some folders and some words; empty if a file is so new that it may yet change unseen.

    Raises OSError if a folder cannot be read.
    """
    digest, newest = _stamp(folders, words)
    return digest if newest < time.time_ns() - _TICK else ""


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


def _stamp(folders: Iterable[Path], words: Iterable[str]) -> tuple[str, int]:
    """Digest the names, sizes, times and numbers of all files; give it with the newest time."""
    made = hashlib.sha256("\0".join(words).encode())
    newest = 0
    for folder in folders:
        for path, found in _files(os.fspath(folder)):
            newest = max(newest, found.st_mtime_ns, found.st_ctime_ns)
            said = (
                f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}\n"
            )
            made.update(os.fsencode(said))
    return made.hexdigest(), newest


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """List every file, in one order; whatever is no folder counts as one."""
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield entry.path, entry.stat(follow_symlinks=False)
        elif entry.name != _NOT_INPUT:
            yield from _files(entry.path)
