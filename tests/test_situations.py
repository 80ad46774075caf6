"""Worked examples, one file a claim: what a request must come to, in every engine there is."""

from pathlib import Path

import pytest

from tests.settlement import ENGINES, REAL, SUMS, differences, read_yaml

FILES = sorted((Path(__file__).parent / "situations").glob("*.yaml"))
LEAST = 30


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_situation_comes_to_what_its_file_says(path: Path, engine: str) -> None:
    example = read_yaml(path)
    assert set(example) <= {"claim", "site", "cases"}, "unknown keys"
    settle = ENGINES[engine](example.get("site", REAL))
    wrong = [
        f"case {number}: {difference}"
        for number, case in enumerate(example["cases"])
        for difference in differences(case["expect"], settle(case["request"]))
    ]

    assert len(example["cases"]) > 0
    assert wrong == [], example["claim"]


def test_there_are_situations_and_each_says_what_it_claims() -> None:
    examples = [read_yaml(path) for path in FILES]
    cases = sum(len(example["cases"]) for example in examples)
    print(f"{len(examples)} situations with {cases} cases, {len(ENGINES)} engines")  # noqa: T201  # said to whoever runs pytest -rP

    assert len(examples) >= LEAST
    assert all(example["claim"].endswith(("。", ".")) for example in examples)
    assert {example.get("site", REAL) for example in examples} <= {REAL, SUMS}
    assert all(set(case) == {"request", "expect"} for item in examples for case in item["cases"])
