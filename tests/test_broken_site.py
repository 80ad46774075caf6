"""One thoroughly broken site: every input is refused in one run, at its place, with a remedy.

Each file below ``sites/broken/content`` that is not listed as sound has a name that says
what is wrong with it. What cannot be a file in a repository is made here.
"""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from site_gen.load import load
from site_gen.problems import ContentError, Problem
from tests.conftest import AS_OF, SITES, Accept, Folder

BROKEN = SITES / "broken" / "content"
LEAST_INPUTS = 180
# The part of the site that is right, so that every message is about its own file.
SOUND = {
    "site.yaml",
    "doubts/two-claims.yaml",
    "glossary/deductible.md",
    "guides/enrol.md",
    "pages/about.md",
    "policies/140000/resident/inpatient.yaml",
    "regions/000000.yaml",
    "regions/140000.yaml",
    "sources/S1.yaml",
    "sources/S2.yaml",
    "vocabulary/dimensions/admission.yaml",
    "vocabulary/dimensions/cost.yaml",
    "vocabulary/dimensions/group.yaml",
    "vocabulary/dimensions/institution.yaml",
    "vocabulary/schemes.yaml",
    "vocabulary/topics/inpatient.yaml",
    "vocabulary/units.yaml",
}
CHINESE = re.compile("[\u4e00-\u9fff]")


def problems_in(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        load(root, AS_OF)
    return caught.value.problems


@pytest.fixture(scope="module")
def found() -> tuple[Problem, ...]:
    return problems_in(BROKEN)


def files() -> set[str]:
    return {path.relative_to(BROKEN).as_posix() for path in BROKEN.rglob("*") if path.is_file()}


def test_the_whole_report_is_as_expected(found: tuple[Problem, ...], expect: Accept) -> None:
    expect(BROKEN.parent / "problems.txt", "".join(f"{problem}\n" for problem in found))


def test_every_broken_file_is_named_in_the_report_and_no_sound_one(
    found: tuple[Problem, ...],
) -> None:
    broken = files() - SOUND
    named = {problem.place.path.removeprefix("content/") for problem in found}

    assert len(broken) >= LEAST_INPUTS
    assert broken == named
    assert files() >= SOUND


def test_every_problem_has_a_place_and_says_in_chinese_what_to_do(
    found: tuple[Problem, ...],
) -> None:
    assert len(found) >= LEAST_INPUTS
    for problem in found:
        assert problem.place.line >= 1, problem
        assert problem.place.column >= 1, problem
        assert CHINESE.search(problem.message), problem
        assert CHINESE.search(problem.remedy) or "是不是" in problem.remedy, problem
        assert re.fullmatch("[a-z-]+", problem.rule), problem


def test_every_place_lies_inside_its_file(found: tuple[Problem, ...]) -> None:
    examined = 0
    for problem in found:
        raw = (BROKEN.parent / problem.place.path).read_bytes()
        if problem.rule in ("encoding", "line-ending"):
            continue
        lines = raw.decode("utf-8-sig").split("\n")
        examined += 1
        assert problem.place.line <= len(lines), problem
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem
    assert examined >= LEAST_INPUTS


def test_the_report_is_one_line_a_problem_and_shows_no_hidden_character(
    found: tuple[Problem, ...],
) -> None:
    lines = [str(problem) for problem in found]

    assert len(lines) == len(set(lines)) == len(found)
    assert [line for line in lines if not line.isprintable()] == []


def test_a_tag_that_would_run_a_command_runs_nothing(
    folder: Folder, minimal: dict[str, str], tmp_path: Path
) -> None:
    canary = tmp_path / "canary"
    call = f"!!python/object/apply:os.system ['touch {canary}']"
    root = folder({**minimal, "sources/S9.yaml": f"title: {call}\n"})

    assert [p.rule for p in problems_in(root)] == ["tag"]
    assert not canary.exists()


def unusual(root: Path) -> set[str]:
    """Make what no repository can hold; return the paths as a report names them."""
    sources = root / "sources"
    os.mkfifo(sources / "pipe.yaml")
    (sources / "link.yaml").symlink_to(sources / "S1.yaml")
    (sources / "folder.yaml").mkdir()
    (sources / "leftover.yaml~").write_bytes(b"title: x")
    (sources / "leftover.yaml.orig").write_bytes(b"title: x")
    (sources / ".leftover.yaml.swp").write_bytes(b"title: x")
    (sources / "#leftover.yaml#").write_bytes(b"title: x")
    (sources / "two\nlines.yaml").write_bytes(b"title: x")
    (sources / "s1.yaml").write_bytes((sources / "S1.yaml").read_bytes())
    (sources / "nul.yaml").write_bytes(b"title: a\x00b\n")
    (sources / "large.yaml").write_bytes(b"#" * (1 << 20) + b"\n")
    (sources / "long-line.yaml").write_bytes(b"title: " + b"a" * 20_001)
    (sources / "many-keys.yaml").write_bytes(b"".join(b"k%d: 1\n" % n for n in range(30_001)))
    (sources / "brackets.yaml").write_bytes(b"title: \n" + b" [\n" * 100_000)
    (root / "guides" / "long.md").write_bytes(
        (root / "guides" / "enrol.md").read_bytes() + b"\n" + "一行\n".encode() * 7_000
    )
    (sources / os.fsdecode(b"\xff.yaml")).write_bytes(b"title: x")
    names = (
        *("pipe.yaml", "link.yaml", "folder.yaml", "leftover.yaml~", "leftover.yaml.orig"),
        *(".leftover.yaml.swp", "#leftover.yaml#", "two\\nlines.yaml", "s1.yaml", "nul.yaml"),
        *("large.yaml", "long-line.yaml", "many-keys.yaml", "brackets.yaml", "\\xff.yaml"),
    )
    return {f"content/sources/{name}" for name in names} | {"content/guides/long.md"}


def test_what_no_repository_can_hold_is_refused_in_one_run(
    folder: Folder, minimal: dict[str, str]
) -> None:
    root = folder(minimal)
    made = unusual(root)
    found = problems_in(root)
    rules = {problem.place.path.rpartition("/")[2]: problem.rule for problem in found}

    assert len(made) == 16
    assert {problem.place.path for problem in found} == made
    assert rules == {
        "pipe.yaml": "special-file",
        "link.yaml": "symlink",
        "folder.yaml": "special-file",
        "leftover.yaml~": "leftover",
        "leftover.yaml.orig": "leftover",
        ".leftover.yaml.swp": "leftover",
        "#leftover.yaml#": "leftover",
        "two\\nlines.yaml": "file-name",
        "s1.yaml": "file-name",
        "nul.yaml": "hidden",
        "large.yaml": "file-size",
        "long-line.yaml": "line-length",
        "many-keys.yaml": "file-size",
        "brackets.yaml": "depth",
        "\\xff.yaml": "file-name",
        "long.md": "text-length",
    }


BOMBS = ("merge-bomb", "alias-bomb", "thirty-thousand-brackets", "recursive-alias")


def test_bombs_end_in_a_report_and_not_in_a_signal() -> None:
    code = (
        "import sys; from pathlib import Path; from site_gen.read import read_one; "
        "from site_gen.read.tree import FoundFile\n"
        "for path in sys.argv[1:]:\n"
        "    document, problems = read_one(FoundFile(path, Path(path).read_bytes()))\n"
        "    print(document is None, problems[0].rule)\n"
    )
    paths = [str(BROKEN / "sources" / f"{name}.yaml") for name in BOMBS]
    # The time limit only protects the test run; what refuses a bomb is its depth or anchor.
    done = subprocess.run(
        [sys.executable, "-c", code, *paths], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.returncode != -signal.SIGSEGV
    assert done.stdout.splitlines() == ["True anchor", "True anchor", "True depth", "True anchor"]
