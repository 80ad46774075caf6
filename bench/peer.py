"""A content folder → the same site as Hugo wants it: each page's view as front matter, and our templates.

Hugo is given all that a page shows, decided and put into words: reading records, checking them,
finding what holds, the sums, what has changed, the open data and the scripts are left to us. What
it prints are our pages, every one, to the word.
"""

import hashlib
import json
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from bench.go_templates import Translator, attributes_of, layout_of
from site_gen.assets import assets_of
from site_gen.compare.levels import is_parted
from site_gen.ledger import Ledger
from site_gen.load import Loaded, load
from site_gen.offline import WORKER
from site_gen.pages import (
    Gathered,
    Overview,
    Page,
    across_of,
    cases_of_regions,
    cases_within,
    leading_columns,
    pages_of_across,
    pages_of_piece,
    text_pages,
    topic_pages,
)
from site_gen.pages.region import ShownTopic
from site_gen.pieces import pieces_of
from site_gen.render import Frame, frame_of
from site_gen.summary import SchemeSummary
from site_gen.templates import templates_of
from site_gen.territories import territories_of
from site_gen.work import Means

_HERE, _ROOT = Path(__file__).parent, Path(__file__).parents[1]
Json = dict[str, Any]


@dataclass(frozen=True)
class Plain:
    """Turns views into plain values; *asked* are the attributes that templates ask for.

    What is markup already is noted by its name in *html*: Hugo has to be told.
    """

    asked: Collection[str]
    html: set[str]
    known: dict[type, list[str]] = field(default_factory=dict)
    """What is asked of each type of thing."""

    def of(self, thing: object, name: str = "") -> object:
        """Give a thing as JSON knows it."""
        if isinstance(thing, Markup):
            self.html.add(name)
        if thing is None or isinstance(thing, str | bool | int):
            return thing
        if isinstance(thing, Mapping):
            return {key: self.of(value, key) for key, value in thing.items()}
        if is_dataclass(thing) or isinstance(thing, BaseModel) or hasattr(thing, "_fields"):
            return self._record(thing)
        if isinstance(thing, tuple | list):
            return [self.of(one, name) for one in thing]
        return None  # named like something that a template shows of something else

    def _record(self, thing: object) -> Json:
        kind = type(thing)
        if kind not in self.known:
            self.known[kind] = [name for name in self.asked if hasattr(thing, name)]
        made = {name: self.of(getattr(thing, name), name) for name in self.known[kind]}
        if isinstance(thing, ShownTopic | SchemeSummary):  # what several pages show, Hugo keeps too
            made["once"] = hashlib.sha256(json.dumps(made).encode()).hexdigest()
        return made


def write_peer(content: Path, out: Path, as_of: date, base_url: str) -> int:
    """Write what Hugo builds our site of; give the number of its pages."""
    loaded = load(content, as_of)
    catalogue = loaded.catalogue
    assets = assets_of(_ROOT / "static", leave_out=(WORKER,))
    frame = frame_of(catalogue, assets, as_of, base_url)
    texts = dict(templates_of(_ROOT / "templates").texts)
    plain = Plain(attributes_of(texts), set())
    shutil.copytree(_HERE / "hugo", out)
    count = 0
    for page in _pages(loaded, as_of):
        front = json.dumps(_front(page, plain, base_url), ensure_ascii=False)
        _write(out / "content" / _file(page), front)
        count += 1
    told = {one.name: getattr(frame, one.name) for one in fields(Frame)}
    _write(out / "data" / "frame.json", json.dumps(plain.of(told), ensure_ascii=False))
    go = Translator(texts, frame.addresses, frozenset(told), frozenset(plain.html))
    for name, text in go.layouts():
        _write(out / "layouts" / name, text)
    for output in assets.outputs:
        _write(out / "static" / output.path, output.bytes_)
    return count


def _pages(loaded: Loaded, as_of: date) -> Iterator[Page]:
    """Make every page of a site, one after the other, without setting it."""
    catalogue, parted = loaded.catalogue, is_parted(loaded.catalogue)
    divided = territories_of(catalogue)
    ledger = Ledger(loaded, divided, Means(), parted)
    overview = Overview(catalogue, ledger.everywhere, ledger.counts, as_of)
    for across in (*across_of(catalogue), *cases_within(overview)):
        yield from pages_of_across(overview, across)
    yield from text_pages(catalogue)
    for topic in catalogue.vocabulary.topics:
        yield from topic_pages(catalogue, topic, as_of)
    columns = leading_columns(ledger.given)
    local = cases_of_regions(catalogue, overview.cases, catalogue.regions, columns)
    gathered = Gathered(catalogue, local, as_of)
    for codes in divided.values():
        for piece in pieces_of(catalogue, codes, parted=parted):
            yield from pages_of_piece(gathered, piece)


def _file(page: Page) -> str:
    return f"{page.url.removesuffix('.html').strip('/').replace('/', '-') or 'home'}.md"


def _front(page: Page, plain: Plain, base_url: str) -> Json:
    about = {"title": page.title, "url": page.url}
    told: Json = {"canonical": f"{base_url}{page.url}", "root": page.root, "page": about}
    if page.url == "404.html":  # it may be shown at any address
        told |= {"canonical": None, "root": "/"}
    return {
        "title": page.title,
        "url": f"/{page.url}",
        "type": "page",
        "layout": layout_of(page.template),
        "view": {**{name: plain.of(value, name) for name, value in page.view.items()}, **told},
    }


def _write(file: Path, text: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
