"""Catalogue → pages, in a fixed order: one module a kind of page."""

from collections.abc import Iterator
from datetime import date

from site_gen.cases import SettledCase
from site_gen.catalogue import Catalogue, is_bare_county
from site_gen.compare.levels import is_parted
from site_gen.pages.calculator import calculator_page
from site_gen.pages.cases import LocalCase, case_pages, cases_of_regions
from site_gen.pages.compare import compare_page
from site_gen.pages.counties import county_page
from site_gen.pages.doubts import doubt_pages
from site_gen.pages.history import history_pages
from site_gen.pages.home import data_page, home_page, not_found_page, offline_page
from site_gen.pages.page import Page
from site_gen.pages.prose import glossary_page, guide_pages, prose_pages
from site_gen.pages.records import records_pages
from site_gen.pages.region import Gathered, region_page
from site_gen.pages.regions import letter_pages, regions_page
from site_gen.pages.search import search_page
from site_gen.pages.sources import source_pages
from site_gen.pages.topics import topic_pages, topic_pages_within, topics_page
from site_gen.pieces import Part, Piece, pieces_of
from site_gen.rules import has_sums

__all__ = [
    "Gathered",
    "LocalCase",
    "Page",
    "cases_of_regions",
    "pages_across",
    "pages_of",
    "pages_of_piece",
    "text_pages",
    "topic_pages",
]


def pages_of(catalogue: Catalogue, cases: tuple[SettledCase, ...], as_of: date) -> Iterator[Page]:
    """List every page of the site as of a day."""
    yield from pages_across(catalogue, cases, as_of)
    yield from text_pages(catalogue)
    for topic in catalogue.vocabulary.topics:
        yield from topic_pages(catalogue, topic, as_of)
    gathered = Gathered(catalogue, cases_of_regions(catalogue, cases), as_of)
    for piece in pieces_of(catalogue, catalogue.regions, parted=is_parted(catalogue)):
        yield from pages_of_piece(gathered, piece)


def pages_of_piece(gathered: Gathered, piece: Piece) -> Iterator[Page]:
    """List the pages of a piece of what is about a region."""
    catalogue, code = gathered.catalogue, piece.region
    match piece.part:
        case Part.PAGE:
            page = county_page if is_bare_county(catalogue, code) else region_page
            yield page(gathered, code)
        case Part.RECORDS:
            yield from records_pages(catalogue, [code], gathered.as_of)
            yield from history_pages(catalogue, [code], gathered.as_of)
        case Part.WITHIN:
            yield from topic_pages_within(catalogue, [code], gathered.as_of)


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
    yield data_page(catalogue)


def text_pages(catalogue: Catalogue) -> Iterator[Page]:
    """List the pages that have nothing of the records in them."""
    yield glossary_page(catalogue)
    yield from guide_pages(catalogue)
    yield from prose_pages(catalogue)
    yield not_found_page()
    yield offline_page()
