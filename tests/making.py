"""A catalogue → every file of its site, made in memory with the project's own templates; or pages."""

from collections.abc import Iterator
from datetime import date

from site_gen.build import files_of_site
from site_gen.cases import SettledCase, given_in, settle_cases_in, settled_in
from site_gen.catalogue import Catalogue
from site_gen.compare.levels import is_parted
from site_gen.inputs import Inputs
from site_gen.load import Loaded
from site_gen.model.output import Unchanged
from site_gen.model.paths import Paths
from site_gen.pages import (
    About,
    Gathered,
    LocalCase,
    Overview,
    Page,
    across_of,
    cases_of_regions,
    cases_within,
    leading_columns,
    pages_of_across,
    pages_of_piece,
)
from site_gen.pieces import pieces_of
from site_gen.settle import Library
from tests.conftest import AS_OF
from tests.running import ROOT

PATHS = Paths(ROOT / "content", ROOT / "templates", ROOT / "static")


def files_of(catalogue: Catalogue, as_of: date, base_url: str | None = None) -> dict[str, bytes]:
    """Make the files of a site, by path."""
    outputs = files_of_site(PATHS, Loaded(catalogue, (), Inputs((), {})), as_of, base_url)
    return {one.path: one.bytes_ for one in outputs if not isinstance(one, Unchanged)}


def settle_cases(catalogue: Catalogue) -> tuple[SettledCase, ...]:
    """Settle every case in every place that has rules of its own for it."""
    return settle_cases_in(Library(catalogue), sorted(catalogue.subjects))


def overview_of(catalogue: Catalogue, cases: tuple[SettledCase, ...]) -> Overview:
    """Give what all pages need that are about many regions."""
    counts = dict.fromkeys(catalogue.cases, 0) | {one.id: len(settled_in(one)) for one in cases}
    return Overview(catalogue, cases, counts, AS_OF)


def local_cases(catalogue: Catalogue, cases: tuple[SettledCase, ...]) -> dict[str, list[LocalCase]]:
    """List the cases that are settled in each region."""
    columns = leading_columns([names] for item in cases for names in given_in(item))
    return cases_of_regions(catalogue, cases, catalogue.regions, columns)


def pages_across(
    catalogue: Catalogue, cases: tuple[SettledCase, ...], *about: About
) -> Iterator[Page]:
    """List the pages of some pieces of what is about many regions."""
    overview = overview_of(catalogue, cases)
    for piece in (*across_of(catalogue), *cases_within(overview)):
        if piece.about in about:
            yield from pages_of_across(overview, piece)


def pages_about_regions(catalogue: Catalogue, cases: tuple[SettledCase, ...]) -> Iterator[Page]:
    """List the pages that are about one region each."""
    gathered = Gathered(catalogue, local_cases(catalogue, cases), AS_OF)
    for piece in pieces_of(catalogue, catalogue.regions, parted=is_parted(catalogue)):
        yield from pages_of_piece(gathered, piece)
