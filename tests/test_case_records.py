"""Standard cases as records: what is kept of them, and what is refused where."""

import pytest

from tests.case_samples import CASE, HEAD, STAY, case
from tests.conftest import CatalogueOf, Problems, Report


def test_amounts_are_kept_as_a_request_writes_them(catalogue: CatalogueOf) -> None:
    people = "people:\n  - year_to_date: {self_pay: 1.2万}\n    visits:\n"
    bill = "      - {service: inpatient, bill: {total: 3万, first_self_pay: 33.5}}\n"
    record = catalogue({CASE: HEAD + people + bill}).cases["one-stay"]

    assert record.people[0].visits[0].bill.total == "30000.00"
    assert record.people[0].visits[0].bill.first_self_pay == "33.50"
    assert record.people[0].year_to_date is not None
    assert record.people[0].year_to_date.self_pay == "12000.00"


def test_cases_stand_in_their_order(catalogue: CatalogueOf) -> None:
    first = f"{HEAD}people: [{{visits: [{{{STAY}}}]}}]\n".replace("order: 1", "order: 0")

    assert list(catalogue({"cases/zero.yaml": first}).cases) == ["zero", "one-stay"]


@pytest.mark.parametrize(
    ("bill", "said"),
    [
        ("total: 三万", "amount"),
        ("total: 3000元", "amount"),
        ("{total: 3万, outside_share: 10}", "ratio"),
        ("{total: 3万, outside_share: 101%}", "ratio"),
        ("{outside_share: 10%}", "bill"),
        ("{total: 3万, outside_share: 10%, over_limit: 5}", "bill"),
        ("{total: 3万, lines: [{amount: 5, catalogue: a}]}", "bill"),
        ("{lines: []}", "bill"),
        ("{lines: [{amount: 5, catalogue: d}]}", "choice"),
        ("{total: 3万, tip: 5}", "unknown-key"),
    ],
)
def test_a_bill_that_says_nothing_or_two_things_is_refused(
    problems: Problems, bill: str, said: str
) -> None:
    written = bill if bill.startswith("{") else f"{{{bill}}}"
    text = f"{HEAD}people:\n  - visits:\n      - service: inpatient\n        bill: {written}\n"
    found = problems({CASE: text})

    assert [(problem.rule, problem.place.line) for problem in found] == [(said, 9)]


def test_a_case_about_nobody_or_nothing_is_refused_at_its_place(report: Report) -> None:
    assert report({CASE: f"{HEAD}people: []\n"}) == [f"{CASE}:1:1 empty"]
    assert report({CASE: f"{HEAD}people:\n  - label: 甲\n"}) == [f"{CASE}:7:5 case"]


def test_what_is_assumed_names_a_topic_and_a_field_and_says_why(report: Report) -> None:
    both = "supplied:\n  annual-cap: {value: 7万, why: 甲}\n  inpatient.ratio: {value: 65%}\n"

    assert report(case(both)) == [f"{CASE}:7:3 id", f"{CASE}:8:20 missing-key"]


def test_a_case_that_failed_does_not_hide_the_problems_of_others(report: Report) -> None:
    other = {"rungs.yaml": "rungs: {large: {label: 大}}\n", CASE: f"{HEAD}people: []\n"}

    assert report(other) == [
        f"{CASE}:1:1 empty",
        "rungs.yaml:1:16 missing-key",
        "rungs.yaml:1:16 missing-key",
    ]
