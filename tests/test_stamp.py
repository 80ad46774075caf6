"""A build that finds nothing changed does nothing, and whatever has changed is noticed."""

import os
import shutil
import time
from pathlib import Path

import pytest

from site_gen.stamp import Said, keep_said, looks_below, may_change_unseen, said_before, stamp_of
from tests.conftest import AS_OF, OLD, SITES
from tests.running import site_gen

SAID: Said = [("做好了", False), ("请打开", True)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "made"
    (made / "below").mkdir(parents=True)
    (made / "below" / "one.txt").write_text("one", encoding="utf-8")
    time.sleep(OLD)
    return made


def test_a_folder_that_stays_as_it_is_keeps_its_stamp(folder: Path) -> None:
    first = stamp_of({"in": looks_below(folder)}, "day")

    assert first
    assert stamp_of({"in": looks_below(folder)}, "day") == first
    assert stamp_of({"in": looks_below(folder)}, "another day") != first


def test_a_file_changed_just_now_gives_no_stamp(folder: Path) -> None:
    (folder / "below" / "one.txt").write_text("two", encoding="utf-8")

    assert stamp_of({"in": looks_below(folder)}) == ""


def test_a_disk_that_notes_times_finely_tells_changes_apart_sooner() -> None:
    now, tenth = 1_796_000_000_000_000_000, 100_000_000
    fine, coarse = now - tenth - 1, now - tenth

    assert not may_change_unseen((3, coarse, fine, 7), now)
    assert may_change_unseen((3, coarse, coarse, 7), now)
    assert not may_change_unseen((3, now - 11 * tenth, now - 11 * tenth, 7), now)
    assert may_change_unseen((3, coarse, now - 1, 7), now)


def test_a_change_of_bytes_is_noticed_though_size_and_time_are_put_back(folder: Path) -> None:
    file = folder / "below" / "one.txt"
    first, found = stamp_of({"in": looks_below(folder)}), file.stat()
    file.write_text("two", encoding="utf-8")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    time.sleep(OLD)

    assert file.stat().st_size == found.st_size
    assert stamp_of({"in": looks_below(folder)}) not in ("", first)


def test_what_was_said_comes_back_until_the_output_is_touched(folder: Path, tmp_path: Path) -> None:
    memory = tmp_path / "memory"
    assert said_before(memory, "a", folder) is None

    keep_said(memory, "a", looks_below(folder), SAID)
    assert said_before(memory, "a", folder) == SAID
    assert said_before(memory, "b", folder) is None
    assert said_before(memory, "", folder) is None
    (folder / "below" / "one.txt").unlink()
    assert said_before(memory, "a", folder) is None


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"stamp": "a"}', '{"stamp": "a", "out": 1}'])
def test_what_is_kept_by_halves_is_not_said(folder: Path, tmp_path: Path, spoilt: str) -> None:
    keep_said(tmp_path, "a", looks_below(folder), SAID)
    (tmp_path / "stamp.json").write_text(spoilt, encoding="utf-8")

    assert said_before(tmp_path, "a", folder) is None


def test_a_second_build_says_the_same_and_a_damaged_site_is_mended(tmp_path: Path) -> None:
    content, out = tmp_path / "content", tmp_path / "site"
    shutil.copytree(SITES / "library-cards" / "content", content)
    time.sleep(OLD)
    words = ("build", "--content", content, "--out", out, "--as-of", AS_OF)

    first, again = site_gen(*words), site_gen(*words, "--timings")
    assert (first.returncode, again.returncode) == (0, 0)
    assert again.stdout == first.stdout
    assert again.stderr.splitlines() == ["一共 0.00 秒"]

    (out / "index.html").write_text("damaged", encoding="utf-8")
    assert site_gen(*words).returncode == 0
    assert "damaged" not in (out / "index.html").read_text(encoding="utf-8")
