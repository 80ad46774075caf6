"""Territories → everything that is about their regions: pages, rows of the open data and rules;
and topics → the pages that compare regions.

What is made depends on nothing but the order, which can be sent anywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from site_gen.cases import SettledCase, settle_cases_in
from site_gen.catalogue import Catalogue
from site_gen.export import NO_ROWS, FigureRows, rows_of_regions
from site_gen.model.output import Output
from site_gen.pages import Gathered, LocalCase, Page, pages_of_piece, topic_pages
from site_gen.pieces import Part, Piece
from site_gen.render import Frame, Rendered, Renderer
from site_gen.rules import rules_of_regions
from site_gen.settle import Library
from site_gen.templates import Templates
from site_gen.territories import Territory


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
    """What was made of a piece: its pages and whatever else belongs to it."""

    pages: tuple[Rendered, ...]
    rules: tuple[Output, ...] = ()
    rows: FigureRows = NO_ROWS

    @property
    def digests(self) -> dict[str, str]:
        """The digest of what each page was made from, by path."""
        return {page.path: page.digest for page in self.pages}


@dataclass(frozen=True)
class Order:
    """What is to be made: which pieces of a territory, with the cases settled there.

    *known* are the pages that are kept, by path, with the digest of what they were made from.
    """

    territory: Territory
    pieces: tuple[Piece, ...]
    cases: Mapping[str, list[LocalCase]]
    setting: Setting
    known: Mapping[str, str]


@dataclass(frozen=True)
class TopicOrder:
    """A topic whose pages are to be made, and a catalogue with no more than they rest on."""

    topic: str
    catalogue: Catalogue
    setting: Setting
    known: Mapping[str, str]


@dataclass(frozen=True)
class Bills:
    """Regions of a territory in which the standard cases are to be settled."""

    territory: Territory
    codes: tuple[str, ...]


def settle(bills: Bills) -> list[tuple[SettledCase, ...]]:
    """Settle the standard cases in each of some regions."""
    library = Library(bills.territory.catalogue)
    return [settle_cases_in(library, [code]) for code in bills.codes]


def make(order: Order) -> list[Made]:
    """Make some pieces of what is about the regions of a territory."""
    catalogue = order.territory.catalogue
    gathered = Gathered(catalogue, order.cases, order.setting.as_of)
    renderer = _renderer(order.setting, order.known)
    return [_made(gathered, piece, renderer) for piece in order.pieces]


def compare(order: TopicOrder) -> Made:
    """Make the pages that compare regions on a topic."""
    pages = topic_pages(order.catalogue, order.topic, order.setting.as_of)
    return rendered(pages, order.setting, order.known)


def rendered(pages: Iterable[Page], setting: Setting, known: Mapping[str, str]) -> Made:
    """Render pages that nothing else belongs to."""
    return Made(tuple(map(_renderer(setting, known).render, pages)))


def completed(made: Made, earlier: Made | None) -> Made:
    """Put the pages that were known back from *earlier*."""
    kept = {page.path: page for page in earlier.pages} if earlier else {}
    pages = (page if page.bytes_ is not None else kept[page.path] for page in made.pages)
    return replace(made, pages=tuple(pages))


def _renderer(setting: Setting, known: Mapping[str, str]) -> Renderer:
    return Renderer(setting.templates, setting.frame, known)


def _made(gathered: Gathered, piece: Piece, renderer: Renderer) -> Made:
    made = Made(tuple(map(renderer.render, pages_of_piece(gathered, piece))))
    if piece.part is not Part.RECORDS:
        return made
    rules = rules_of_regions(gathered.catalogue, [piece.region])
    return replace(
        made, rules=tuple(rules), rows=rows_of_regions(gathered.catalogue, [piece.region])
    )
