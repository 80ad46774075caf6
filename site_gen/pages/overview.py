"""Everything that is known → what the pages about many regions share, and the pieces in which they
are made: one for each case, source and doubt, and one for the lists that show all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from site_gen.cases import SettledCase
from site_gen.cases.places import Within, pages_below, pages_of_case
from site_gen.catalogue import Catalogue
from site_gen.entries import Link
from site_gen.model.figure import Figure, Subject, region_of


class About(StrEnum):
    """What a piece is about."""

    EVERYTHING = "everything"
    CASE = "case"
    SOURCE = "source"
    DOUBT = "doubt"


@dataclass(frozen=True)
class Across:
    """A piece of what is about many regions; a case may have a page for each level of them."""

    about: About
    id: str = ""
    within: Within = None


@dataclass(frozen=True)
class Overview:
    """All records and settled cases, sorted once in the ways in which such pages need them."""

    catalogue: Catalogue
    cases: tuple[SettledCase, ...]
    """The cases with the outcomes that some pages show; these pages alone can be made."""
    counts: Mapping[str, int]
    """In how many regions each case is settled."""
    as_of: date

    @cached_property
    def texts(self) -> Mapping[str, list[Link]]:
        """Which texts rest on each source."""
        return _texts(self.catalogue)

    @cached_property
    def settled(self) -> Mapping[str, Mapping[Within, SettledCase]]:
        """The pages of each case, each with the outcomes that stand on it."""
        return {item.id: pages_of_case(self.catalogue, item) for item in self.cases}

    @cached_property
    def below(self) -> Mapping[str, Mapping[Within, list[str]]]:
        """The regions whose pages of a case are directly below each of its pages."""
        return {id_: pages_below(self.catalogue, pages) for id_, pages in self.settled.items()}


def across_of(catalogue: Catalogue) -> Iterator[Across]:
    """List the pieces of what is about many regions; of each case, its first page."""
    yield Across(About.EVERYTHING)
    yield from (Across(About.CASE, id_) for id_ in catalogue.cases)
    yield from (Across(About.SOURCE, id_) for id_ in catalogue.sources)
    yield from (Across(About.DOUBT, id_) for id_ in catalogue.doubts)


def cases_within(overview: Overview) -> Iterator[Across]:
    """List the pages of cases that compare regions within another one."""
    for id_, pages in overview.settled.items():
        yield from (Across(About.CASE, id_, within) for within in pages if within)


def subjects_shown(catalogue: Catalogue, piece: Across) -> frozenset[Subject]:
    """List the regions and topics of the figures that a piece shows which is about no case."""
    outline = catalogue.outline
    match piece.about:
        case About.SOURCE:
            return outline.cited_on.get(piece.id, frozenset())
        case About.DOUBT:
            return outline.doubted_on.get(piece.id, frozenset())
    return frozenset((figure.region, figure.topic) for figure in outline.doubtful)


def regions_settled(overview: Overview, piece: Across) -> list[str]:
    """List the regions whose outcomes stand on a page of a case; all it shows is theirs or inherited."""
    courses = overview.settled[piece.id][piece.within].courses
    return sorted({outcome.region for course in courses for outcome in course.outcomes})


def figures_used(overview: Overview, item: SettledCase) -> dict[str, Figure]:
    """Look up the figures by which a case was settled, by their names."""
    used = _used(item)
    regions = sorted(set(map(region_of, used)))
    every = {f.id: f for code in regions for f in overview.catalogue.by_region[code]}
    return {id_: every[id_] for id_ in sorted(used)}


def _used(item: SettledCase) -> set[str]:
    """Name the figures by which a case was settled."""
    outcomes = (outcome for course in item.courses for outcome in course.outcomes)
    return {id_ for outcome in outcomes for id_ in outcome.figures}


def _texts(catalogue: Catalogue) -> dict[str, list[Link]]:
    texts: dict[str, list[Link]] = defaultdict(list)
    for id_, guide in catalogue.guides.items():
        for source in guide.front.sources:
            texts[source].append(Link(f"指南：{guide.front.title}", f"guides/{id_}/"))
    for id_, term in catalogue.glossary.items():
        for source in term.front.sources:
            texts[source].append(Link(f"词语：{term.front.term}", f"glossary/#{id_}"))
    for id_, page in catalogue.pages.items():
        for source in page.front.sources:
            texts[source].append(Link(f"本站：{page.front.title}", f"{id_}/"))
    for id_, doubt in catalogue.doubts.items():
        for source in doubt.sources:
            texts[source].append(Link(f"存疑：{doubt.title}", f"doubts/{id_}/"))
    return texts
