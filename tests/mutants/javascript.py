"""The JavaScript engine, changed in every small way → the changes that no answer shows.

Run as a module. It ends with 1 if too few changes are caught, or if those that are not are others
than `javascript.md` argues for. A change is named by module, function, and what became what: a name
that stays when lines move.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.javascript import ENGINE, script_of
from tests.mutants.questions import write_questions

HERE = Path(__file__).parent
ARGUED = HERE / "javascript.md"
LEAST = 0.95
_LONGEST = 80
_OUTER = re.compile(r"^(?:export )?(?:function|const|class) (\w+)", re.MULTILINE)
_ARGUMENT = re.compile(r"- (`[\w-]+\.js` \w+: ``.*``(?: \(\d+\))?) — \S")


@dataclass(frozen=True)
class Mutant:
    """A change to one place of a module, and whether some answer shows it."""

    name: str
    fate: str
    """``caught``, ``survived``, or ``unreached`` by any question."""


def examined(
    folder: Path, engine: Path = ENGINE, ask: Callable[[Path], int] = write_questions
) -> tuple[list[Mutant], int]:
    """Ask every mutant of an engine; give them with the number of questions there were.

    *ask* writes ``rules.json`` and ``questions.json`` into the folder, and says how many.
    """
    _node("instrument.mjs", engine, folder)
    (folder / "engine.js").write_text(script_of("settle.js", folder), encoding="utf-8")
    asked = ask(folder)
    _node("replay.mjs", folder)
    changes, fates = (
        json.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("mutants.json", "fates.json")
    )
    names = named(changes, engine)
    return [Mutant(name, one["fate"]) for name, one in zip(names, fates, strict=True)], asked


def _node(script: str, *folders: Path) -> None:
    command = ["node", "--max-old-space-size=4096", str(HERE / script), *map(str, folders)]
    subprocess.run(command, check=True)


def named(changes: Iterable[Mapping[str, Any]], engine: Path) -> Iterator[str]:
    """Name changes, each otherwise."""
    met: Counter[str] = Counter()
    for change in changes:
        text = (engine / change["fileName"]).read_text(encoding="utf-8")
        start, end = (_offset(text, **change["location"][side]) for side in ("start", "end"))
        functions = _OUTER.findall(text, 0, start + 1)
        became = f"``{_short(text[start:end])}`` → ``{_short(change['replacement'])}``"
        name = f"`{change['fileName']}` {functions[-1]}: {became}"
        met[name] += 1
        yield name if met[name] == 1 else f"{name} ({met[name]})"


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(one) for one in text.splitlines(keepends=True)[:line]) + column


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def faults(mutants: Sequence[Mutant], argued: Sequence[str]) -> list[str]:
    """Say what is wrong: too few caught, survivors without an argument, arguments without one."""
    survivors = [mutant.name for mutant in mutants if mutant.fate != "caught"]
    share = 1 - len(survivors) / len(mutants) if mutants else 0
    return [
        *([f"{share:.2%} caught, {LEAST:.0%} are wanted"] if share < LEAST else []),
        *(f"survives, and is not argued: {name}" for name in survivors if name not in argued),
        *(f"argued, but caught or gone: {name}" for name in argued if name not in survivors),
        *(f"argued more than once: {name}" for name, times in Counter(argued).items() if times > 1),
    ]


def argued_in(text: str) -> list[str]:
    """Name the survivors a text argues for: one a line, each with its reason."""
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    arguments = [_ARGUMENT.match(line) for line in lines]
    if wrong := [line for line, match in zip(lines, arguments, strict=True) if match is None]:
        raise ValueError(f"not `module` function: ``was`` → ``became`` — reason: {wrong[0]}")
    return [match[1] for match in arguments if match is not None]


def main() -> int:
    """Examine the engine, and say what was found."""
    argued = argued_in(ARGUED.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        mutants, asked = examined(Path(folder))
    wrong = faults(mutants, argued)
    fates = Counter(mutant.fate for mutant in mutants)
    said = ", ".join(f"{number} {fate}" for fate, number in fates.items())
    print(f"{len(mutants)} mutants asked {asked} questions: {said}", *wrong, sep="\n")  # noqa: T201  # said to whoever runs it
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
