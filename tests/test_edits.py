"""Whatever is edited, a build that remembers says and makes what one that remembers nothing does."""

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from site_gen.build import build
from site_gen.load import load
from site_gen.memory import MemoryInFolder
from site_gen.model.figure import Figure
from site_gen.model.paths import Paths
from site_gen.problems import ContentError, Problem
from site_gen.work import Means
from tests.conftest import AS_OF, SITES
from tests.making import PATHS
from tests.running import tree

SITE = SITES / "library-cards" / "content"
EDITS = 30
Edit = Callable[[Path, random.Random], None]
Said = tuple[tuple[Problem, ...], tuple[Figure, ...]]


def another_number(file: Path, chance: random.Random) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"\d+", str(chance.randint(1, 60)), text, count=1), encoding="utf-8")


def another_source(file: Path, chance: random.Random) -> None:
    text = file.read_text(encoding="utf-8")
    source = chance.choice(("east-rules", "west-rules", "no-rules"))
    file.write_text(re.sub(r"source: \S+", f"source: {source}", text, count=1), encoding="utf-8")


def torn(file: Path, chance: random.Random) -> None:
    del chance
    file.write_text(file.read_text(encoding="utf-8").replace(": ", ":", 1), encoding="utf-8")


def removed(file: Path, chance: random.Random) -> None:
    del chance
    file.unlink()


def moved(file: Path, chance: random.Random) -> None:
    elsewhere = file.with_name(f"{chance.choice(('one', 'borrowing', 'fines'))}{file.suffix}")
    file.replace(elsewhere)


PLACES: tuple[tuple[str, tuple[Edit, ...]], ...] = (
    ("policies/*/*/*.yaml", (another_number, another_source, torn, removed, moved)),
    ("sources/*.yaml", (removed, torn)),
    ("regions/*.yaml", (removed,)),
    ("guides/*.md", (removed, another_number)),
    ("vocabulary/**/*.yaml", (torn, another_number)),
)


def edited(content: Path, chance: random.Random) -> None:
    """Edit a file of a content folder, or put all of it back as it was."""
    pattern, edits = chance.choice((*PLACES[:1] * 4, *PLACES))
    files = sorted(content.glob(pattern))
    if not files or chance.random() < 1 / 3:
        shutil.rmtree(content)
        shutil.copytree(SITE, content)
    else:
        chance.choice(edits)(chance.choice(files), chance)


def said(content: Path, means: Means | None = None) -> Said:
    """Give what is wrong with a content folder; of one that may be published its figures too."""
    try:
        loaded = load(content, AS_OF, means)
    except ContentError as error:
        return error.problems, ()
    return loaded.warnings, tuple(loaded.catalogue.figures)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_remembered_never_shows_after_any_edit(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # what is edited is no secret
    content = tmp_path / "content"
    shutil.copytree(SITE, content)
    paths = Paths(content, PATHS.templates, PATHS.static)
    means = Means(MemoryInFolder(tmp_path / "memory", "v"))
    count = Counter[str]()

    for number in range(EDITS):
        edited(content, chance)
        found = said(content)
        assert said(content, means) == found, number
        count["figures" if found[1] else "problems"] += 1
        if found[1] and chance.random() < 1 / 2:
            build(paths, tmp_path / "site", AS_OF, means=means)
            build(paths, tmp_path / "plain", AS_OF)
            assert tree(tmp_path / "site") == tree(tmp_path / "plain"), number
            count["sites"] += 1

    print(dict(count))  # noqa: T201  # said to whoever runs pytest -rP
    assert count["figures"] > 5
    assert count["problems"] > 5
    assert count["sites"] > 2
