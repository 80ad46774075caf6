"""A built site → what each page costs a phone before anything is tapped, against what it may cost."""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath

KILO = 1024
MOST_HTML = 14 * KILO
MOST_SCRIPTS = 8 * KILO
MOST_ALL = 30 * KILO
MOST_REQUESTS = 6
_LOADED = re.compile(
    r'<script[^>]* src="([^"]+)"|<link rel="(?:stylesheet|modulepreload|preload)" href="([^"]+)"'
    r'|<(?:img|iframe|source|video|audio)[^>]* src="([^"]+)"'
)
_ELSEWHERE = re.compile(
    r"(?:src|href|action)=\"(https?:)?//|url\(\s*['\"]?(?:https?:)?//|@import|@font-face"
)
_LINK = re.compile(r"<a [^>]*>|<link rel=\"(?:canonical|license)\"[^>]*>")


@dataclass(frozen=True)
class Cost:
    """What the first view of a page costs; sizes in bytes, compressed."""

    html: int
    scripts: int
    styles: int
    requests: int

    @property
    def whole(self) -> int:
        """All that is loaded."""
        return self.html + self.scripts + self.styles


def packed(raw: bytes) -> int:
    """Measure a file as a host would send it."""
    return len(gzip.compress(raw, 9, mtime=0))


def costs(site: Mapping[str, bytes]) -> Iterator[tuple[str, Cost]]:
    """Give what every page costs."""
    sizes = {path: packed(raw) for path, raw in site.items() if path.startswith("a/")}
    for path, raw in site.items():
        if path.endswith(".html"):
            loaded = set(_loaded(path, raw.decode()))
            scripts = sum(sizes[at] for at in loaded if at.endswith(".js"))
            styles = sum(sizes[at] for at in loaded if not at.endswith(".js"))
            yield path, Cost(packed(raw), scripts, styles, 1 + len(loaded))


def _loaded(path: str, text: str) -> Iterator[str]:
    """List the files of the site that a page loads by itself."""
    for found in _LOADED.findall(text):
        at = next(filter(None, found))
        # The page for wrong addresses names them from the site's root.
        yield at.lstrip("/") if at.startswith("/") else normpath(join(dirname(path), at))


def excess(cost: Cost) -> list[str]:
    """Say in which way a page costs more than it may."""
    measured = {
        "HTML": (cost.html, MOST_HTML),
        "scripts": (cost.scripts, MOST_SCRIPTS),
        "first view": (cost.whole, MOST_ALL),
        "requests": (cost.requests, MOST_REQUESTS),
    }
    return [f"{name}: {it} > {most}" for name, (it, most) in measured.items() if it > most]


def loads_from_elsewhere(text: str) -> bool:
    """Tell whether a page or style loads anything from another host, or a font at all."""
    return bool(_ELSEWHERE.search(_LINK.sub("", text)))
