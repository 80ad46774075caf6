"""Catalogue → pages, in a fixed order: one module a kind of page."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from site_gen.cases import SettledCase
from site_gen.catalogue import Catalogue
from site_gen.compare.levels import is_parted
from site_gen.model.region import COUNTRY
from site_gen.pages.calculator import calculator_page
from site_gen.pages.cases import LocalCase, case_pages, cases_of_regions
from site_gen.pages.compare import compare_page
from site_gen.pages.counties import county_pages
from site_gen.pages.doubts import doubt_pages
from site_gen.pages.history import history_pages
from site_gen.pages.home import data_page, home_page, not_found_page, offline_page
from site_gen.pages.page import Page
from site_gen.pages.prose import glossary_page, guide_pages, prose_pages
from site_gen.pages.records import records_pages
from site_gen.pages.region import region_pages
from site_gen.pages.regions import letter_pages, regions_page
from site_gen.pages.search import search_page
from site_gen.pages.sources import source_pages
from site_gen.pages.topics import topic_pages, topic_pages_within, topics_page
from site_gen.rules import has_sums

__all__ = [
    "LocalCase",
    "Page",
    "cases_of_regions",
    "pages_across",
    "pages_of",
    "pages_of_regions",
    "topic_pages",
]


def pages_of(catalogue: Catalogue, cases: tuple[SettledCase, ...], as_of: date) -> Iterator[Page]:
    """List every page of the site as of a day."""
    yield from pages_across(catalogue, cases, as_of)
    for topic in catalogue.vocabulary.topics:
        yield from topic_pages(catalogue, topic, as_of)
    local = cases_of_regions(catalogue, cases)
    codes = [code for code in catalogue.regions if code != COUNTRY]
    yield from pages_of_regions(catalogue, (COUNTRY,), local, as_of)
    yield from pages_of_regions(catalogue, codes, local, as_of, parted=is_parted(catalogue))


def pages_of_regions(
    catalogue: Catalogue,
    codes: Collection[str],
    cases: Mapping[str, list[LocalCase]],
    as_of: date,
    *,
    parted: bool = False,
) -> Iterator[Page]:
    """List the pages that are about one region each, or where *parted* about those below it."""
    yield from region_pages(catalogue, codes, cases, as_of)
    yield from county_pages(catalogue, codes, as_of)
    yield from records_pages(catalogue, codes, as_of)
    yield from history_pages(catalogue, codes, as_of)
    if parted:
        yield from topic_pages_within(catalogue, codes, as_of)


def pages_across(
    catalogue: Catalogue, cases: tuple[SettledCase, ...], as_of: date
) -> Iterator[Page]:
    """List the pages that are about more than one region, and not one topic's."""
    yield home_page(catalogue)
    yield search_page(catalogue)
    yield regions_page(catalogue)
    yield from letter_pages(catalogue)
    yield topics_page(catalogue)
    yield from case_pages(catalogue, cases)
    if has_sums(catalogue):
        yield calculator_page(catalogue)
        yield compare_page(catalogue)
    yield from source_pages(catalogue, as_of)
    yield from doubt_pages(catalogue)
    yield glossary_page(catalogue)
    yield from guide_pages(catalogue)
    yield from prose_pages(catalogue)
    yield data_page(catalogue)
    yield not_found_page()
    yield offline_page()
