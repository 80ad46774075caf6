"""What was made before, by name: each thing with the key of all it was made from.

A thing is used again only if its key is the same and its bytes are as they were kept; anything
else is forgotten and made anew, so that the folder may be deleted, cut short or shared between
machines without harm to what is made. What is kept is pickled: the folder is to be trusted like
the program itself.
"""

import hashlib
import os
import pickle
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

_LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "pydantic", "pydantic-core", "pyyaml")
_DIGEST = hashlib.sha256().digest_size

Thing = TypeVar("Thing")


def digest_of(*parts: str | bytes) -> str:
    """Digest some parts, so that no two lists of parts have the same digest."""
    made = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        made.update(len(raw).to_bytes(8))
        made.update(raw)
    return made.hexdigest()


def digest_of_program() -> str:
    """Digest whatever the outcome depends on besides its input: this program and its libraries."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    versions = (f"{name} {version(name)}" for name in _LIBRARIES)
    return digest_of(sys.version, *versions, *(file.read_bytes() for file in files))


class Memory:
    """Remembers nothing; those that do differ in where they keep the bytes.

    *program* is the digest of what made a thing: another program remembers nothing of it.
    """

    def __init__(self, program: str = "") -> None:
        self._program = program

    def recall(self, name: str, key: str, kind: type[Thing]) -> Thing | None:
        """Give what was kept under a name and that very key; None if there is nothing whole."""
        kept = self._read(name)
        digest, body = kept[:_DIGEST], kept[_DIGEST:]
        head = self._head(key)
        if not body.startswith(head) or hashlib.sha256(body).digest() != digest:
            return None
        thing = pickle.loads(body[len(head) :])  # noqa: S301  # our own, checked by its digest
        return thing if isinstance(thing, kind) else None

    def keep(self, name: str, key: str, thing: object) -> None:
        """Keep a thing in place of what was kept under its name.

        Raises OSError if the disk refuses.
        """

    def _head(self, key: str) -> bytes:
        return f"{self._program} {key}\n".encode()

    def _packed(self, key: str, thing: object) -> bytes:
        body = self._head(key) + pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        return hashlib.sha256(body).digest() + body

    def _read(self, name: str) -> bytes:
        """Read what is kept under a name; nothing if there is nothing."""
        del name
        return b""


class MemoryInFolder(Memory):
    """Keeps each thing in a file of its name."""

    def __init__(self, folder: Path, program: str) -> None:
        super().__init__(program)
        self._folder = folder

    def keep(self, name: str, key: str, thing: object) -> None:
        """Keep a thing for the next build; who reads meanwhile finds the old one or the new one."""
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = self._folder / f"{name}.{os.getpid()}.new"
        beside.write_bytes(self._packed(key, thing))
        beside.replace(self._folder / name)

    def _read(self, name: str) -> bytes:
        path = self._folder / name
        return path.read_bytes() if path.is_file() else b""


class MemoryWhileRunning(Memory):
    """Keeps things for as long as the program runs."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, bytes] = {}

    def keep(self, name: str, key: str, thing: object) -> None:
        """Keep a thing for the next build of this run."""
        self._kept[name] = self._packed(key, thing)

    def _read(self, name: str) -> bytes:
        return self._kept.get(name, b"")
