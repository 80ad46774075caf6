"""What a site says is known without reading it, unless a file looks otherwise than it was left."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from site_gen.memory import Memory, MemoryWhileRunning
from site_gen.model.output import digest_of_parts, part_of
from site_gen.problems import TargetError
from site_gen.published import MARKER, Published, note_published, published_in
from site_gen.stamp import looks_below
from tests.conftest import OLD


def digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "r").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"home")
    (folder / "r" / "index.html").write_bytes(b"region")
    (folder / MARKER).write_text(
        "gone.html\nindex.html\nindex.html/a\nlink\nr/index.html\n", encoding="utf-8"
    )
    return folder


def noted_as(site: Path, memory: Memory, said: bytes) -> None:
    """Note that the home page says something, whatever it does say."""
    look = looks_below(site)["index.html"]
    note_published(site, Published({"index.html": digest(said)}, {"index.html": look}), memory)


def test_every_plain_file_of_ours_is_digested(site: Path) -> None:
    (site / "link").symlink_to("index.html")

    found = published_in(site, Memory())

    assert found.digests == {
        "index.html": digest(b"home"),
        "r/index.html": digest(b"region"),
        MARKER: digest((site / MARKER).read_bytes()),
    }
    assert found.looks.keys() == found.digests.keys()
    assert published_in(site / "none", Memory()) == Published()


def test_a_file_of_somebody_else_is_refused_by_its_name(site: Path) -> None:
    (site / "r" / "stranger").write_bytes(b"not ours")

    with pytest.raises(TargetError, match="r/stranger"):
        published_in(site, Memory())


def test_a_file_left_alone_is_not_read_again(site: Path) -> None:
    memory = MemoryWhileRunning()
    time.sleep(OLD)
    noted_as(site, memory, b"a lie")

    assert published_in(site, memory).digests["index.html"] == digest(b"a lie")


def test_a_file_that_was_touched_is_read_again(site: Path) -> None:
    memory = MemoryWhileRunning()
    time.sleep(OLD)
    noted_as(site, memory, b"a lie")
    found = (site / "index.html").stat()
    (site / "index.html").write_bytes(b"hume")
    os.utime(site / "index.html", ns=(found.st_atime_ns, found.st_mtime_ns))

    assert published_in(site, memory).digests["index.html"] == digest(b"hume")


def test_a_file_changed_just_now_is_read_again(site: Path) -> None:
    memory = MemoryWhileRunning()
    (site / "index.html").write_bytes(b"home")
    noted_as(site, memory, b"a lie")

    assert published_in(site, memory).digests["index.html"] == digest(b"home")


def test_another_site_is_not_taken_for_this_one(site: Path) -> None:
    memory = MemoryWhileRunning()
    time.sleep(OLD)
    noted_as(site, memory, b"a lie")
    site.rename(site.with_name("other"))

    assert published_in(site.with_name("other"), memory).digests["index.html"] == digest(b"home")


def test_the_parts_of_a_file_that_was_touched_count_only_if_it_is_still_made_of_them(
    site: Path,
) -> None:
    memory, parts = MemoryWhileRunning(), (part_of(b"ho").noted, part_of(b"me").noted)
    note_published(site, Published({}, {}, {"index.html": parts}), memory)

    found = published_in(site, memory)
    assert found.digests["index.html"] == digest_of_parts(parts)
    assert found.known.parts == {part.digest for part in parts}

    for said in (b"hume", b"homeland", b"h"):
        (site / "index.html").write_bytes(said)
        assert published_in(site, memory).digests["index.html"] == digest(said)
        assert published_in(site, memory).parts == {}
