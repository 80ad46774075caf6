"""The real content: the same site however it is built, and no site when it is broken by hand."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import AS_OF
from tests.running import ROOT, site_gen, tree

CONTENT = ROOT / "content"
POLICY = "policies/140000/resident/inpatient.yaml"
SITE = "site.yaml"
# Each: the file, what is written there, what a hand makes of it, the part of that the
# message points at, what is said.
BROKEN = {
    "a misspelt key": (POLICY, "rows:", "row:", "row", "unknown-key", "是不是 rows"),
    "no as a value": (SITE, "language: zh-CN", "language: no", "no", "boolean", "请写完整"),
    "a key twice": (SITE, "language: zh-CN", "name: 别的", "name", "duplicate-key", "请合并成一个"),
    "a ratio without its sign": (POLICY, "ratio: 85%", "ratio: 85", "85", "ratio", "请写成 85%"),
    "an unknown source": (POLICY, "source: S2", "source: S2x", "S2x", "id", "请写成 S2"),
    "a source not described": (
        POLICY,
        "source: S2",
        "source: S999",
        "S999",
        "unknown-source",
        "是不是",
    ),
    "a day that is none": (POLICY, "2025-01-01", "2025-02-30", "2025", "date", "请核对年月日"),
}


def reversed_copy(source: Path, copy: Path) -> None:
    """Make the same folder with everything in it created in the other order."""
    copy.mkdir()
    for path in sorted(source.iterdir(), reverse=True):
        if path.is_dir():
            reversed_copy(path, copy / path.name)
        else:
            shutil.copyfile(path, copy / path.name)


def test_a_build_is_the_same_whatever_the_seed_the_zone_and_the_order(
    real_site: Path, tmp_path: Path
) -> None:
    reversed_copy(CONTENT, tmp_path / "content")
    words = ("--content", tmp_path / "content", "--out", tmp_path / "site", "--as-of", AS_OF)

    done = site_gen("build", *words, PYTHONHASHSEED="1", TZ="UTC")

    assert done.returncode == 0, done.stderr
    first, second = tree(real_site), tree(tmp_path / "site")
    assert len(first) > 3000
    assert {path for path in {*first, *second} if first.get(path) != second.get(path)} == set()


def test_a_build_in_place_of_another_leaves_nothing_of_it(real_site: Path, tmp_path: Path) -> None:
    shutil.copytree(real_site, tmp_path / "site")

    done = site_gen("build", "--out", tmp_path / "site", "--as-of", AS_OF, PYTHONHASHSEED="2")

    assert done.returncode == 0, done.stderr
    assert tree(real_site) == tree(tmp_path / "site")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Iterator[Path]:
    """A copy of the content beside the site built of it before."""
    made = tmp_path_factory.mktemp("hand")
    shutil.copytree(CONTENT, made / "content")
    shutil.copytree(real_site, made / "site")
    yield made
    assert tree(made / "content") == tree(CONTENT), "a test did not put back what it broke"


@pytest.mark.parametrize("hand", BROKEN)
def test_a_record_broken_by_hand_is_named_with_its_place_and_remedy(
    folder: Path, real_site: Path, hand: str
) -> None:
    file, right, wrong, part, rule, remedy = BROKEN[hand]
    path = folder / "content" / file
    sound = path.read_text(encoding="utf-8")
    before = sound[: sound.index(right)] + wrong[: wrong.index(part)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    path.write_text(sound.replace(right, wrong, 1), encoding="utf-8")
    try:
        done = site_gen(
            "build", "--content", folder / "content", "--out", folder / "site", "--as-of", AS_OF
        )
    finally:
        path.write_text(sound, encoding="utf-8")

    said = [text for text in done.stdout.splitlines() if f"错误[{rule}]" in text]
    assert done.returncode == 1
    assert said[0].startswith(f"content/{file}:{line}:{column}: ")
    assert remedy in said[0]
    assert tree(folder / "site") == tree(real_site)
