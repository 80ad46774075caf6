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
    """Remembers nothing; those that do differ in where they keep things. What is kept never changes."""

    def recall(self, name: str, key: str, kind: type[Thing]) -> Thing | None:
        """Give what was kept under a name and that very key; None if there is nothing whole."""
        thing = self._find(name, key)
        return thing if isinstance(thing, kind) else None

    def keep(self, name: str, key: str, thing: object) -> None:
        """Keep a thing in place of what was kept under its name.

        Raises OSError if the disk refuses.
        """

    def _find(self, name: str, key: str) -> object:
        del name, key
        return None


class MemoryInFolder(Memory):
    """Keeps each thing in a file of its name.

    *program* is the digest of what makes the things: another program remembers nothing of them.
    """

    def __init__(self, folder: Path, program: str) -> None:
        self._folder = folder
        self._program = program

    def keep(self, name: str, key: str, thing: object) -> None:
        """Keep a thing for the next build; who reads meanwhile finds the old one or the new one."""
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = self._folder / f"{name}.{os.getpid()}.new"
        body = self._head(key) + pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        beside.write_bytes(hashlib.sha256(body).digest() + body)
        beside.replace(self._folder / name)

    def _find(self, name: str, key: str) -> object:
        path = self._folder / name
        kept = path.read_bytes() if path.is_file() else b""
        digest, body = kept[:_DIGEST], kept[_DIGEST:]
        head = self._head(key)
        if not body.startswith(head) or hashlib.sha256(body).digest() != digest:
            return None
        thing: object = pickle.loads(body[len(head) :])  # noqa: S301  # our own, checked by its digest
        return thing

    def _head(self, key: str) -> bytes:
        return f"{self._program} {key}\n".encode()


class MemoryWhileRunning(Memory):
    """Keeps the things themselves, for as long as the program runs."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, object]] = {}

    def keep(self, name: str, key: str, thing: object) -> None:
        """Keep a thing for the next build of this run."""
        self._kept[name] = key, thing

    def _find(self, name: str, key: str) -> object:
        kept, thing = self._kept.get(name, ("", None))
        return thing if kept == key else None
