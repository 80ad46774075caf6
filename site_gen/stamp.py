"""Folders → a stamp that is another one as soon as a file below them is, without reading any.

It answers “has anything changed since the last build?” before anything else of the program is
needed. Where it cannot be sure, the answer is yes.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

_NAME = "stamp.json"
_TICK = 1_000_000_000
"""Two changes of a file within so many nanoseconds may leave it with one and the same time,"""
_FINE_TICK = 50_000_000
"""or within so many, where the disk itself notes times to less than a millisecond."""
_MILLISECOND = 1_000_000
_NOT_INPUT = "__pycache__/"

Look = tuple[int, int, int, int]
"""Size, times of change and number of a file."""
Looks = Mapping[str, Mapping[str, Look]]
"""How the files below each of some folders were found, each by its path below its folder."""
Said = list[tuple[str, bool]]
"""The lines a build printed, each with whether it went to standard error."""


def stamp_of(looks: Looks, *words: str) -> str:
    """Stamp how some folders were found just now, and some words; empty if that says too little: there
    are no folders, or a file is so new that it may yet change unseen.
    """
    now = time.time_ns()
    every = {
        f"{folder}/{path}": look
        for folder, below in looks.items()
        for path, look in below.items()
        if _NOT_INPUT not in path
    }
    if not looks or any(may_change_unseen(look, now) for look in every.values()):
        return ""
    return digest_of_looks(every, *words)


def looks_below(folder: Path) -> dict[str, Look]:
    """Tell how whatever is no folder looks at this moment, by its path below *folder*.

    Raises OSError if it cannot be read, or a file goes while it is looked at.
    """
    return {
        path: look_at(entry.stat(follow_symlinks=False))
        for path, entry in files_below(os.fspath(folder))
    }


def digest_of_looks(looks: Mapping[str, Look], *words: str) -> str:
    """Digest how some files look, in whatever order they are given, and some words."""
    said = repr((words, sorted(looks.items())))
    return hashlib.sha256(said.encode()).hexdigest()


def may_change_unseen(look: Look, now: int) -> bool:
    """Tell whether a file is so new that a change after *now* may leave it looking the same."""
    _, changed, noted, _ = look
    tick = _FINE_TICK if noted % _MILLISECOND else _TICK
    return max(changed, noted) >= now - tick


def said_before(memory: Path, stamp: str, out: Path) -> Said | None:
    """Give what the last build said, if it had this stamp and *out* is as it left it."""
    try:
        kept = json.loads((memory / _NAME).read_text(encoding="utf-8"))
        if not stamp or kept["stamp"] != stamp or kept["out"] != digest_of_looks(looks_below(out)):
            return None
        return [(line, bool(err)) for line, err in kept["said"]]
    except (OSError, ValueError, LookupError, TypeError):  # none was kept, or not a whole one
        return None


def keep_said(memory: Path, stamp: str, looks: Mapping[str, Look], said: Said) -> None:
    """Keep what a build said, with its stamp and how the files look that it left.

    Raises OSError if the disk refuses.
    """
    kept = {"stamp": stamp, "out": digest_of_looks(looks), "said": said}
    memory.mkdir(parents=True, exist_ok=True)
    (memory / _NAME).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def files_below(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """List whatever is no folder, in any order, by its path below *folder*; a link is no folder.

    Raises OSError if a folder cannot be read.
    """
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{folder}/{above}") as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{above}{entry.name}/")
                else:
                    yield f"{above}{entry.name}", entry


def inode_of(look: Look) -> int:
    """Give the number of the inode of a file."""
    return look[3]


def look_at(found: os.stat_result) -> Look:
    """Note of a file what is another as soon as it is changed or replaced."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
