"""The real cases: each is a request the engine takes, and each comes out somewhere."""

import pytest

from site_gen.cases import SettledCase
from site_gen.cases.inquiries import inquiries_of, variants_of
from site_gen.catalogue import Catalogue
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.settle import Library
from site_gen.settle.refusals import request_or_problems
from tests.making import settle_cases


@pytest.fixture(scope="module")
def cases(real: Catalogue) -> tuple[SettledCase, ...]:
    return settle_cases(real)


def test_every_case_is_a_request_that_may_be_asked(real: Catalogue) -> None:
    asked = [
        inquiry.request
        for case in real.cases.values()
        for variant in variants_of(case).values()
        for region in ("140100", "110000")
        for inquiry in inquiries_of(Library(real), case, variant, region)
    ]

    assert len(asked) > 30
    assert [r for r in asked if isinstance(request_or_problems(r, real), list)] == []


def test_every_case_comes_out_in_some_place(cases: tuple[SettledCase, ...]) -> None:
    counts = {
        f"{item.id} {course.id}".strip(): len(course.ranked())
        for item in cases
        for course in item.courses
    }

    print(counts)  # noqa: T201  # said to whoever runs pytest -rP
    assert len(cases) >= 9
    assert {name: count for name, count in counts.items() if count == 0} == {}
    assert sum(counts.values()) > 60


def test_no_outcome_is_without_a_sum_a_claim_or_a_reason(cases: tuple[SettledCase, ...]) -> None:
    for item in cases:
        for outcome in (o for course in item.courses for o in course.outcomes):
            said = outcome.sums or outcome.claims or outcome.reasons
            assert said, (item.id, outcome.region)


def test_who_pays_adds_up_to_the_bills(cases: tuple[SettledCase, ...]) -> None:
    known = [o.sums for item in cases for c in item.courses for o in c.outcomes if o.sums]
    layers = ("basic_fund", "critical_illness", "large_sum", "medical_aid")

    assert len(known) > 60
    for sums in known:
        assert sums.fund + sums.patient == sums.total
        assert sum(getattr(sums, name) for name in layers) == sums.fund
        assert sums.own >= 0


def test_every_ruler_of_inpatients_stands_on_the_ladder(real: Catalogue) -> None:
    dimension = real.vocabulary.dimensions["institution"]
    assert isinstance(dimension, ChoiceDimension)
    known = {dimension.ruler_of(id_) for rung in real.rungs.values() for id_ in rung.institutions}

    assert set(dimension.rulers) - known == set()
