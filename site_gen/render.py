"""Pages → outputs: the Jinja environment, and nothing a template could compute with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_gen.assets import Assets
from site_gen.catalogue import Catalogue
from site_gen.model.output import Output
from site_gen.pages import Page
from site_gen.rules import has_sums
from site_gen.words import day_words


@dataclass(frozen=True)
class Frame:
    """What every page is told besides its own view."""

    catalogue: Catalogue
    assets: Assets
    as_of: date
    base_url: str | None = None
    reload: bool = False


def environment(templates: Path) -> Environment:
    """Make the template environment: escaping on, misspelt names an error, gettext ready."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    return made


def render_all(pages: Iterable[Page], templates: Path, frame: Frame) -> Iterator[Output]:
    """Render every page. A fault in a template is ours and raises."""
    jinja = environment(templates)
    prose = [(page.front.title, f"{id_}/") for id_, page in frame.catalogue.pages.items()]
    shared = {
        "site": frame.catalogue.site,
        "prose": prose,
        "scheme_labels": [(id_, s.label) for id_, s in frame.catalogue.vocabulary.schemes.items()],
        "has_cases": bool(frame.catalogue.cases),
        "has_sums": has_sums(frame.catalogue),
        "as_of": day_words(frame.as_of),
        "asset": frame.assets.addresses.__getitem__,
        "reload": frame.reload,
    }
    for page in pages:
        own = {"page": page, "root": _root(page, frame), "canonical": _canonical(page, frame)}
        text = jinja.get_template(page.template).render({**shared, **page.view, **own})
        yield Output(page.path, text.encode())


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
