"""Static files → outputs named by their content, so that browsers may keep them for ever.

The stylesheets are joined in the order of their layers, and the modules of a script into one
script for each entry; nothing is minified, but the comments of scripts stay at home: they are
for whoever changes them. What lies in ``vendor`` is written as it came.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_gen.model.output import Output
from site_gen.scripts import joined

_VENDOR = "vendor"
_LAYERS = re.compile(r"@layer ([a-z, ]+);")


@dataclass(frozen=True)
class Assets:
    """The static files of a site: what to write, and where each is found by its name."""

    outputs: tuple[Output, ...]
    addresses: Mapping[str, str]


def assets_of(folder: Path, leave_out: Collection[str] = ()) -> Assets:
    """Read the static folder; *leave_out* names folders of scripts that the site does not need.

    Raises OSError if a file cannot be read.
    """
    named = {"site.css": _stylesheet(folder / "css")}
    named |= {path.name: path.read_bytes() for path in sorted(folder.glob("icon.*"))}
    named |= _scripts(folder / "js", leave_out)
    made = {name: Output(_address(name, raw), raw) for name, raw in named.items()}
    return Assets(tuple(made.values()), {name: output.path for name, output in made.items()})


def _scripts(folder: Path, leave_out: Collection[str]) -> dict[str, bytes]:
    """Give every entry by its path below the folder, and what others wrote as it is."""
    paths = {path.relative_to(folder): path for path in sorted(folder.rglob("*.js"))}
    foreign = {at.as_posix(): path for at, path in paths.items() if at.parts[0] == _VENDOR}
    own = {
        at.as_posix(): path.read_text(encoding="utf-8")
        for at, path in paths.items()
        if at.parts[0] not in (*leave_out, _VENDOR)
    }
    return {
        **{name: text.encode() for name, text in joined(own).items()},
        **{name: path.read_bytes() for name, path in foreign.items()},
    }


def _stylesheet(folder: Path) -> bytes:
    order = (folder / "site.css").read_text(encoding="utf-8")
    match = _LAYERS.search(order)
    if match is None:
        raise ValueError(f"{folder / 'site.css'} does not state the order of its layers")
    names = [name.strip() for name in match[1].split(",")]
    parts = [order, *((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)]
    return "\n".join(parts).encode()


def _address(name: str, raw: bytes) -> str:
    stem, dot, suffix = name.replace("/", ".").rpartition(".")
    return f"a/{stem}.{hashlib.sha256(raw).hexdigest()[:10]}{dot}{suffix}"
