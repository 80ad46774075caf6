"""Static files → outputs named by their content, so that browsers may keep them for ever.

The stylesheets are joined in the order of their layers; nothing is minified or rewritten.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_gen.model.output import Output

_LAYERS = re.compile(r"@layer ([a-z, ]+);")


@dataclass(frozen=True)
class Assets:
    """The static files of a site: what to write, and where each is found by its name."""

    outputs: tuple[Output, ...]
    addresses: Mapping[str, str]


def assets_of(folder: Path) -> Assets:
    """Read the static folder. Raises OSError if a file cannot be read."""
    contents = {"site.css": _stylesheet(folder / "css")}
    for path in sorted([*folder.glob("js/*.js"), *folder.glob("*.svg")]):
        contents[path.name] = path.read_bytes()
    outputs = [Output(_address(name, raw), raw) for name, raw in contents.items()]
    return Assets(tuple(outputs), {name: o.path for name, o in zip(contents, outputs, strict=True)})


def _stylesheet(folder: Path) -> bytes:
    order = (folder / "site.css").read_text(encoding="utf-8")
    match = _LAYERS.search(order)
    if match is None:
        raise ValueError(f"{folder / 'site.css'} does not state the order of its layers")
    names = [name.strip() for name in match[1].split(",")]
    parts = [order, *((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)]
    return "\n".join(parts).encode()


def _address(name: str, raw: bytes) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"a/{stem}.{hashlib.sha256(raw).hexdigest()[:10]}{dot}{suffix}"
