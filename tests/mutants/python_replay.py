"""What judges a mutant of the Python engine, beside its unit tests; run by ``make mutants-python``.

The questions and their right answers come from a file that the JavaScript engine has written:
it is not mutated, and was written from docs/settlement.md like the other.
"""

import json
import os
from functools import cache
from pathlib import Path

from site_gen.settle import Library, settle
from tests import test_refusals
from tests.mutants.python_questions import Question
from tests.mutants.sites import examples, records_of
from tests.settlement import SUMS, catalogue_of, differences
from tests.test_refusals import AT_A_LIMIT, REFUSED, problems

FIRST = 60
"""How many of the most telling questions are asked before the others."""


@cache
def library(site: str) -> Library:
    """Give the library by which requests are refused: that looks nothing up."""
    return Library(records_of(site))


@cache
def questions() -> tuple[Question, ...]:
    """Read the questions, once for all mutants."""
    text = Path(os.environ["SITE_GEN_QUESTIONS"]).read_text(encoding="utf-8")
    return tuple(Question(**one) for one in json.loads(text))


def test_the_most_telling_questions_are_answered_as_before() -> None:
    answered_as_before(questions()[:FIRST])


def test_the_other_questions_are_answered_as_before() -> None:
    answered_as_before(questions()[FIRST:])


def answered_as_before(asked: tuple[Question, ...]) -> None:
    """Ask those who have looked nothing up: what is kept would hide a mutant of the looking up."""
    new = {site: Library(records_of(site)) for site in {question.site for question in asked}}

    assert len(asked) > 0
    for question in asked:
        assert settle(new[question.site], question.request) == question.answer


def test_the_worked_examples_come_out() -> None:
    new = {site: Library(catalogue_of(site)) for site, _ in examples()}

    assert len(examples()) > 0
    for site, case in examples():
        assert list(differences(case["expect"], settle(new[site], case["request"]))) == []


def test_what_is_wrong_with_requests_is_said() -> None:
    for request, said in REFUSED.values():
        assert problems(library(SUMS), request) == said


def test_what_just_keeps_to_a_limit_is_settled() -> None:
    for request in AT_A_LIMIT.values():
        assert problems(library(SUMS), request) == []


def test_what_may_be_supplied_depends_on_the_field() -> None:
    test_refusals.test_what_may_be_supplied_depends_on_the_field(library(SUMS))
