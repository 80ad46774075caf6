"""The Python engine and its tests → which mutants they catch; fails below the least share.

mutmut makes the mutants and runs the tests, in a folder of its own. Each mutant that survives must
stand in python.md with the reason, and none may stand there that does not survive.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

from tests.mutants.python_questions import write_questions
from tests.running import ROOT

LEAST = 0.95
NOTHING = "(nothing)"
UNTYPED = "caught by type check"
"""What mypy refuses cannot be committed, so that no test need catch it: it is not counted."""
ARGUED = Path(__file__).with_name("python.md")
_NEEDED = ("content", "docs", "site_gen", "static", "tests")
_ENTRY = re.compile(r"^## (\S+)$|^```diff\n- (.*)\n\+ (.*)\n```\n\n\S", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Mutant:
    """What a mutant changes, wherever the lines of its function stand."""

    function: str
    before: str
    after: str

    def __str__(self) -> str:
        """Write it as python.md has it."""
        return f"## {self.function}\n\n```diff\n- {self.before}\n+ {self.after}\n```\n"


def argued(text: str) -> set[Mutant]:
    """List the mutants of which a text argues that none of them matters."""
    function, found = "", set()
    for match in _ENTRY.finditer(text):
        function = match[1] or function
        if match[2] is not None:
            found.add(Mutant(function, match[2], match[3]))
    return found


def run_in(folder: Path) -> None:
    """Let mutmut make the mutants and judge them, in a folder of its own."""
    for name in _NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    questions = folder / "questions.json"
    print(f"{write_questions(questions)} questions", flush=True)  # noqa: T201  # said to whoever runs it
    programs = Path(sys.executable).parent
    environment = {
        **os.environ,
        "SITE_GEN_QUESTIONS": str(questions),
        # mutmut asks for "python" when it lets mypy say which mutants are no typed Python.
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
    }
    command = [str(programs / "mutmut"), "run", "--max-children", "1"]
    subprocess.run(command, cwd=folder, env=environment, check=True)


def fates_in(folder: Path) -> dict[str, list[Mutant]]:
    """List the mutants of a run by what became of them."""
    fates: dict[str, list[Mutant]] = {}
    with chdir(folder):
        for path in walk_mutatable_files():
            of_file = SourceFileMutationData(path=path)
            of_file.load()
            for name, code in of_file.exit_code_by_key.items():
                fates.setdefault(status_by_exit_code[code], []).append(_mutant(name, path))
    return fates


def _mutant(name: str, path: Path) -> Mutant:
    function, of_class = orig_function_and_class_names_from_key(name)
    where = [name.removeprefix("site_gen.").rpartition(".")[0], of_class, function]
    diff = get_diff_for_mutant(name, path=path).splitlines()[2:]
    before, after = (
        " ".join(line[1:].strip() for line in diff if line.startswith(sign)) for sign in "-+"
    )
    return Mutant(".".join(part for part in where if part), before or NOTHING, after or NOTHING)


def verdict(fates: Mapping[str, list[Mutant]], listed: set[Mutant]) -> tuple[str, list[str]]:
    """Say how many were examined and caught, and everything that is wrong."""
    untyped = len(fates.get(UNTYPED, ()))
    judged = {fate: some for fate, some in fates.items() if fate != UNTYPED}
    every = sum(map(len, judged.values()))
    caught = len(judged.get("killed", ()))
    share = caught / every if every else 0
    survived = {mutant for fate, some in judged.items() if fate != "killed" for mutant in some}
    counts = ", ".join(f"{len(some)} {fate}" for fate, some in sorted(judged.items()))
    said = f"{every} mutants ({untyped} more are no typed Python): {counts}; {share:.2%} caught"
    return said, [
        *([f"less than {LEAST:.0%} caught"] if share < LEAST else []),
        *(f"survives and is not argued:\n{mutant}" for mutant in sorted(survived - listed)),
        *(f"argued, but caught or gone:\n{mutant}" for mutant in sorted(listed - survived)),
    ]


def main() -> int:
    """Judge every mutant; give 1 if anything is wrong."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        run_in(folder)
        fates = fates_in(folder)
    said, wrong = verdict(fates, argued(ARGUED.read_text(encoding="utf-8")))
    print(said, *wrong, sep="\n")  # noqa: T201  # said to whoever runs it
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
