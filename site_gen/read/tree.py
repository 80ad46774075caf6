"""A content folder → its files, in one fixed order.

Everything that is not a plain file of a known kind is refused before it is opened.
"""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from pathlib import Path

from site_gen.problems import Place, Problem, warning
from site_gen.stamp import Look, look_at

LARGEST = 1 << 20
_KINDS = (".yaml", ".md")
_LEFTOVERS = ("~", ".swp", ".swo", ".orig", ".bak", ".tmp")


@dataclass(frozen=True)
class FoundFile:
    """A file to read: *path* as it is named in messages, *bytes_* its content."""

    path: str
    bytes_: bytes
    look: Look | None = None
    """How it looked just before its content was read."""

    @cached_property
    def folded(self) -> str:
        """Its path as systems see it that do not tell large letters or wide ones apart."""
        return unicodedata.normalize("NFKC", self.path).casefold()

    @cached_property
    def digest(self) -> str:
        """Digest its path and content."""
        made = hashlib.sha256(self.path.encode())
        made.update(b"\0")
        made.update(self.bytes_)
        return made.hexdigest()


def walk(
    root: Path,
    known: Mapping[str, FoundFile] | None = None,
    looks: Mapping[str, Look] | None = None,
) -> tuple[dict[str, FoundFile], list[Problem]]:
    """Collect every content file with its bytes, by its path below *root*; what looks as is *known* is
    not read.

    *looks* tell how everything below it was found just before, if somebody has looked: then only what
    looks otherwise is looked at once more. Raises OSError if the folder or a file in it cannot be read.
    """
    files: dict[str, FoundFile] = {}
    problems: list[Problem] = []
    names: dict[str, str] = {}
    root = root.resolve()
    again = _again(root, known, looks) if known and looks else None
    if again is not None:
        return again, []
    above = _printable(root.name or "content")
    for entry, path in _entries(os.fspath(root), above):
        below = path.partition("/")[2]
        found = _found(entry, path, (known or {}).get(below))
        if isinstance(found, Problem):
            problems.append(found)
            continue
        twin = names.setdefault(found.folded, path)
        if twin != path:
            problems.append(_twin(path, twin))
        files[below] = found
    return files, problems


def _again(
    root: Path, known: Mapping[str, FoundFile], looks: Mapping[str, Look]
) -> dict[str, FoundFile] | None:
    """Give the files that are known, those read again that look otherwise; None if the folder has to
    be walked: one came, went, or may be none to be read.
    """
    if looks.keys() != known.keys() or len({file.folded for file in known.values()}) < len(known):
        return None
    files = dict(known)
    for path in [path for path, file in known.items() if file.look != looks[path]]:
        at, look = f"{root}/{path}", looks[path]
        if not stat.S_ISREG(os.lstat(at).st_mode) or look[0] > LARGEST:
            return None
        files[path] = _opened(at, known[path].path, look)
    return files


def _found(entry: os.DirEntry[str], path: str, known: FoundFile | None) -> FoundFile | Problem:
    """Read a file unless it looks as it did when it was read before, or say why it is not read."""
    look = look_at(entry.stat(follow_symlinks=False))
    if known is not None and known.look == look:
        return known
    refusal = _refusal(entry, path)
    if refusal is not None:
        return refusal
    return _opened(entry.path, path, look)


def _opened(at: str, path: str, look: Look) -> FoundFile:
    with open(at, "rb") as file:  # noqa: PTH123  # thousands are read: no path is taken apart
        return FoundFile(path, file.read(), look)


def _entries(folder: str, shown: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """List whatever is no folder, with its path as it is named in messages."""
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=attrgetter("name"))
    for entry in entries:
        if entry.name.startswith(".") and not _is_leftover(entry.name):
            continue
        path = f"{shown}/{_printable(entry.name)}"
        if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(_KINDS):
            yield from _entries(entry.path, path)
        else:
            yield entry, path


def _printable(name: str) -> str:
    """Write a name so that it can be printed anywhere, on one line."""
    if name.isascii() and name.isprintable():  # as nearly all are
        return name
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def _refusal(entry: os.DirEntry[str], path: str) -> Problem | None:
    """Say why an entry is not read, or None if it is a content file."""
    place = Place(path)
    if _is_leftover(entry.name):
        message = "这是编辑器留下的或隐藏的文件，没有读"
        return warning(place, "leftover", message, "用不着就删去；是内容就改名")
    if not _can_be_printed(entry.name):
        message = "文件名不是 UTF-8，或有看不见的字符"
        return Problem(place, "file-name", message, "请改名，用小写字母、数字和连字符")
    if entry.is_symlink():
        return Problem(place, "symlink", "内容文件夹里不能有符号链接", "请放真正的文件")
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        message = "这是文件夹、管道或设备，不是普通文件"
        return Problem(place, "special-file", message, "请删去，或换成文本文件")
    return _wrong_kind(entry, place)


def _wrong_kind(entry: os.DirEntry[str], place: Place) -> Problem | None:
    if not entry.name.endswith(_KINDS):
        remedy = "请改名为 .yaml 或 .md，或移出内容文件夹"
        return Problem(place, "file-kind", "内容只能是 .yaml 和 .md 文件", remedy)
    size = entry.stat(follow_symlinks=False).st_size
    if size > LARGEST:
        message = f"文件有 {size} 字节，大于 1 MiB（{LARGEST} 字节）"
        return Problem(place, "file-size", message, "请按地区或主题拆开")
    return None


def _can_be_printed(name: str) -> bool:
    try:
        return os.fsencode(name).decode("utf-8").isprintable()
    except UnicodeDecodeError:
        return False


def _is_leftover(name: str) -> bool:
    hidden = name.startswith(".") and name.endswith(_KINDS)
    between_signs = name.startswith("#") and name.endswith("#")
    return hidden or between_signs or name.endswith(_LEFTOVERS)


def _twin(path: str, twin: str) -> Problem:
    message = f"文件名与 {twin} 只差大小写或全角半角，有的系统分不开"
    return Problem(Place(path), "file-name", message, "请改名")
