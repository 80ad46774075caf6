"""What judges the mutants of the Python engine: the questions it keeps, and what it calls wrong."""

import pytest

from tests.mutants.python import ARGUED, LEAST, UNTYPED, Mutant, argued, verdict
from tests.mutants.telling import facts_of, shapes_of, telling
from tests.settlement import SUMS, python_engine

ONE = Mutant("cap._capped", "if amount > left:", "if amount >= left:")
OTHER = Mutant("cap._capped", "left = 0", "left = 1")
THIRD = Mutant("year.settle_year", "left = 0", "left = 1")
TEXT = f"""# Survivors

## {ONE.function}

```diff
- {ONE.before}
+ {ONE.after}
```

Both write the same.

```diff
- {OTHER.before}
+ {OTHER.after}
```

Nobody asks.

## {THIRD.function}

```diff
- {THIRD.before}
+ {THIRD.after}
```

The same again.
"""


def test_each_argued_mutant_has_its_function_its_change_and_a_reason() -> None:
    assert argued(TEXT) == {ONE, OTHER, THIRD}
    assert argued(TEXT.replace("Nobody asks.", "")) == {ONE, THIRD}


def test_the_argued_survivors_are_all_read() -> None:
    text = ARGUED.read_text(encoding="utf-8")
    read = argued(text)
    print(f"{len(read)} survivors argued")  # noqa: T201  # said to whoever runs pytest -rP

    assert len(read) == text.count("```diff") > 0


def test_nothing_is_wrong_where_every_survivor_is_argued() -> None:
    said, wrong = verdict({"killed": [THIRD] * 98, "survived": [ONE, OTHER]}, {ONE, OTHER})

    assert said.startswith("100 mutants (0 more are no typed Python)")
    assert wrong == []


@pytest.mark.parametrize("fate", ["survived", "timeout", "no tests", "not checked"])
def test_what_is_not_caught_has_to_be_argued(fate: str) -> None:
    _, wrong = verdict({"killed": [THIRD] * 99, fate: [ONE]}, set())

    assert wrong == [f"survives and is not argued:\n{ONE}"]


def test_what_is_caught_must_not_be_argued() -> None:
    _, wrong = verdict({"killed": [ONE]}, {ONE})

    assert wrong == [f"argued, but caught or gone:\n{ONE}"]


def test_too_few_caught_are_wrong_however_well_argued() -> None:
    _, wrong = verdict({"killed": [THIRD] * 94, "survived": [ONE] * 6}, {ONE})

    assert LEAST == 0.95
    assert wrong == ["less than 95% caught"]


def test_what_is_no_typed_python_counts_neither_way() -> None:
    said, wrong = verdict(
        {UNTYPED: [OTHER] * 900, "killed": [THIRD] * 94, "survived": [ONE] * 6}, {ONE}
    )

    assert said.startswith("100 mutants (900 more are no typed Python)")
    assert wrong == ["less than 95% caught"]


def test_no_mutants_at_all_are_wrong() -> None:
    assert verdict({UNTYPED: [ONE]}, set())[1] == ["less than 95% caught"]


def test_the_densest_questions_are_kept_until_everything_is_told() -> None:
    facts = [frozenset({("a",), ("x",)}), frozenset({("a",)}), frozenset({("x",), ("b",), ("c",)})]

    assert telling([*facts, frozenset()], 1) == [0, 2]
    assert telling(facts, 2) == [0, 1, 2]


def test_a_question_tells_the_lines_it_passes_and_the_shapes_of_its_answer() -> None:
    request = {
        "region": "910000",
        "scheme": "resident",
        "date": "2025-06-01",
        "visits": [
            {"service": "inpatient", "institution": "level-2", "bill": {"total": "1300.00"}}
        ],
    }
    facts = facts_of(lambda: python_engine(SUMS)(request))
    files = {str(fact[0]).rpartition("/")[2] for fact in facts if len(fact) == 3}

    assert {"deductible.py", "ratio.py", "cap.py"} <= files
    assert "contribution.py" not in files
    assert ("in_policy", "a") in facts


def test_a_limit_that_is_just_met_has_a_shape_of_its_own() -> None:
    def step(amount: str, limit: str) -> object:
        written = {"step": "annual-cap", "sum": f"{amount} ≤ {limit}", "amount": amount}
        return next(shapes_of({**written, "figures": []}))

    assert step("5.00", "7.00") == step("8.00", "9.00")
    assert step("7.00", "7.00") != step("5.00", "7.00")
