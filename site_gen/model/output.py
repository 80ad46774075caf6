"""The output: a file of the site, before it is written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """A file of the site: its path below the root, and its bytes."""

    path: str
    bytes_: bytes
