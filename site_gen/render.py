"""Pages → outputs: each page is its template with its own view and what every page is told."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from site_gen.assets import Assets
from site_gen.catalogue import Catalogue
from site_gen.model.output import Output
from site_gen.model.prose import Site
from site_gen.pages import Page
from site_gen.rules import has_sums
from site_gen.templates import ROOT, Templates, environment
from site_gen.words import day_words

AROUND = {name: f"partials/{name}.html" for name in ("header", "footer")}
"""The templates of what stands above and below every page."""


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


class Renderer:
    """Renders pages. A fault in a template is ours and raises."""

    def __init__(self, templates: Templates, frame: Frame) -> None:
        self._jinja = environment(templates)
        self._frame = frame
        self._shared = {
            **{field.name: getattr(frame, field.name) for field in fields(frame)},
            "asset": frame.addresses.__getitem__,
            "root": ROOT,
        }
        self._shared |= _around(self._jinja, self._shared)

    def render(self, page: Page) -> Output:
        """Render a page."""
        view = {
            **self._shared,
            **page.view,
            "page": page,
            "canonical": _canonical(page, self._frame),
        }
        text = self._jinja.get_template(page.template).render(view)
        return Output(page.path, _rooted(text, _root(page, self._frame)).encode())


def _around(jinja: Environment, shared: Mapping[str, object]) -> dict[str, Markup]:
    """Render what stands above and below every page."""
    return {
        name: Markup(jinja.get_template(template).render(shared))  # noqa: S704  # our own template, escaped
        for name, template in AROUND.items()
    }


def _rooted(text: str, root: str) -> str:
    """Put the way back to the root in its places; a link to the root itself is never empty."""
    return text.replace(f'href="{ROOT}"', f'href="{root or "./"}"').replace(ROOT, root)


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
