"""Territories → everything that is about their regions: pages, rows of the open data and rules;
and topics → the pages that compare regions.

What is made of a territory depends on nothing but the order, which can be sent anywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from site_gen.cases import SettledCase, settle_cases_in
from site_gen.catalogue import Catalogue
from site_gen.export import FigureRows, rows_of_regions
from site_gen.model.output import Output
from site_gen.pages import LocalCase, Page, pages_of_regions, topic_pages
from site_gen.render import Frame, Rendered, Templates, render_all
from site_gen.rules import rules_of_regions
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
    """What was made of the regions of a territory: their pages and whatever else is theirs."""

    pages: tuple[Rendered, ...]
    rules: tuple[Output, ...]
    rows: FigureRows

    @property
    def digests(self) -> dict[str, str]:
        """The digest of what each page was made from, by path."""
        return {page.path: page.digest for page in self.pages}


@dataclass(frozen=True)
class Order:
    """What is to be made: of which territory, with which cases settled there.

    *known* are the pages that are kept, by path, with the digest of what they were made from.
    """

    territory: Territory
    cases: Mapping[str, list[LocalCase]]
    setting: Setting
    known: Mapping[str, str]


@dataclass(frozen=True)
class TopicOrder:
    """A topic whose pages are to be made, and a catalogue with no more than is recorded on it."""

    topic: str
    catalogue: Catalogue
    setting: Setting
    known: Mapping[str, str]


def compare(order: TopicOrder) -> Made:
    """Make the pages that compare regions on a topic."""
    setting = order.setting
    pages = topic_pages(order.catalogue, order.topic, setting.as_of)
    rendered = render_all(pages, setting.templates, setting.frame, order.known)
    return Made(tuple(rendered), (), FigureRows(b"", b""))


def settle(territory: Territory) -> tuple[SettledCase, ...]:
    """Settle the standard cases in the regions of a territory."""
    return settle_cases_in(territory.catalogue, territory.codes)


def make(order: Order) -> Made:
    """Make everything about the regions of a territory."""
    territory = order.territory
    as_of, parted = order.setting.as_of, order.setting.parted
    pages = pages_of_regions(
        territory.catalogue, territory.codes, order.cases, as_of, parted=parted
    )
    return made_of(territory, pages, order.setting, order.known)


def made_of(
    territory: Territory, pages: Iterable[Page], setting: Setting, known: Mapping[str, str]
) -> Made:
    """Render pages, and write the rows and rules of a territory's regions."""
    return Made(
        tuple(render_all(pages, setting.templates, setting.frame, known)),
        tuple(rules_of_regions(territory.catalogue, territory.codes)),
        rows_of_regions(territory.catalogue, territory.codes),
    )


def completed(made: Made, earlier: Made | None) -> Made:
    """Put the pages that were known back from *earlier*."""
    if earlier is None:
        return made
    kept = {page.path: page for page in earlier.pages}
    pages = (page if page.bytes_ is not None else kept[page.path] for page in made.pages)
    return replace(made, pages=tuple(pages))
