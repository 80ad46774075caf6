"""Worked examples, one file a claim: what a request must come to, in every engine there is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_gen.settle.refusals import request_or_problems
from tests.running import ROOT
from tests.settlement import (
    ENGINES,
    REAL,
    SUMS,
    Json,
    cases_of,
    catalogue_of,
    differences,
    read_yaml,
)

FILES = sorted((Path(__file__).parent / "situations").glob("*.yaml"))
LEAST = 30
# Every word a step may have, in the order of docs/settlement.md.
WORDS = [
    "estimate",
    "over-limit",
    "first-self-pay",
    "in-policy",
    "waiting",
    "area-first-self-pay",
    "deductible",
    "deductible-repeat",
    "deductible-group",
    "deductible-transfer",
    "deductible-same-day",
    "deductible-year",
    "deductible-stop",
    "deductible-within-bill",
    "ratio",
    "cost-cap",
    "annual-cap",
    "shared-cap",
    "large-sum-cost",
    "large-sum",
    "critical-illness-deductible",
    "critical-illness",
    "second-stage",
    "critical-illness-limit",
    "critical-illness-cap",
    "critical-illness-year",
    "large-sum-cap",
    "large-sum-year",
    "medical-aid-deductible",
    "medical-aid",
    "medical-aid-cap",
    "medical-aid-year",
    "newborn",
    "waiting-floor",
    "individual",
    "subsidy",
    "base-bound",
    "base",
    "employer-rate",
    "employee-rate",
    "large-sum-contribution",
    "flexible-amount",
    "flexible-rate",
    "maternity",
    "pool-only",
    "monthly-credit",
    "credit-rate",
    "pension-share",
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_situation_comes_to_what_its_file_says(path: Path, engine: str) -> None:
    example = read_yaml(path)
    cases = cases_of(example)
    asked = [request_or_problems(case["request"], catalogue_of(site)) for site, case in cases]
    wrong = [
        f"case {number}: {difference}"
        for number, (site, case) in enumerate(cases)
        for difference in differences(case["expect"], ENGINES[engine](site)(case["request"]))
    ]

    assert [problems for problems in asked if isinstance(problems, list)] == []
    assert len(cases) > 0
    assert wrong == [], example["claim"]


def test_each_file_is_one_claim_with_its_cases() -> None:
    examples = [read_yaml(path) for path in FILES]
    cases = [case for example in examples for case in example["cases"]]
    print(f"{len(examples)} situations, {len(cases)} cases, {len(ENGINES)} engines")  # noqa: T201  # said to whoever runs pytest -rP

    assert len(examples) >= LEAST
    assert all(set(example) <= {"claim", "site", "cases"} for example in examples)
    assert all(example["claim"].endswith("。") for example in examples)
    assert {example.get("site", REAL) for example in examples} == {REAL, SUMS}
    assert all(set(case) - {"said"} == {"request", "expect"} for case in cases)


def test_every_step_there_is_has_its_exact_sum_in_some_situation() -> None:
    pinned = {
        word
        for path in FILES
        for case in read_yaml(path)["cases"]
        for steps in _named(case["expect"])
        for word, wanted in steps.items()
        if any("sum" in one for one in (wanted if isinstance(wanted, list) else [wanted or {}]))
    }
    defined = set(re.findall(r"`([a-z-]+)`", (ROOT / "docs/settlement.md").read_text("utf-8")))
    print(f"{len(WORDS)} words of steps")  # noqa: T201  # said to whoever runs pytest -rP

    assert set(WORDS) - pinned == set()
    assert set(WORDS) - defined == set(), "not in docs/settlement.md"
    assert pinned - set(WORDS) == set()


def test_no_situation_meets_a_step_of_another_name() -> None:
    met = {
        step["step"]
        for path in FILES
        for site, case in cases_of(read_yaml(path))
        for steps in _written(ENGINES["python"](site)(case["request"]))
        for step in steps
    }

    assert met == set(WORDS)


def _named(expected: Json) -> Iterator[Json]:
    """Give the mappings of steps that an expected answer holds, wherever they stand."""
    for key, value in expected.items():
        if key == "steps":
            yield value
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and key != "steps":
                yield from _named(one)


def _written(answer: Json) -> Iterator[list[Json]]:
    """Give the lists of steps of an answer, wherever they stand."""
    for key, value in answer.items():
        if key == "steps":
            yield value
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from _written(one)
