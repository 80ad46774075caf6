"""Settled cases → what the pages of places say of them, each linking to its row on the page of the case."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from site_gen.cases import Course, SettledCase, case_url, place_url, row_id
from site_gen.catalogue import Catalogue
from site_gen.compare.levels import is_parted
from site_gen.entries import Link
from site_gen.pages.cases import heads_of, yuan_words


@dataclass(frozen=True)
class LocalCase:
    """A case with its results in one place: which way it may go, and what that comes to."""

    case: Link
    results: tuple[tuple[str, Link], ...]


def leading_columns(cases: Iterable[SettledCase]) -> list[tuple[str, str]]:
    """Choose for each way a case may go what is said of it on the pages of places.

    Which that is depends on what it comes to anywhere; all else that they say of a case is theirs.
    """
    return [_leading(course) for item in cases for course in item.courses]


def _leading(course: Course) -> tuple[str, str]:
    settled = course.settled
    return heads_of(sums for _, sums in settled)[0] if settled else ("", "")


def cases_of_regions(
    catalogue: Catalogue, cases: Iterable[SettledCase], codes: Container[str]
) -> dict[str, list[LocalCase]]:
    """List for some places the cases that are settled there, with what they come to."""
    found: dict[str, list[LocalCase]] = defaultdict(list)
    for item in cases:
        local: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for course in item.courses:
            for region, link in _results(catalogue, item, course, codes):
                local[region].append((course.variant.label if course.id else "", link))
        for region, results in local.items():
            title = Link(item.case.title, case_url(item))
            found[region].append(LocalCase(title, tuple(results)))
    return found


def _results(
    catalogue: Catalogue, item: SettledCase, course: Course, codes: Container[str]
) -> Iterator[tuple[str, Link]]:
    """Say for some places what a case comes to there, linking to its row."""
    parted, (label, name) = is_parted(catalogue), _leading(course)
    for region, sums in (one for one in course.settled if one[0] in codes):
        words = f"{label} {yuan_words(getattr(sums, name))}"
        address = place_url(catalogue, item, region, parted=parted)
        yield region, Link(words, f"{address}#{row_id(course, region)}")
