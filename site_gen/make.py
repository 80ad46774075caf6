"""Regions → everything that is about them: pages, rows of the open data and rules;
and topics → the pages that compare regions.

What is made depends on nothing but the order, which can be sent anywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from site_gen.cases import SettledCase, settle_cases_in
from site_gen.catalogue import Catalogue
from site_gen.export import FigureRows, rows_of_case, rows_of_regions
from site_gen.model.output import File, Unchanged
from site_gen.pages import Gathered, LocalCase, Page, pages_of_piece, topic_pages
from site_gen.pieces import Part, Piece
from site_gen.render import Frame, Renderer
from site_gen.rules import rules_of_regions
from site_gen.search import Sections, sections_of
from site_gen.settle import Library
from site_gen.templates import Templates


@dataclass(frozen=True)
class Setting:
    """What all orders have in common: the day, and how pages are set."""

    as_of: date
    frame: Frame
    templates: Templates
    parted: bool
    """Whether regions are compared level by level."""


@dataclass(frozen=True)
class Made:
    """What was made of a piece: its files, its rows, which sections the pages of its region have, and
    by which templates its pages are set.
    """

    files: tuple[File, ...]
    templates: frozenset[str]
    rows: tuple[FigureRows, ...] = ()
    sections: Mapping[str, Sections] = field(default_factory=dict)

    @property
    def noted(self) -> "Made":
        """Note what its files and rows say by digests alone: the site holds the bytes."""
        digests = {path: digest for one in self.files for path, digest in one.digests.items()}
        rows = tuple(row.noted for row in self.rows)
        return replace(self, files=(Unchanged(digests),), rows=rows)


def together(made: Iterable[Made]) -> Made:
    """Put what was made of some pieces together, in their order."""
    every = tuple(made)
    return Made(
        tuple(file for one in every for file in one.files),
        frozenset[str]().union(*(one.templates for one in every)),
        tuple(row for one in every for row in one.rows),
        {code: own for one in every for code, own in one.sections.items()},
    )


@dataclass(frozen=True)
class Order:
    """What is to be made: some pieces, with a catalogue of what they rest on and the cases settled there."""

    catalogue: Catalogue
    pieces: tuple[Piece, ...]
    cases: Mapping[str, list[LocalCase]]
    setting: Setting


@dataclass(frozen=True)
class TopicOrder:
    """A topic whose pages are to be made, and a catalogue with no more than they rest on."""

    topic: str
    catalogue: Catalogue
    setting: Setting


@dataclass(frozen=True)
class Bills:
    """Regions in which the standard cases are to be settled, and a catalogue of what is seen from there."""

    catalogue: Catalogue
    codes: tuple[str, ...]
    parted: bool
    """Whether regions are compared level by level."""


@dataclass(frozen=True)
class Settled:
    """What came of the standard cases in a region, and for each case its rows of the open data."""

    cases: tuple[SettledCase, ...]
    rows: tuple[bytes, ...]


def settle(bills: Bills) -> list[Settled]:
    """Settle the standard cases in each of some regions."""
    library = Library(bills.catalogue)
    return [_settled(library, code, parted=bills.parted) for code in bills.codes]


def _settled(library: Library, code: str, *, parted: bool) -> Settled:
    cases = settle_cases_in(library, [code])
    rows = (rows_of_case(library.catalogue, item, parted=parted) for item in cases)
    return Settled(cases, tuple(rows))


def make(order: Order) -> list[Made]:
    """Make some pieces of what is about some regions."""
    gathered = Gathered(order.catalogue, order.cases, order.setting.as_of)
    renderer = _renderer(order.setting)
    return [_piece(gathered, piece, renderer) for piece in order.pieces]


def compare(order: TopicOrder) -> Made:
    """Make the pages that compare regions on a topic."""
    return made_of(topic_pages(order.catalogue, order.topic, order.setting.as_of), order.setting)


def made_of(pages: Iterable[Page], setting: Setting) -> Made:
    """Render pages that nothing else belongs to."""
    return _made(pages, _renderer(setting))


def _renderer(setting: Setting) -> Renderer:
    return Renderer(setting.templates, setting.frame)


def _made(pages: Iterable[Page], renderer: Renderer) -> Made:
    every = tuple(pages)
    beside = (output for page in every for output in page.beside)
    return Made((*map(renderer.render, every), *beside), frozenset(page.template for page in every))


def _piece(gathered: Gathered, piece: Piece, renderer: Renderer) -> Made:
    made = _made(pages_of_piece(gathered, piece), renderer)
    if piece.part is not Part.RECORDS:
        return made
    catalogue, codes = gathered.catalogue, [piece.region]
    files = (*made.files, *rules_of_regions(catalogue, codes))
    return Made(
        files,
        made.templates,
        (rows_of_regions(catalogue, codes),),
        sections_of(catalogue, codes, gathered.as_of),
    )
