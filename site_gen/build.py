"""The pipeline, top to bottom: the file to read first.

files → documents → records → catalogue → pages → outputs → release
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_gen.assets import assets_of
from site_gen.cases import settle_cases
from site_gen.catalogue import Catalogue
from site_gen.export import export_all
from site_gen.load import load
from site_gen.model.output import Output
from site_gen.offline import WORKER, offline_files
from site_gen.pages import pages_of
from site_gen.pages.calculator import CALCULATOR
from site_gen.problems import Problem
from site_gen.release import check_target, release
from site_gen.render import Frame, render_all
from site_gen.rules import INDEX, SCRIPTS, has_sums
from site_gen.search import REGIONS, search_files


@dataclass(frozen=True)
class Paths:
    """Where a site is made from."""

    content: Path
    templates: Path
    static: Path


@dataclass(frozen=True)
class Built:
    """What a build made."""

    catalogue: Catalogue
    warnings: tuple[Problem, ...]
    pages: int
    files: int


def build(paths: Paths, out: Path, as_of: date, base_url: str | None = None) -> Built:
    """Turn the content into a site at *out*.

    Raises ContentError with everything that is wrong with the content, TargetError if
    *out* must not be written, OSError if the disk refuses. The site built before stays
    as it was unless the new one is whole.
    """
    check_target(out, paths.content)
    loaded = load(paths.content, as_of)
    outputs = outputs_of(paths, loaded.catalogue, as_of, base_url)
    files = release(outputs, out)
    pages = sum(output.path.endswith(".html") for output in outputs)
    return Built(loaded.catalogue, loaded.warnings, pages, files)


def outputs_of(
    paths: Paths,
    catalogue: Catalogue,
    as_of: date,
    base_url: str | None = None,
    *,
    reload: bool = False,
) -> list[Output]:
    """Make every file of the site from the catalogue."""
    assets = assets_of(paths.static, leave_out=(WORKER, *(() if has_sums(catalogue) else SCRIPTS)))
    cases = settle_cases(catalogue)
    pages = list(pages_of(catalogue, cases, as_of))
    frame = Frame(catalogue, assets, as_of, base_url, reload)
    urls = [page.url for page in pages if page.url != "404.html"]
    return [
        *render_all(pages, paths.templates, frame),
        *(file for page in pages for file in page.beside),
        *export_all(catalogue, cases, urls, base_url),
        *search_files(catalogue, as_of),
        *assets.outputs,
        *offline_files(paths.static, assets, catalogue.site, _kept(catalogue)),
    ]


def _kept(catalogue: Catalogue) -> list[str]:
    """List what a phone keeps from the first visit on, besides the home page and the assets."""
    return [REGIONS, *([CALCULATOR, INDEX] if has_sums(catalogue) else [])]
