"""What tests look for in a page: its links, its anchors, its tables, its words."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:=\"[^\"]*\")?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"([a-z-]+)(?:=\"([^\"]*)\")?")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_EMPTY_CELL = re.compile(r"<t[dh]\b[^>]*>(?:\s|<[^>]*>)*</t[dh]>")
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Tag:
    """One opening tag with its attributes."""

    name: str
    attributes: dict[str, str]

    def address(self) -> str | None:
        """Give where the tag leads, if anywhere."""
        return self.attributes.get("href", self.attributes.get("src"))


@dataclass(frozen=True)
class Survey:
    """What was found in one page; *path* is its file below the root."""

    path: str
    text: str
    tags: tuple[Tag, ...]

    def ids(self) -> list[str]:
        """List the anchors of the page."""
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]

    def named(self, *names: str) -> list[Tag]:
        """List the tags of some names."""
        return [tag for tag in self.tags if tag.name in names]

    def links(self) -> list[str]:
        """List every address the page leads to or loads."""
        return [address for tag in self.tags if (address := tag.address()) is not None]

    def tables(self) -> list[str]:
        """List the tables, each as it is written."""
        return _TABLE.findall(self.text)

    def empty_cells(self) -> list[str]:
        """List the cells of tables that say nothing."""
        return [cell for table in self.tables() for cell in _EMPTY_CELL.findall(table)]

    def words(self) -> str:
        """Give what is read, without markup."""
        return unescape(_MARKUP.sub(" ", self.text))


def survey(root: Path, path: Path) -> Survey:
    """Look at one page."""
    text = path.read_text(encoding="utf-8")
    return Survey(path.relative_to(root).as_posix(), text, tuple(tags_of(text)))


def tags_of(text: str) -> list[Tag]:
    """List the opening tags of a page, attributes unescaped."""
    return [
        Tag(name, {key: unescape(value) for key, value in _ATTRIBUTE.findall(attributes)})
        for name, attributes in _TAG.findall(text)
    ]


def target(page: str, address: str) -> tuple[str, str] | None:
    """Give the file and anchor an internal address means; None if it leads elsewhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    whole = path.lstrip("/") if path.startswith("/") else normpath(join(dirname(page), path))
    if path.endswith("/"):
        whole = normpath(join(whole, "index.html"))
    return whole, unquote(parts.fragment)


def follow(
    surveys: Mapping[str, Survey], files: Collection[str]
) -> tuple[int, list[tuple[str, str]]]:
    """Follow every internal link and anchor; give their number, and those that lead nowhere."""
    anchors = {path: set(item.ids()) for path, item in surveys.items()}
    count, dead = 0, set()
    for path, item in surveys.items():
        for address in item.links():
            led = target(path, address)
            if led is None:
                continue
            count += 1
            file, anchor = led
            # What stands after #r= is what the calculator begins with, not a place on the page.
            place = "" if "=" in anchor else anchor
            if file not in files or (place and place not in anchors[file]):
                dead.add((path, address))
    return count, sorted(dead)
