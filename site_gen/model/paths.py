"""Where a site is made from."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """The folders a site is made from."""

    content: Path
    templates: Path
    static: Path
