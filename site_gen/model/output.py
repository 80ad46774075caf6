"""The output: the files of the site, as they are made and as they are found again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property


@dataclass(frozen=True)
class Output:
    """A file of the site before it is written: its path below the root, and its bytes."""

    path: str
    bytes_: bytes

    @cached_property
    def digest(self) -> str:
        """Digest what it says."""
        return hashlib.sha256(self.bytes_).hexdigest()

    @property
    def digests(self) -> Mapping[str, str]:
        """The digest of what it says, by its path."""
        return {self.path: self.digest}


@dataclass(frozen=True)
class Part:
    """Some bytes in the midst of a file: their digest, and how many they are.

    They themselves are here only if they were made anew; else the site has them already.
    """

    digest: str
    size: int
    bytes_: bytes | None = None

    @property
    def noted(self) -> "Part":
        """Note what it says by its digest alone: the site holds the bytes."""
        return replace(self, bytes_=None)


def part_of(bytes_: bytes) -> Part:
    """Make a part of a file."""
    return Part(hashlib.sha256(bytes_).hexdigest(), len(bytes_), bytes_)


@dataclass(frozen=True)
class Composed:
    """A file of the site that is put together of parts, of which the site may have some already."""

    path: str
    parts: tuple[Part, ...]

    @cached_property
    def digest(self) -> str:
        """Digest what it says, by its parts."""
        return digest_of_parts(self.parts)

    @property
    def digests(self) -> Mapping[str, str]:
        """The digest of what it says, by its path."""
        return {self.path: self.digest}

    @property
    def here(self) -> list[bytes] | None:
        """The bytes of its parts, one after the other; None if one is not here."""
        every = [part.bytes_ for part in self.parts if part.bytes_ is not None]
        return every if len(every) == len(self.parts) else None

    @property
    def bytes_(self) -> bytes:
        """Put the parts together; raises ValueError if one is not here."""
        here = self.here
        if here is None:
            raise ValueError(f"{self.path} lacks some of its parts")
        return b"".join(here)

    def is_said_by(self, digest: str | None) -> bool:
        """Tell whether a digest is that of its parts, or of its bytes where nothing is known of parts."""
        if digest == self.digest:
            return True
        here = self.here
        if digest is None or here is None:
            return False
        whole = hashlib.sha256()
        for bytes_ in here:
            whole.update(bytes_)
        return whole.hexdigest() == digest


def digest_of_parts(parts: tuple[Part, ...]) -> str:
    """Digest a file that is put together of some parts."""
    said = "".join(f"{part.digest} {part.size}\n" for part in parts)
    return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True)
class Unchanged:
    """Files that the site has already, and which say what they should: their digests, by path."""

    digests: Mapping[str, str]


Whole = Output | Composed
File = Whole | Unchanged


@dataclass(frozen=True)
class Known:
    """What a site says already: the digests of its files, and of the parts of some of them."""

    digests: Mapping[str, str] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
