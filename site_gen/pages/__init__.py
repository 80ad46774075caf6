"""Catalogue → pages, in a fixed order: one module a kind of page."""

from collections.abc import Iterator

from site_gen.catalogue import Catalogue, is_bare_county
from site_gen.pages.calculator import calculator_page
from site_gen.pages.cases import case_page, cases_page
from site_gen.pages.compare import compare_page
from site_gen.pages.counties import county_page
from site_gen.pages.doubts import doubt_page, doubts_page
from site_gen.pages.history import history_pages
from site_gen.pages.home import data_page, home_page, not_found_page, offline_page
from site_gen.pages.local_cases import Column, LocalCase, cases_of_regions, leading_columns
from site_gen.pages.overview import (
    About,
    Across,
    Overview,
    across_of,
    cases_within,
    regions_settled,
    subjects_shown,
)
from site_gen.pages.page import Page
from site_gen.pages.prose import glossary_page, guide_pages, prose_pages
from site_gen.pages.records import records_pages
from site_gen.pages.region import Gathered, region_page
from site_gen.pages.regions import letter_pages, regions_page
from site_gen.pages.search import search_page
from site_gen.pages.sources import source_page, sources_page
from site_gen.pages.topics import topic_pages, topic_pages_within, topics_page
from site_gen.pieces import Part, Piece
from site_gen.rules import has_sums

__all__ = [
    "About",
    "Across",
    "Column",
    "Gathered",
    "LocalCase",
    "Overview",
    "Page",
    "across_of",
    "cases_of_regions",
    "cases_within",
    "leading_columns",
    "pages_of_across",
    "pages_of_piece",
    "regions_settled",
    "subjects_shown",
    "text_pages",
    "topic_pages",
]


def pages_of_piece(gathered: Gathered, piece: Piece) -> Iterator[Page]:
    """List the pages of a piece of what is about a region."""
    catalogue, code = gathered.catalogue, piece.region
    match piece.part:
        case Part.PAGE:
            page = county_page if is_bare_county(catalogue, code) else region_page
            yield page(gathered, code)
        case Part.RECORDS:
            yield from records_pages(catalogue, [code], gathered.as_of)
            yield from history_pages(gathered, code)
        case Part.WITHIN:
            yield from topic_pages_within(catalogue, [code], gathered.as_of)


def pages_of_across(overview: Overview, piece: Across) -> Iterator[Page]:
    """List the pages of a piece of what is about many regions."""
    match piece.about:
        case About.EVERYTHING:
            yield from _pages_of_everything(overview)
        case About.CASE:
            yield case_page(overview, piece)
        case About.SOURCE:
            yield source_page(overview, piece.id)
        case About.DOUBT:
            yield doubt_page(overview, piece.id)


def _pages_of_everything(overview: Overview) -> Iterator[Page]:
    catalogue = overview.catalogue
    yield home_page(catalogue)
    yield regions_page(catalogue)
    if catalogue.cases:
        yield cases_page(overview)
    yield sources_page(overview)
    yield doubts_page(overview)
    yield data_page(catalogue)


def text_pages(catalogue: Catalogue) -> Iterator[Page]:
    """List the pages that have nothing of the policies in them."""
    yield search_page(catalogue)
    yield from letter_pages(catalogue)
    yield topics_page(catalogue)
    if has_sums(catalogue):
        yield calculator_page(catalogue)
        yield compare_page(catalogue)
    yield glossary_page(catalogue)
    yield from guide_pages(catalogue)
    yield from prose_pages(catalogue)
    yield not_found_page()
    yield offline_page()
