"""What is watched is noticed as soon as it changes, and known as a look at all files would know it."""

import asyncio
import os
import resource
import shutil
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from site_gen.stamp import looks_below
from site_gen.watch import Watch

HARDLY_EVER = 3600.0
LONGEST = 20.0

Result = TypeVar("Result")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with folders in it."""
    for name in ("a.yaml", "below/b.yaml", "below/deep/c.yaml", "other/d.yaml"):
        path = tmp_path / "watched" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "watched"


def run(task: Coroutine[Any, Any, Result]) -> Result:
    """Run something in a thread of its own: a browser that tests share keeps this one's loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, task).result()


async def until(done: Callable[[], bool]) -> None:
    """Wait for something, but not for ever."""
    async with asyncio.timeout(LONGEST):
        while not done():  # noqa: ASYNC110  # what is waited for is on the disk
            await asyncio.sleep(0.01)


async def noticed(folder: Path, change: Callable[[Path], object], often: float) -> int:
    """Change something in a folder that is watched; give how often a change was noticed until all was."""
    watch, found = Watch(often), []
    watch.watch(str(folder))
    watch.examine()
    watch.start(lambda: found.append(watch.examine()[0]))
    try:
        change(folder)
        await until(lambda: watch.looks[str(folder)] == looks_below(folder))
    finally:
        watch.stop()
    return sum(path is not None for path in found)


def remove(folder: Path) -> None:
    """Remove a file."""
    (folder / "below/deep/c.yaml").unlink()


def put_folder_in_place(folder: Path) -> None:
    """Put a folder where a file was."""
    (folder / "a.yaml").unlink()
    (folder / "other").rename(folder / "a.yaml")


def put_file_in_place(folder: Path) -> None:
    """Put a file where a folder was."""
    shutil.rmtree(folder / "below")
    (folder / "below").write_text("a file", encoding="utf-8")


def put_other_in_place(folder: Path) -> None:
    """Put another folder where the one that is watched was."""
    other = shutil.copytree(folder / "below", folder.parent / "second")
    folder.rename(folder.parent / "first")
    other.rename(folder)


def rename_onto(folder: Path) -> None:
    """Save as many editors do: write another file and put it in place of the first."""
    beside = folder / "a.yaml.new"
    beside.write_text("saved", encoding="utf-8")
    beside.replace(folder / "a.yaml")


def add_folder(folder: Path) -> None:
    """Move a folder with files to where it is watched."""
    aside = folder.parent / "aside"
    shutil.copytree(folder / "below", aside)
    aside.rename(folder / "came")


def write_many(folder: Path) -> None:
    """Write more files than are looked at one by one."""
    for number in range(200):
        (folder / "other" / f"{number}.yaml").write_text("new", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda folder: (folder / "below/b.yaml").write_text("more", encoding="utf-8"),
    "removed": remove,
    "renamed": lambda folder: (folder / "a.yaml").rename(folder / "e.yaml"),
    "put in place": rename_onto,
    "given an old time": lambda folder: os.utime(folder / "a.yaml", (1, 1)),
    "made a link": lambda folder: (folder / "f.yaml").symlink_to("nowhere"),
    "a folder added": add_folder,
    "a folder renamed": lambda folder: (folder / "below").rename(folder / "under"),
    "a folder moved away": lambda folder: (folder / "below").rename(folder.parent / "gone"),
    "a folder removed": lambda folder: shutil.rmtree(folder / "below"),
    "a folder in place of a file": put_folder_in_place,
    "a file in place of a folder": put_file_in_place,
    "many": write_many,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_system_tells_of_a_change(folder: Path, change: Callable[[Path], object]) -> None:
    assert run(noticed(folder, change, HARDLY_EVER)) >= 1


@contextmanager
def no_more_open() -> Iterator[None]:
    """Let this process open nothing more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def noticed_untold(folder: Path) -> list[str]:
    """Watch where the system can tell of nothing, and give the folders in which a change was noticed."""
    watch, found = Watch(), []
    watch.watch(str(folder))
    watch.examine()
    with no_more_open():
        watch.start(lambda: found.append(watch.examine()[0]))
    (folder / "a.yaml").write_text("changed", encoding="utf-8")
    await until(lambda: any(found))
    return [path for path in found if path]


def test_where_the_system_tells_of_nothing_looks_at_all_files_do(folder: Path) -> None:
    assert run(noticed_untold(folder)) == [str(folder)]


async def looks_after_reading(folder: Path, files: list[Path]) -> list[str | None]:
    """Read files of a folder that is watched, change one later, and give what was noticed."""
    watch, found = Watch(HARDLY_EVER), []
    watch.watch(str(folder))
    watch.examine()
    watch.start(lambda: found.append(watch.examine()[0]))
    for path in files:
        path.read_bytes()
    await asyncio.sleep(0.2)
    (folder / "a.yaml").write_text("changed", encoding="utf-8")
    await until(lambda: bool(found))
    watch.stop()
    return found


def test_another_folder_in_its_place_is_noticed(folder: Path) -> None:
    assert run(noticed(folder, put_other_in_place, often=0.1)) >= 1


def test_what_is_read_is_not_looked_at_again(folder: Path) -> None:
    files = [*folder.rglob("*.yaml")]

    assert len(files) == 4
    assert run(looks_after_reading(folder, files)) == [str(folder)]


async def looks_after_a_fault(folder: Path) -> int:
    """Let the first look fail, and wait for another."""
    watch, looks = Watch(often=0.02), 0

    def look() -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise RuntimeError("a fault")

    watch.watch(str(folder))
    watch.start(look)
    await until(lambda: looks > 1)
    watch.stop()
    return looks


def test_a_look_that_failed_is_not_the_last(folder: Path) -> None:
    assert run(looks_after_a_fault(folder)) > 1
