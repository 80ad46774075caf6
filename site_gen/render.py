"""Pages → outputs: the Jinja environment, and nothing a template could compute with."""

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from site_gen.assets import Assets
from site_gen.catalogue import Catalogue
from site_gen.model.fields import Record
from site_gen.model.output import Output
from site_gen.model.prose import Site
from site_gen.pages import Page
from site_gen.rules import has_sums
from site_gen.words import day_words

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Frame:
    """What every page is told besides its own view."""

    site: Site
    prose: tuple[tuple[str, str], ...]
    scheme_labels: tuple[tuple[str, str], ...]
    has_cases: bool
    has_sums: bool
    addresses: Mapping[str, str]
    as_of: str
    base_url: str | None = None
    reload: bool = False


@dataclass(frozen=True)
class Rendered:
    """A page's file: the digest of what it is made from, its bytes, and the files beside it.

    There are no bytes where the page is known under that very digest.
    """

    path: str
    digest: str
    bytes_: bytes | None
    beside: tuple[Output, ...] = ()


def frame_of(
    catalogue: Catalogue,
    assets: Assets,
    as_of: date,
    base_url: str | None = None,
    *,
    reload: bool = False,
) -> Frame:
    """Gather what every page is told."""
    schemes = catalogue.vocabulary.schemes
    return Frame(
        site=catalogue.site,
        prose=tuple((page.front.title, f"{id_}/") for id_, page in catalogue.pages.items()),
        scheme_labels=tuple((id_, scheme.label) for id_, scheme in schemes.items()),
        has_cases=bool(catalogue.cases),
        has_sums=has_sums(catalogue),
        addresses=assets.addresses,
        as_of=day_words(as_of),
        base_url=base_url,
        reload=reload,
    )


@dataclass(frozen=True)
class Templates:
    """The texts of all templates, by name: sent along with what is to be rendered."""

    texts: tuple[tuple[str, str], ...]


def templates_of(folder: Path) -> Templates:
    """Read the templates below a folder.

    Raises OSError if one cannot be read.
    """
    paths = sorted(folder.rglob("*.html"))
    named = ((path.relative_to(folder).as_posix(), path) for path in paths)
    return Templates(tuple((name, path.read_text(encoding="utf-8")) for name, path in named))


@lru_cache(maxsize=1)
def environment(templates: Templates) -> Environment:
    """Make the template environment: escaping on, misspelt names an error, gettext ready."""
    made = Environment(
        loader=DictLoader(dict(templates.texts)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    words = NullTranslations()
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    made.globals["_"] = _said_once(words)
    return made


def _said_once(words: NullTranslations) -> Callable[[str], Markup]:
    """Make the ``_`` of templates: what has no blank to fill is put into the language once."""

    @cache
    def said(message: str) -> Markup:
        return Markup(words.gettext(message)) % {}  # noqa: S704  # words of the templates, not of readers

    return said


def render_all(
    pages: Iterable[Page], templates: Templates, frame: Frame, known: Mapping[str, str] = NOTHING
) -> Iterator[Rendered]:
    """Render every page but those that are *known*, by path, under the digest of what they are given.

    A fault in a template is ours and raises.
    """
    jinja = environment(templates)
    shared = {
        **{field.name: getattr(frame, field.name) for field in fields(frame)},
        "asset": frame.addresses.__getitem__,
    }
    around = _Around(jinja, shared)
    for page in pages:
        digest = _digest(page)
        if known.get(page.path) == digest:
            yield Rendered(page.path, digest, None)
            continue
        root = _root(page, frame)
        own = {"page": page, "root": root, "canonical": _canonical(page, frame)}
        view = {**shared, **around.of(root), **page.view, **own}
        text = jinja.get_template(page.template).render(view)
        yield Rendered(page.path, digest, text.encode(), page.beside)


def _digest(page: Page) -> str:
    """Digest what a page is made from: the same for the same words, whoever else holds them."""
    written = io.BytesIO()
    _Canonical(written).dump((page.url, page.template, page.title, page.view, page.beside))
    return hashlib.sha256(written.getbuffer()).hexdigest()


class _Canonical(pickle.Pickler):
    """Writes equal values as equal bytes, to be digested and not to be read."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        # Else one object in two places would be written otherwise than two equal ones.
        self.fast = True

    def reducer_override(self, thing: object) -> Any:  # noqa: ANN401  # as pickle has it
        """Write a record as its fields: what else pydantic keeps with it has no order."""
        if isinstance(thing, Record):
            kept = tuple((name, getattr(thing, name)) for name in type(thing).model_fields)
            return type(thing), kept
        return NotImplemented


class _Around:
    """What stands above and below every page; the same on all pages of one depth."""

    def __init__(self, jinja: Environment, shared: Mapping[str, object]) -> None:
        self._jinja = jinja
        self._shared = shared
        self._made: dict[str, dict[str, Markup]] = {}

    def of(self, root: str) -> Mapping[str, Markup]:
        """Give the header and the footer for the way back to the root."""
        if root not in self._made:
            view = {**self._shared, "root": root}
            self._made[root] = {
                name: Markup(self._jinja.get_template(f"partials/{name}.html").render(view))  # noqa: S704  # our own template, escaped
                for name in ("header", "footer")
            }
        return self._made[root]


def _root(page: Page, frame: Frame) -> str:
    """Give the way back to the site's root; the 404 page may be shown at any address."""
    if page.url != "404.html":
        return page.root
    path = urlsplit(frame.base_url or "/").path
    return path if path.endswith("/") else f"{path}/"


def _canonical(page: Page, frame: Frame) -> str | None:
    if frame.base_url is None or page.url == "404.html":
        return None
    return f"{frame.base_url.rstrip('/')}/{page.url}"
