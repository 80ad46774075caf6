"""The output: the files of the site, as they are made and as they are found again."""

import hashlib
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Unchanged:
    """A file that the site has already, and which says what it should: its path, and its digest."""

    path: str
    digest: str


File = Output | Unchanged
