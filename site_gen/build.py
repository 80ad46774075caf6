"""The pipeline, top to bottom: the file to read first.

files → documents → records → catalogue → pages → outputs → release
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from site_gen.assets import assets_of
from site_gen.catalogue import Catalogue
from site_gen.compare.levels import is_parted
from site_gen.export import FigureRows, export_all
from site_gen.ledger import Ledger
from site_gen.load import Loaded, load
from site_gen.make import Setting
from site_gen.model.output import File
from site_gen.model.paths import Paths
from site_gen.offline import WORKER, offline_files
from site_gen.pages.calculator import CALCULATOR
from site_gen.problems import Problem
from site_gen.published import note_published, published_in
from site_gen.release import check_target, held, release
from site_gen.remake import make_all
from site_gen.render import frame_of
from site_gen.rules import INDEX, SCRIPTS, has_sums
from site_gen.search import REGIONS, Sections, search_files
from site_gen.stamp import Look
from site_gen.templates import compiled, templates_of
from site_gen.territories import territories_of
from site_gen.wanted import Wanted
from site_gen.work import Means


@dataclass(frozen=True)
class Built:
    """What a build made."""

    catalogue: Catalogue
    warnings: tuple[Problem, ...]
    pages: int
    files: int
    looks: Mapping[str, Look]
    """How the files look that are there now."""

    @property
    def summary(self) -> str:
        """Say in one line what was made."""
        catalogue = self.catalogue
        records = sum(map(len, catalogue.subjects.values()))  # each of them is a file
        return (
            f"{records} 份记录，{len(catalogue.figures)} 个数（{len(catalogue.subjects)} 个地区），"
            f"{len(catalogue.sources)} 处来源，{self.pages} 页，{self.files} 个文件"
        )


def build(
    paths: Paths,
    out: Path,
    as_of: date,
    base_url: str | None = None,
    means: Means | None = None,
) -> Built:
    """Turn the content into a site at *out*.

    Raises ContentError with everything that is wrong with the content, TargetError if
    *out* must not be written, OSError if the disk refuses. The site built before stays
    as it was unless the new one is whole.
    """
    check_target(out, paths.content)
    means = means or Means()
    loaded = load(paths.content, as_of, means)
    with held(out):
        means.tell("原站", 0, 1)
        published = published_in(out, means.memory)
        means = replace(means, published=published.known)
        files = files_of_site(paths, loaded, as_of, base_url, means)
        site = release(files, out, published)
        note_published(out, site, means.memory)
    pages = sum(path.endswith(".html") for path in site.digests)
    return Built(loaded.catalogue, loaded.warnings, pages, len(site.digests) - 1, site.looks)


def files_of_site(
    paths: Paths,
    loaded: Loaded,
    as_of: date,
    base_url: str | None = None,
    means: Means | None = None,
    *,
    reload: bool = False,
) -> Iterator[File]:
    """Make every file of the site from what was loaded, one after the other."""
    catalogue, means = loaded.catalogue, means or Means()
    assets = assets_of(paths.static, leave_out=(WORKER, *(() if has_sums(catalogue) else SCRIPTS)))
    frame = frame_of(catalogue, assets, as_of, base_url, reload=reload)
    templates = compiled(templates_of(paths.templates), means.memory)
    setting = Setting(as_of, frame, templates, is_parted(catalogue))
    divided = territories_of(catalogue)
    ledger = Ledger(loaded, divided, means, setting.parted)
    rows: list[FigureRows] = []
    made_paths: list[str] = []
    sections: dict[str, Sections] = {}
    for made in make_all(Wanted(loaded, divided, ledger, setting), means):
        rows += made.rows
        made_paths += (path for file in made.files for path in file.digests)
        sections |= made.sections
        yield from made.files
    means.tell("开放数据", 0, 1)
    yield from export_all(catalogue, ledger.rows, rows, made_paths, base_url)
    yield from search_files(catalogue, sections, as_of)
    yield from assets.outputs
    yield from offline_files(paths.static, assets, catalogue.site, _kept(catalogue))


def _kept(catalogue: Catalogue) -> list[str]:
    """List what a phone keeps from the first visit on, besides the home page and the assets."""
    return [REGIONS, *([CALCULATOR, INDEX] if has_sums(catalogue) else [])]
