"""Static files → outputs named by their content, so that browsers may keep them for ever.

The stylesheets are joined in the order of their layers; nothing is minified. Of scripts only
the comments that stand on lines of their own stay at home: they are for whoever changes them.
Scripts keep their folders below one that is named by the content of all of them, so that a
module finds the modules it imports where its text says.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_gen.model.output import Output

_COMMENT = re.compile(rb"^[ \t]*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
_LAYERS = re.compile(r"@layer ([a-z, ]+);")


@dataclass(frozen=True)
class Assets:
    """The static files of a site: what to write, and where each is found by its name."""

    outputs: tuple[Output, ...]
    addresses: Mapping[str, str]

    def below(self, folder: str) -> list[str]:
        """List where the scripts of a folder are found, in the order of their names."""
        return [at for name, at in self.addresses.items() if name.startswith(f"{folder}/")]


def assets_of(folder: Path, leave_out: Collection[str] = ()) -> Assets:
    """Read the static folder; *leave_out* names folders of scripts that the site does not need.

    Raises OSError if a file cannot be read.
    """
    named = {"site.css": _stylesheet(folder / "css")}
    named |= {path.name: path.read_bytes() for path in sorted(folder.glob("*.svg"))}
    made = {name: Output(_address(name, raw), raw) for name, raw in named.items()}
    made |= _scripts(folder / "js", leave_out)
    return Assets(tuple(made.values()), {name: output.path for name, output in made.items()})


def _scripts(folder: Path, leave_out: Collection[str]) -> dict[str, Output]:
    """Give every script by its path below the folder."""
    found = (path for path in folder.rglob("*.js") if path.parent.name not in leave_out)
    paths = sorted(found)
    texts = {
        path.relative_to(folder).as_posix(): _COMMENT.sub(b"", path.read_bytes()) for path in paths
    }
    parts = (part for name, raw in texts.items() for part in (name.encode(), raw))
    whole = _hash(b"\0".join(parts))
    return {name: Output(f"a/js.{whole}/{name}", raw) for name, raw in texts.items()}


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
    return f"a/{stem}.{_hash(raw)}{dot}{suffix}"


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:10]
