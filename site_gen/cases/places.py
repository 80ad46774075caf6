"""A settled case → the places that stand together on one page: all, or level by level if many."""

from dataclasses import replace

from site_gen.cases import SettledCase
from site_gen.catalogue import Catalogue
from site_gen.compare.levels import compared_within, is_parted


def pages_of_case(catalogue: Catalogue, item: SettledCase) -> dict[str | None, set[str]]:
    """Group the places of a case by the page they stand on; the first page comes first."""
    places = {outcome.region for course in item.courses for outcome in course.outcomes}
    if not is_parted(catalogue):
        return {None: places}
    groups: dict[str | None, set[str]] = {None: set()}
    for code in sorted(places):
        within = compared_within(catalogue, code)
        while within not in groups:  # so that every page can be reached from the one above it
            groups[within] = set()
            within = compared_within(catalogue, within) if within else None
        groups[compared_within(catalogue, code)].add(code)
    return groups


def in_places(item: SettledCase, places: set[str]) -> SettledCase:
    """Leave the outcomes of a case in some places."""
    courses = (
        replace(course, outcomes=tuple(one for one in course.outcomes if one.region in places))
        for course in item.courses
    )
    return replace(item, courses=tuple(courses))
