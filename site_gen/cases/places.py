"""A settled case → its pages: all places together, or level by level if they are many."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from site_gen.cases import SettledCase
from site_gen.cases.outcomes import Outcome
from site_gen.catalogue import Catalogue
from site_gen.compare.levels import compared_within, is_parted

Within = str | None
"""The region within which places are compared on a page; None on the first page."""


def pages_of_case(catalogue: Catalogue, item: SettledCase) -> dict[Within, SettledCase]:
    """Divide the outcomes of a case among its pages; the first page comes first."""
    if not is_parted(catalogue):
        return {None: item}
    places = {outcome.region for course in item.courses for outcome in course.outcomes}
    page = {code: compared_within(catalogue, code) for code in sorted(places)}
    divided = [_divided(course.outcomes, page) for course in item.courses]
    return {
        within: replace(
            item,
            courses=tuple(
                replace(course, outcomes=tuple(own[within]))
                for course, own in zip(item.courses, divided, strict=True)
            ),
        )
        for within in _reachable(catalogue, page.values())
    }


def pages_below(catalogue: Catalogue, pages: Iterable[Within]) -> dict[Within, list[str]]:
    """Name for each page of a case the regions whose pages are directly below it."""
    below: dict[Within, list[str]] = defaultdict(list)
    for code in pages:
        if code:
            below[compared_within(catalogue, code)].append(code)
    return below


def _divided(
    outcomes: Iterable[Outcome], page: Mapping[str, Within]
) -> dict[Within, list[Outcome]]:
    """Put the outcomes that stand on the same page together."""
    found: dict[Within, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        found[page[outcome.region]].append(outcome)
    return found


def _reachable(catalogue: Catalogue, pages: Iterable[Within]) -> list[Within]:
    """List pages, with those above them through which they are reached, the first page first."""
    found: dict[Within, None] = {None: None}
    for within in pages:
        above = within
        while above not in found:
            found[above] = None
            above = compared_within(catalogue, above) if above else None
    return list(found)
