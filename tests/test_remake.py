"""Whatever is remembered and wherever it is made, the bytes are the same; and little is made twice."""

import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from site_gen.build import build
from site_gen.load import load
from site_gen.memory import Memory, MemoryInFolder
from site_gen.model.paths import Paths
from site_gen.problems import ContentError
from site_gen.work import Here, Means, executor_of
from tests.case_samples import CASE, HEAD, RUNGS
from tests.conftest import AS_OF, SITES, Folder
from tests.making import PATHS
from tests.running import tree

SITE = SITES / "library-cards" / "content"
RECORD = Path("policies/910101/reader/borrowing.yaml")


class Told:
    """Hears how many pieces each stage of a build has."""

    def __init__(self) -> None:
        self.among: dict[str, int] = {}
        self.began: Counter[str] = Counter()

    def __call__(self, stage: str, done: int, among: int) -> None:
        """Note the stage, and that it begins."""
        self.began[stage] += done == 0
        self.among[stage] = among


def worker(number: int) -> int:
    """Say in which process a piece of work is done."""
    del number
    time.sleep(0.05)
    return os.getpid()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(SITE, tmp_path / "content")


def made(
    content: Path, out: Path, means: Means | None = None, templates: Path = PATHS.templates
) -> dict[str, str]:
    """Build a site and give its files with the hashes of their bytes."""
    paths = Paths(content, templates, PATHS.static)
    build(paths, out, AS_OF, "https://example.org/", means)
    return tree(out)


def change(content: Path) -> None:
    """Change one number of one record."""
    file = content / RECORD
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("books: ", "books: 1", 1), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != text


def numbers(folder: Path) -> dict[str, int]:
    """Give the inode of every file."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_ino
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_build_that_remembers_makes_what_one_that_does_not_makes(
    content: Path, tmp_path: Path
) -> None:
    means = Means(MemoryInFolder(tmp_path / "memory", "v"))

    cold = made(content, tmp_path / "site", means)
    warm = made(content, tmp_path / "site", means)
    assert cold == warm == made(content, tmp_path / "plain")

    change(content)
    changed = made(content, tmp_path / "site", means)
    assert changed == made(content, tmp_path / "plain")
    assert changed != cold


@pytest.mark.parametrize("name", ["figures.csv", "figures.json"])
@pytest.mark.parametrize("spoilt", [None, b"", b"spoilt"])
def test_what_the_site_alone_holds_is_made_anew_if_it_was_spoilt(
    content: Path, tmp_path: Path, name: str, spoilt: bytes | None
) -> None:
    out, means = tmp_path / "site", Means(MemoryInFolder(tmp_path / "memory", "v"))
    made(content, out, means)
    whole = out / "data" / name
    if spoilt is None:
        whole.unlink()
    else:
        whole.write_bytes(spoilt)
    change(content)

    assert made(content, out, means) == made(content, tmp_path / "plain")


def test_one_changed_record_rewrites_only_the_files_that_differ(
    content: Path, tmp_path: Path
) -> None:
    out, means = tmp_path / "site", Means(MemoryInFolder(tmp_path / "memory", "v"))
    before, old = made(content, out, means), numbers(out)
    change(content)
    after, new = made(content, out, means), numbers(out)

    differ = {path for path in after if before.get(path) != after[path]}
    rewritten = {path for path in new if old.get(path) != new[path]}
    print(f"{len(differ)} of {len(after)} files differ")  # noqa: T201  # said to whoever runs pytest -rP
    assert "r/910101/index.html" in differ
    assert len(differ) < len(after) / 2
    assert rewritten == differ


@pytest.mark.parametrize(
    ("lost", "rule"),
    [("sources/east-rules.yaml", "unknown-source"), ("regions/910000.yaml", "unknown-region")],
)
def test_what_remembered_policies_name_must_still_exist(
    content: Path, tmp_path: Path, lost: str, rule: str
) -> None:
    means = Means(MemoryInFolder(tmp_path / "memory", "v"))
    load(content, AS_OF, means)
    (content / lost).unlink()

    with pytest.raises(ContentError) as remembered:
        load(content, AS_OF, means)
    with pytest.raises(ContentError) as anew:
        load(content, AS_OF)

    assert remembered.value.problems == anew.value.problems
    assert rule in {
        problem.rule for problem in anew.value.problems if "/policies/" in problem.place.path
    }


def test_one_place_without_a_sum_takes_the_place_of_another_on_the_page_of_a_case(
    folder: Folder, minimal: dict[str, str], tmp_path: Path
) -> None:
    province, city = (f"policies/{code}/resident/inpatient.yaml" for code in ("140000", "140100"))
    ladder = "rungs:\n  large: {label: 大, help: 大。, institutions: [level-3]}\n"
    stay = (
        f"{HEAD}people:\n  - visits: [{{service: inpatient, rung: large, bill: {{total: 1万}}}}]\n"
    )
    content = folder({**minimal, CASE: stay, RUNGS: ladder})
    out, means = tmp_path / "site", Means(MemoryInFolder(tmp_path / "memory", "v"))
    page = out / "case" / "one-stay" / "index.html"
    reason = "没有收录和“大”对应的一档"

    before = made(content, out, means)
    assert reason in page.read_text(encoding="utf-8")
    (content / city).parent.mkdir(parents=True)
    (content / province).rename(content / city)
    after = made(content, out, means)

    assert reason in page.read_text(encoding="utf-8")
    assert after["case/one-stay/index.html"] != before["case/one-stay/index.html"]
    from_nothing = Told()
    assert after == made(content, tmp_path / "plain", Means(tell=from_nothing))
    assert from_nothing.began["情形"] == 1


def test_one_changed_amount_changes_nothing_that_the_lists_say(content: Path) -> None:
    before = load(content, AS_OF).catalogue
    change(content)
    after = load(content, AS_OF).catalogue

    assert after.figures != before.figures
    assert after.outline.listed == before.outline.listed != ""


def test_one_changed_record_makes_one_territory_anew(content: Path, tmp_path: Path) -> None:
    memory, cold, warm, changed = MemoryInFolder(tmp_path / "memory", "v"), Told(), Told(), Told()

    made(content, tmp_path / "site", Means(memory, tell=cold))
    made(content, tmp_path / "site", Means(memory, tell=warm))
    change(content)
    made(content, tmp_path / "site", Means(memory, tell=changed))

    assert [told.among.get("地区", 0) for told in (cold, warm, changed)] == [3, 0, 1]
    assert [told.among.get("读取", 0) for told in (cold, warm, changed)] == [6, 0, 1]


def test_one_changed_template_makes_only_what_is_set_by_it_anew(
    content: Path, tmp_path: Path
) -> None:
    templates = shutil.copytree(PATHS.templates, tmp_path / "templates")
    memory, told = MemoryInFolder(tmp_path / "memory", "v"), Told()
    first = made(content, tmp_path / "site", Means(memory), templates)
    for name, regions, topics in (("pages/topic.html", 0, 2), ("pages/records.html", 3, 0)):
        file = templates / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("<h1", "<h1 id='x'", 1), encoding="utf-8")
        second = made(content, tmp_path / "site", Means(memory, tell=told), templates)

        assert second != first
        assert second == made(content, tmp_path / "plain", templates=templates)
        assert [told.among.get("地区", 0), told.among.get("主题", 0)] == [regions, topics]


def test_a_page_that_was_spoilt_or_lost_is_made_again(content: Path, tmp_path: Path) -> None:
    out, means = tmp_path / "site", Means(MemoryInFolder(tmp_path / "memory", "v"))
    first = made(content, out, means)
    for path in ("r/910101/index.html", "index.html"):
        for spoil in (Path.unlink, _spoil):
            spoil(out / path)
            assert tree(out) != first
            assert made(content, out, means) == first


def _spoil(path: Path) -> None:
    """Change a sign of a file, with its size and times as before."""
    found, raw = path.stat(), path.read_bytes()
    path.write_bytes(raw[:-2] + b"?" + raw[-1:])
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def test_a_memory_serves_another_place_too(content: Path, tmp_path: Path) -> None:
    means = Means(MemoryInFolder(tmp_path / "memory", "v"))

    assert made(content, tmp_path / "one", means) == made(content, tmp_path / "other", means)


def test_a_spoilt_memory_changes_nothing(content: Path, tmp_path: Path) -> None:
    folder = tmp_path / "memory"
    first = made(content, tmp_path / "site", Means(MemoryInFolder(folder, "v")))
    files = [file for file in folder.iterdir() if file.is_file()]
    assert files
    for number, file in enumerate(files):
        raw = file.read_bytes()
        file.write_bytes(raw[: len(raw) // 2] if number % 2 else raw[:-1] + b"?")

    assert made(content, tmp_path / "site", Means(MemoryInFolder(folder, "v"))) == first


@contextmanager
def cluster() -> Iterator[str]:
    """Start a scheduler and two workers on this machine."""
    from distributed import LocalCluster  # noqa: PLC0415  # start-up: only this test needs it

    with LocalCluster(  # type: ignore[no-untyped-call]  # distributed has few types
        n_workers=2, threads_per_worker=1, scheduler_kwargs={"dashboard": False}
    ) as running:
        yield running.scheduler_address.replace("tcp://", "dask://")


@pytest.mark.parametrize("processes", [1, 2])
def test_any_number_of_processes_makes_the_same_site(
    content: Path, tmp_path: Path, processes: int
) -> None:
    with executor_of(None, processes) as executor:
        assert isinstance(executor, Here) == (processes == 1)
        found = made(content, tmp_path / "site", Means(Memory(), executor))

    assert found == made(content, tmp_path / "plain")


def test_a_dask_cluster_makes_the_same_site(content: Path, tmp_path: Path) -> None:
    with cluster() as address, executor_of(address, 1) as executor:
        workers = set(executor.map(worker, range(8)))
        found = made(content, tmp_path / "site", Means(Memory(), executor))

    assert len(workers) == 2
    assert os.getpid() not in workers
    assert found == made(content, tmp_path / "plain")
