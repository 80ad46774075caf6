"""Settled cases → what the pages of places say of them, each linking to its row on the page of the case."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from site_gen.cases import Course, SettledCase, case_url, place_url, row_id
from site_gen.catalogue import Catalogue
from site_gen.compare.levels import is_parted
from site_gen.entries import Link
from site_gen.pages.cases import heads_of, yuan_words

Column = tuple[str, str]
"""What is said of a case: in words, and which of the sums it is."""


@dataclass(frozen=True)
class LocalCase:
    """A case with its results in one place: which way it may go, and what that comes to."""

    case: Link
    results: tuple[tuple[str, Link], ...]


def leading_columns(given: Iterable[Iterable[frozenset[str]]]) -> list[Column]:
    """Choose for each way a case may go what is said of it on the pages of places.

    Which that is depends on what it comes to anywhere: *given* are the sums that are not nothing, by
    their names, in some places each. All else that they say of a case is theirs.
    """
    return [heads_of(names)[0] for names in given]


def cases_of_regions(
    catalogue: Catalogue,
    cases: Iterable[SettledCase],
    codes: Container[str],
    columns: Iterable[Column],
) -> dict[str, list[LocalCase]]:
    """List for some places the cases that are settled there, with what they come to."""
    found: dict[str, list[LocalCase]] = defaultdict(list)
    leading = iter(columns)
    for item in cases:
        local: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for course in item.courses:
            for region, link in _results(catalogue, item, course, codes, next(leading)):
                local[region].append((course.variant.label if course.id else "", link))
        for region, results in local.items():
            title = Link(item.case.title, case_url(item.id))
            found[region].append(LocalCase(title, tuple(results)))
    return found


def _results(
    catalogue: Catalogue, item: SettledCase, course: Course, codes: Container[str], column: Column
) -> Iterator[tuple[str, Link]]:
    """Say for some places what a case comes to there, linking to its row."""
    parted, (label, name) = is_parted(catalogue), column
    for region, sums in (one for one in course.settled if one[0] in codes):
        words = f"{label} {yuan_words(getattr(sums, name))}"
        address = place_url(catalogue, item, region, parted=parted)
        yield region, Link(words, f"{address}#{row_id(course, region)}")
