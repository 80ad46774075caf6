"""The judgement on mutants of the JavaScript engine, and the arguments for those that survive."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.javascript import ENGINE
from tests.mutants.javascript import ARGUED, Mutant, argued_in, examined, faults, named
from tests.tools import missing

CAUGHT = [Mutant(str(number), "caught") for number in range(100)]
SURVIVOR = Mutant("`a.js` f: ``1`` → ``2``", "survived")
UNREACHED = Mutant("`a.js` f: ``3`` → ``4``", "unreached")
LIMIT = 2
SMALL = """import { TURN } from "./turns.js";

export function settle({ cost }, { index }) {
  let rounds = 0;
  while (rounds * TURN < 16) rounds += 1;
  return { rounds, more: cost > index.limit };
}

function fail() {
  throw new Error("a fault");
}
"""
_PARTS = re.compile(r"`([\w-]+\.js)` \w+: ``(.*?)…?`` → ``")


def test_survivors_are_right_if_each_is_argued() -> None:
    assert faults([*CAUGHT, SURVIVOR, UNREACHED], [SURVIVOR.name, UNREACHED.name]) == []


def test_a_survivor_without_an_argument_and_an_argument_without_a_survivor_are_faults() -> None:
    assert faults([*CAUGHT, SURVIVOR], [UNREACHED.name]) == [
        f"survives, and is not argued: {SURVIVOR.name}",
        f"argued, but caught or gone: {UNREACHED.name}",
    ]


def test_too_few_caught_is_a_fault_though_all_are_argued() -> None:
    assert faults([*CAUGHT[:18], SURVIVOR], [SURVIVOR.name]) == ["94.74% caught, 95% are wanted"]
    assert faults([], []) == ["0.00% caught, 95% are wanted"]


def test_what_is_argued_twice_is_a_fault() -> None:
    assert faults([*CAUGHT, SURVIVOR], [SURVIVOR.name] * 2) == [
        f"argued more than once: {SURVIVOR.name}"
    ]


@pytest.mark.parametrize(("costs", "fate"), [((1, 3), "survived"), ((1, 2, 3), "caught")])
def test_a_mutant_is_caught_by_an_answer_that_differs(
    tmp_path: Path, costs: tuple[int, ...], fate: str
) -> None:
    mutants, asked = examined(tmp_path, _small_engine(tmp_path), _asking(costs))
    fates = {mutant.name: mutant.fate for mutant in mutants}

    assert asked == len(costs)
    assert fates.pop("`settle.js` settle: ``cost > index.limit`` → ``cost >= index.limit``") == fate
    assert (
        fates.pop('`settle.js` fail: ``{ throw new Error("a fault"); }`` → ``{}``') == "unreached"
    )
    assert "`settle.js` settle: ``rounds += 1`` → ``rounds -= 1``" in fates, "one runs for ever"
    assert set(fates.values()) == {"caught"}


def test_what_a_fault_says_and_when_a_page_has_its_turn_are_not_changed(tmp_path: Path) -> None:
    mutants, _ = examined(tmp_path, _small_engine(tmp_path), _asking((1, 2, 3)))
    places = [mutant.name.partition(" → ")[0] for mutant in mutants]

    assert places
    assert not any('``"a fault"``' in place or "turns.js" in place for place in places)


def test_an_engine_that_answers_wrongly_is_not_changed_at_all(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        examined(tmp_path, _small_engine(tmp_path), _asking((1,), more=True))


def _small_engine(folder: Path) -> Path:
    if not (Path(__file__).parent / "node_modules").is_dir():
        missing("what changes scripts (tests/node_modules) is not installed")
    engine = folder / "engine"
    engine.mkdir()
    (engine / "settle.js").write_text(SMALL, encoding="utf-8")
    (engine / "turns.js").write_text("export const TURN = 4 + 4;\n", encoding="utf-8")
    return engine


def _asking(costs: tuple[int, ...], *, more: bool | None = None) -> Callable[[Path], int]:
    def ask(folder: Path) -> int:
        questions = [
            {
                "site": "small",
                "request": json.dumps({"region": "910000", "cost": cost}),
                "answer": json.dumps({"rounds": 2, "more": cost > LIMIT if more is None else more}),
            }
            for cost in costs
        ]
        rules = {"small": {"index": {"limit": LIMIT}, "regions": {}}}
        (folder / "rules.json").write_text(json.dumps(rules), encoding="utf-8")
        (folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
        return len(questions)

    return ask


def test_a_change_keeps_its_name_when_lines_move(tmp_path: Path) -> None:
    def names(head: str) -> list[str]:
        text = f"{head}function f() {{\n  return g(1, 1);\n}}\n"
        (tmp_path / "a.js").write_text(text, encoding="utf-8")
        line = head.count("\n") + 1
        places = [
            {"start": {"line": line, "column": at}, "end": {"line": line, "column": at + 1}}
            for at in (11, 14)
        ]
        changes = [{"fileName": "a.js", "location": w, "replacement": "2"} for w in places]
        return list(named(changes, tmp_path))

    assert names("") == ["`a.js` f: ``1`` → ``2``", "`a.js` f: ``1`` → ``2`` (2)"]
    assert names("// one\n\n") == names("")


def test_an_argument_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        argued_in(f"- {SURVIVOR.name} — \n")


def test_every_argument_is_about_code_that_is_there() -> None:
    argued = argued_in(ARGUED.read_text(encoding="utf-8"))
    parts = [_PARTS.match(name) for name in argued]
    print(f"{len(argued)} survivors argued")  # noqa: T201  # said to whoever runs pytest -rP

    assert argued
    assert [
        match[0]
        for match in parts
        if match and match[2] not in " ".join((ENGINE / match[1]).read_text("utf-8").split())
    ] == []
    assert None not in parts
