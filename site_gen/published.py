"""A site built before → what each of its files says, by digests; most of them without being read.

A file that is as the last build left it, by its size, times and number, says what it said then.
"""

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path

from site_gen.memory import Memory
from site_gen.model.output import Known, Part, digest_of_parts
from site_gen.problems import TargetError
from site_gen.stamp import Look, files_below, look_at, may_change_unseen

MARKER = ".site-gen"
"""The file in the output that lists every other one: what may be replaced by the next build."""


@dataclass(frozen=True)
class Published:
    """A site as it was found: what each of its files says, by digests, and how each looks.

    Of files that are put together of *parts* it is known which these are.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)
    parts: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)

    @property
    def known(self) -> Known:
        """What the site says."""
        parts = (part.digest for parts in self.parts.values() for part in parts)
        return Known(self.digests, frozenset(parts))


NOTHING = Published()


def published_in(out: Path, memory: Memory) -> Published:
    """Digest every plain file that a build of ours put into a site.

    Raises OSError if one cannot be read, TargetError if there is a file of somebody else's.
    """
    noted = memory.recall(_name(out), "", Published) or NOTHING
    looks = dict(_looks(out))
    left = dict(looks.items() & noted.looks.items())
    digests = {path: noted.digests[path] for path in left}
    held = {path: parts for path, parts in noted.parts.items() if path in left}
    for path in looks.keys() - left.keys():
        digests[path], parts = _read(f"{out}/{path}", noted.parts.get(path, ()))
        if parts:
            held[path] = parts
    return Published(digests, looks, held)


def listed_in(out: Path) -> list[str]:
    """List the files that a build of ours put into a site, the list itself last; none without one."""
    marker = out / MARKER
    if not marker.is_file():
        return []
    return [*marker.read_text("utf-8", "replace").splitlines(), MARKER]


def note_published(out: Path, site: Published, memory: Memory) -> None:
    """Remember what the files of a site say that was just put there, and how they look.

    How one looks that is so new that it may change unseen is not remembered.
    """
    now = time.time_ns()
    looks = {p: look for p, look in site.looks.items() if not may_change_unseen(look, now)}
    memory.keep(_name(out), "", replace(site, looks=looks))


def not_ours(path: str) -> TargetError:
    """Say that a file is none of ours, which a release would take away."""
    return TargetError(f"{path} 不是本程序生成的：请移走，或换一个输出目录")


def _looks(out: Path) -> Iterator[tuple[str, Look]]:
    """Look at the plain files that are listed and there."""
    ours = set(listed_in(out))
    for path, entry in files_below(os.fspath(out)) if out.is_dir() else ():
        if path not in ours:
            raise not_ours(f"{out}/{path}")
        if entry.is_file(follow_symlinks=False):
            yield path, look_at(entry.stat(follow_symlinks=False))


def _name(out: Path) -> str:
    """Name what is remembered of a site: each place has its own."""
    return f"published-{hashlib.sha256(os.fsencode(out.absolute())).hexdigest()[:16]}"


def _read(path: str, parts: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """Digest what a file says: by its parts, if it is put together of them."""
    with open(path, "rb") as file:  # noqa: PTH123  # thousands are read: no path is taken apart
        raw = file.read()
    if parts and _is_of(memoryview(raw), parts):
        return digest_of_parts(parts), parts
    return hashlib.sha256(raw).hexdigest(), ()


def _is_of(raw: memoryview, parts: tuple[Part, ...]) -> bool:
    """Tell whether some bytes are those of the parts, one after the other, and nothing else."""
    ends = [*accumulate(part.size for part in parts)]
    return ends[-1] == len(raw) and all(
        hashlib.sha256(raw[end - part.size : end]).hexdigest() == part.digest
        for part, end in zip(parts, ends, strict=True)
    )
