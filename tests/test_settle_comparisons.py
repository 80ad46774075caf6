"""The records against common sense: the retired, and people at lower levels, are paid no less."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from site_gen.model.figure import Figure
from site_gen.model.vocabulary import ChoiceDimension
from tests.bills import COSTS, Case, cases, fen, own, said, settled
from tests.settlement import Json, catalogue_of, read_yaml

EXCEPTIONS: Mapping[str, str] = read_yaml(Path(__file__).parent / "exceptions.yaml")


@cache
def figures(site: str) -> dict[str, Figure]:
    return {figure.id: figure for figure in catalogue_of(site).figures}


def figures_in(case: Case, *answers: Json) -> dict[str, Figure]:
    """Give the figures on which the deductible and the ratio of answers rest."""
    ids = {
        id_
        for answer in answers
        for step in answer["visits"][0]["steps"]
        if step["step"].startswith(("deductible", "ratio"))
        for id_ in step["figures"]
    }
    return {id_: figures(case.site)[id_] for id_ in ids}


def supplied_in(answer: Json) -> set[str]:
    """List what of the deductible and the ratio does not rest on records."""
    steps = (s for s in answer["visits"][0]["steps"] if s["step"] in ("deductible", "ratio"))
    return {name for step in steps for name in step.get("supplied", ())}


def pairs(case: Case, other: Case) -> Iterator[tuple[int, Json, Json]]:
    """Settle the same bills in two cases, where the records say the ratio of both."""
    for cost in COSTS:
        one, two = settled(case, cost), settled(other, cost)
        if one is None or two is None or supplied_in(one) != supplied_in(two):
            continue
        if f"{case.service}.ratio" not in supplied_in(one):
            yield cost, one, two


def compared(
    couples: Iterator[tuple[Case, Case]], wanted: Callable[[int, int], bool], what: str
) -> set[str]:
    """Compare the basic fund of couples; give the exceptions that were needed."""
    examined, needed, wrong = 0, set(), []
    for case, other in couples:
        for cost, one, two in pairs(case, other):
            examined += 1
            if wanted(fen(one["visits"][0], "basic_fund"), fen(two["visits"][0], "basic_fund")):
                continue
            excused = EXCEPTIONS.keys() & figures_in(case, one, two).keys()
            needed |= excused
            if not excused:
                ids = tuple(figures_in(case, one, two))
                wrong.append((case.region, case.scheme, case.day, cost, ids))
    said(examined, what)

    assert wrong == []
    return needed


def by_status() -> Iterator[tuple[Case, Case]]:
    """Couple the working with the retired where the records tell them apart."""
    for case in filter(own, cases()):
        above = catalogue_of(case.site).lineages[case.region]
        if any((region, case.scheme, case.service) in told_apart(case.site) for region in above):
            yield case, replace(case, status="retired")


@cache
def told_apart(site: str) -> set[tuple[str, str, str]]:
    """List the regions, schemes and topics whose figures name the status of a person."""
    return {
        (figure.region, figure.scheme, figure.topic)
        for figure in figures(site).values()
        if any(key == "person" for key, _ in figure.dims)
    }


def by_level() -> Iterator[tuple[Case, Case]]:
    """Couple each institution with the next one the records name on the same ruler."""
    for case in filter(own, cases()):
        if (higher := _next_level(case)) is not None:
            yield case, replace(case, institution=higher)


def _next_level(case: Case) -> str | None:
    dimension = catalogue_of(case.site).vocabulary.dimensions["institution"]
    assert isinstance(dimension, ChoiceDimension)
    if case.institution is None:
        return None
    ruler = dimension.ruler_of(case.institution)
    named = [one for one in dimension.every_value() if one in case.ground.choices["institution"]]
    above = [one for one in named if dimension.ruler_of(one) == ruler]
    return next((two for one, two in pairwise(above) if one == case.institution), None)


def test_the_retired_are_paid_no_less_than_the_working() -> None:
    needed = compared(
        by_status(), lambda active, retired: active <= retired, "bills of working and retired"
    )

    assert needed == set()


def test_a_higher_level_is_never_paid_more_but_for_the_exceptions_listed() -> None:
    needed = compared(by_level(), lambda lower, higher: lower >= higher, "bills at two levels")

    assert all(reason for reason in EXCEPTIONS.values())
    assert needed == set(EXCEPTIONS), "an exception is not needed"
