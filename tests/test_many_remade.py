"""A site of many regions after a change is the same as one made from nothing, and little of it is made."""

import shutil
from collections.abc import Callable
from pathlib import Path

from bench.corpus import write_corpus
from bench.made_up import change
from site_gen.compare.levels import TOGETHER
from site_gen.memory import MemoryInFolder
from site_gen.work import Means
from tests.test_remake import Told, made

NUMBER = TOGETHER + 2
COUNTY, PROVINCE = "110101", "130000"

Change = Callable[[Path], None]


def record(content: Path, region: str, name: str = "resident/inpatient.yaml") -> Path:
    return content / "policies" / region / name


def amount_of(region: str) -> Change:
    return lambda content: change(record(content, region), r"(deductible: )\d+", "777")


def source_of(region: str, other: str) -> Change:
    """Let one policy of a region rest on the source of another region, in another province."""
    return lambda content: change(record(content, region), r"(source: )R\d+", f"R{other}")


def silent(region: str) -> Change:
    """Let a region say nothing on a topic any more."""
    return lambda content: record(content, region, "resident/chronic.yaml").unlink()


def gone(content: Path) -> None:
    shutil.rmtree(content / "policies" / COUNTY)


CHANGES: dict[str, tuple[Change, int, int, int]] = {
    "an amount of a province": (amount_of(PROVINCE), 1, 1, 1),
    "a source of another province": (source_of(COUNTY, PROVINCE), 1, 1, 1),
    "a topic on which only a county says something": (silent("130100"), 1, 1, 1),
    "a topic on which nobody does below a province": (silent("130101"), 1, 1, 1),
    "no records any more": (gone, 1, 0, 0),
}
"""What is changed, in how many territories pages are made, in how many cases settled, and of how many
regions files are read and judged."""


def test_after_each_change_the_site_is_as_from_nothing(tmp_path: Path) -> None:
    content, out, folder = tmp_path / "content", tmp_path / "site", tmp_path / "memory"
    write_corpus(content, NUMBER)
    before = made(content, out, Means(MemoryInFolder(folder, "v")))
    for name, (apply, territories, settled, studied) in CHANGES.items():
        apply(content)
        told = Told()
        after = made(content, out, Means(MemoryInFolder(folder, "v"), tell=told))

        assert after != before, name
        assert after == made(content, tmp_path / "plain"), name
        counts = tuple(told.among.get(stage, 0) for stage in ("地区", "情形", "读取"))
        assert counts == (territories, settled, studied), name
        before = after


def test_whatever_is_forgotten_or_undone_is_made_again(tmp_path: Path) -> None:
    content, out, folder = tmp_path / "content", tmp_path / "site", tmp_path / "memory"
    write_corpus(content, NUMBER)
    first = made(content, out, Means(MemoryInFolder(folder, "v")))
    for lost in ("tallies", "110000.all", "110000.pages", "110100.records"):
        (folder / lost).unlink()
        assert made(content, out, Means(MemoryInFolder(folder, "v"))) == first, lost
    (out / "data" / "cases.csv").write_bytes(b"spoilt")
    assert made(content, out, Means(MemoryInFolder(folder, "v"))) == first
    (folder / "110000.cases").unlink()
    source_of(COUNTY, PROVINCE)(content)
    assert made(content, out, Means(MemoryInFolder(folder, "v"))) != first
    source_of(COUNTY, COUNTY)(content)
    assert made(content, out, Means(MemoryInFolder(folder, "v"))) == first
