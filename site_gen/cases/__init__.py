"""Standard cases × places: every case settled wherever there are rules for it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from site_gen.cases.inquiries import inquiries_of, topics_of, variants_of
from site_gen.cases.outcomes import Outcome, Sums, outcome_of
from site_gen.catalogue import Answer, Catalogue
from site_gen.compare.levels import compared_within
from site_gen.model.case import Case, Variant
from site_gen.model.value import Absence, Quantity
from site_gen.settle import Library

Rules = Callable[[str, str, str, date], list[Answer]]
"""What holds in a place for a scheme on a topic on a day that a sum could use."""

# Layers above the fund: a place with a rule of its own on one of them pays differently too.
_ABOVE = ("critical-illness", "large-sum", "medical-aid")


@dataclass(frozen=True)
class Course:
    """One way a case may go, in every place; *id* is empty if the case has only one.

    *decisive* names what must not have been assumed for a result to take a rank.
    """

    id: str
    variant: Variant
    outcomes: tuple[Outcome, ...]
    decisive: frozenset[str] = frozenset()

    @property
    def anchor(self) -> str:
        """Name the place of its table on the page of the case."""
        return self.id or "table"

    def ranked(self) -> list[tuple[int | None, Outcome]]:
        """List the places where the case is settled, the cheapest first; equals share a rank.

        Those whose result was decided by what is assumed follow without a rank.
        """
        sure: list[tuple[int, Outcome]] = []
        unsure: list[tuple[int, Outcome]] = []
        settled = ((item.sums.own, item) for item in self.outcomes if item.sums is not None)
        for own, outcome in sorted(settled, key=lambda item: (item[0], item[1].region)):
            supposed = self.decisive.intersection(outcome.supposed)
            (unsure if supposed else sure).append((own, outcome))
        ranks: dict[int, int] = {}
        for place, (own, _) in enumerate(sure, 1):
            ranks.setdefault(own, place)
        return [*((ranks[own], outcome) for own, outcome in sure), *((None, o) for _, o in unsure)]

    @property
    def settled(self) -> list[tuple[str, Sums]]:
        """The places where the case is settled, in their order, with what it comes to."""
        return [(item.region, item.sums) for item in self.outcomes if item.sums is not None]


@dataclass(frozen=True)
class SettledCase:
    """A case with its outcomes."""

    id: str
    case: Case
    courses: tuple[Course, ...]


def case_url(id_: str) -> str:
    """Give the address of a case's page."""
    return f"case/{id_}/"


def place_url(catalogue: Catalogue, item: SettledCase, region: str, *, parted: bool) -> str:
    """Give the address of the page on which a region's result of a case stands.

    *parted* says whether regions are compared level by level.
    """
    within = compared_within(catalogue, region) if parted else None
    return f"{case_url(item.id)}{within}/" if within else case_url(item.id)


def row_id(course: Course, region: str) -> str:
    """Name the anchor of a place on the page of a case."""
    return f"{course.id or 'r'}-{region}"


def unsettled_cases(catalogue: Catalogue) -> tuple[SettledCase, ...]:
    """Give every case, each way it may go, as it is settled nowhere."""
    return settle_cases_in(Library(catalogue), ())


def settled_in(item: SettledCase) -> set[str]:
    """Name the regions in which a case is settled, whichever way it goes."""
    return {region for course in item.courses for region, _ in course.settled}


def given_in(item: SettledCase) -> list[frozenset[str]]:
    """Name for each way a case may go the sums that are not nothing somewhere."""
    return [
        frozenset[str]().union(*(sums.given for _, sums in course.settled))
        for course in item.courses
    ]


def settle_cases_in(library: Library, codes: Iterable[str]) -> tuple[SettledCase, ...]:
    """Settle every case, each way it may go, in those among some places that have rules of their own for it."""
    places, rules = tuple(codes), cache(partial(_rules, library))
    cases = library.catalogue.cases.items()
    return tuple(_settle(library, rules, id_, case, places) for id_, case in cases)


def joined(settled: Iterable[tuple[SettledCase, ...]]) -> tuple[SettledCase, ...]:
    """Put cases settled in some places together with the same cases settled in others."""
    return tuple(
        replace(
            same[0],
            courses=tuple(
                replace(ways[0], outcomes=tuple(item for way in ways for item in way.outcomes))
                for ways in zip(*(one.courses for one in same), strict=True)
            ),
        )
        for same in zip(*settled, strict=True)
    )


def _settle(
    library: Library, rules: Rules, id_: str, case: Case, places: Iterable[str]
) -> SettledCase:
    catalogue = library.catalogue
    regions = tuple(code for code in places if _is_settled_in(catalogue, rules, case, code))
    decisive = frozenset(name for name, item in case.supplied.items() if item.decides)
    return SettledCase(
        id_,
        case,
        tuple(
            Course(name, variant, tuple(_outcomes(library, case, variant, regions)), decisive)
            for name, variant in variants_of(case).items()
        ),
    )


def _outcomes(
    library: Library, case: Case, variant: Variant, regions: Iterable[str]
) -> Iterator[Outcome]:
    for region in regions:
        yield outcome_of(library, region, inquiries_of(library, case, variant, region))


def _is_settled_in(catalogue: Catalogue, rules: Rules, case: Case, code: str) -> bool:
    """Tell whether a place has a rule of its own in force on what a case is about.

    The country is none: nobody is insured there. A place that has no more than a rule on
    the layers above counts if what lies below them is known from a region above it.
    """
    if code not in catalogue.subjects or catalogue.regions[code].level == "country":
        return False
    schemes = (case.scheme, *catalogue.vocabulary.common_schemes)
    topics = topics_of(case)
    mainly = [rules(code, scheme, topic, case.date) for scheme in schemes for topic in topics]
    if any(not item.inherited for found in mainly for item in found):
        return True
    if not any(mainly) or not any(insured.visits for insured in case.people):
        return False
    above = (rules(code, scheme, topic, case.date) for scheme in schemes for topic in _ABOVE)
    return any(not item.inherited for found in above for item in found)


def _rules(library: Library, code: str, scheme: str, topic: str, day: date) -> list[Answer]:
    """List what holds in a place that a sum could use: no words, no statistics."""
    topics = library.catalogue.vocabulary.topics
    if topic not in topics:
        return []
    fields = topics[topic].fields
    return [
        item
        for name, item in library.answers(code, scheme, topic, day).items()
        if fields[name].inherits
        and any(isinstance(figure.value, Quantity | Absence) for figure in item.figures)
    ]
