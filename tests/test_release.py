"""A site on disk is whole or not there: failures, kills, strangers and second builds."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from site_gen.memory import Memory
from site_gen.model.output import Output
from site_gen.problems import TargetError
from site_gen.published import MARKER, published_in
from site_gen.release import check_target, held
from site_gen.release import release as put
from tests.running import ROOT, surroundings, tree

OLD = (Output("index.html", b"old"), Output("r/140100/index.html", b"old city"))
NEW = (Output("index.html", b"new"), Output("t/index.html", b"topics"))
# A build that stops in the middle and says so: its outputs wait for a line on its input.
HOLD = """
import sys
from pathlib import Path
from site_gen.model.output import Output
from site_gen.problems import TargetError
from site_gen.release import held, release

def outputs():
    yield Output("index.html", b"half")
    print("holding", flush=True)
    sys.stdin.readline()
    yield Output("t/index.html", b"rest")

try:
    with held(Path(sys.argv[1])):
        release(outputs(), Path(sys.argv[1]))
except TargetError as error:
    print(error, flush=True)
    sys.exit(3)
"""


def release(outputs: Iterable[Output], out: Path) -> int:
    """Hold a directory, look what is there, and put the outputs in place of it."""
    with held(out):
        site = put(outputs, out, published_in(out, Memory()))
    assert site.looks == published_in(out, Memory()).looks
    return len(site.digests) - 1


def begin(out: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(out)],
        cwd=ROOT,
        env=surroundings(PYTHONIOENCODING="utf-8"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def contents(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def contents_of(outputs: Iterable[Output]) -> dict[str, bytes]:
    return {output.path: output.bytes_ for output in outputs}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_release_replaces_the_site_before_it(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "site"

    assert release(OLD, out) == 2
    assert contents(out) == {"index.html": b"old", "r/140100/index.html": b"old city"}
    assert release(NEW, out) == 2
    assert contents(out) == {"index.html": b"new", "t/index.html": b"topics"}
    assert names(out.parent) == {"site", ".site.lock", ".site.spare"}


def test_a_file_that_says_the_same_stays_the_same_file(tmp_path: Path) -> None:
    out = tmp_path / "site"
    steady = Output("r/910100/index.html", b"same")

    files = []
    for number in range(4):
        release((Output("index.html", b"%d" % number), steady), out)
        files.append(((out / "index.html").stat().st_ino, (out / steady.path).stat().st_ino))

    changed, kept = zip(*files, strict=True)
    assert len(set(kept)) == 1
    assert all(one != other for one, other in pairwise(changed))


def test_no_file_that_is_public_is_written_into(tmp_path: Path) -> None:
    out = tmp_path / "site"
    for text in (b"first", b"second"):
        release((Output("index.html", text),), out)
    with (out / "index.html").open("rb") as reading:
        for text in (b"third", b"fourth"):
            release((Output("index.html", text),), out)
        assert reading.read() == b"second"


def test_a_folder_may_become_a_file_and_a_file_a_folder(tmp_path: Path) -> None:
    out = tmp_path / "site"
    one = (Output("a/b/index.html", b"1"), Output("c", b"2"))
    other = (Output("a", b"3"), Output("c/index.html", b"4"))

    for outputs in (one, other, one, one, other, other, one):
        release(outputs, out)
        assert contents(out) == contents_of(outputs)


def test_a_spare_that_holds_a_link_is_not_written_into(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    release(OLD, out)
    release(NEW, out)
    (tmp_path / ".site.spare" / "r").rename(tmp_path / "away")
    (tmp_path / ".site.spare" / "r").symlink_to(elsewhere)

    release(OLD, out)

    assert contents(out) == contents_of(OLD)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left"), ValueError("ours"), KeyboardInterrupt()]
)
def test_the_site_before_stays_whole_when_writing_fails(
    tmp_path: Path, fault: BaseException
) -> None:
    out = tmp_path / "site"
    release(OLD, out)
    before = tree(out)

    def outputs() -> Iterator[Output]:
        yield NEW[0]
        raise fault

    with pytest.raises(type(fault)):
        release(outputs(), out)
    assert tree(out) == before
    assert names(tmp_path) == {"site", ".site.lock", ".site.spare"}


def test_two_outputs_of_one_name_are_our_fault(tmp_path: Path) -> None:
    twice = (Output("index.html", b"a"), Output("Index.html", b"b"))

    with pytest.raises(ValueError, match=r"Index\.html"):
        release(twice, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_folder_with_files_of_others_is_refused_by_their_name(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "letter.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(TargetError, match=r"letter\.txt"):
        check_target(out, tmp_path / "content")


def test_a_file_put_into_our_site_is_not_thrown_away(tmp_path: Path) -> None:
    out = tmp_path / "site"
    release(OLD, out)
    check_target(out, tmp_path / "content")
    (out / "r" / "CNAME").write_text("mine", encoding="utf-8")

    with pytest.raises(TargetError, match="CNAME"):
        release(NEW, out)
    assert contents(out) == {**contents_of(OLD), "r/CNAME": b"mine"}


def test_an_empty_folder_is_welcome(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    check_target(tmp_path / "site", tmp_path / "content")


@pytest.mark.parametrize("out", ["content", "content/site", ".", "content/../content/a/b"])
def test_an_output_inside_or_around_the_content_is_refused(tmp_path: Path, out: str) -> None:
    (tmp_path / "content").mkdir()

    with pytest.raises(TargetError, match="不能互相包含"):
        check_target(tmp_path / out, tmp_path / "content")


@pytest.mark.parametrize("out", [Path("/"), Path.home(), Path.cwd()])
def test_a_root_a_home_and_where_we_stand_are_refused(tmp_path: Path, out: Path) -> None:
    with pytest.raises(TargetError, match="请用单独的目录"):
        check_target(out, tmp_path / "content")


def test_a_link_and_a_file_are_refused_as_output(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    (tmp_path / "file").write_text("", encoding="utf-8")

    for name in ("link", "broken", "file"):
        with pytest.raises(TargetError, match="不是普通目录"):
            check_target(tmp_path / name, tmp_path / "content")


def test_the_rests_of_a_killed_build_are_swept(tmp_path: Path) -> None:
    out = tmp_path / "site"
    release(OLD, out)
    killed = begin(out)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "holding\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=30)
    assert names(tmp_path) == {"site", ".site.lock", ".site.spare"}
    assert contents(out)["index.html"] == b"old"

    release(NEW, out)

    assert contents(out) == {"index.html": b"new", "t/index.html": b"topics"}
    assert contents(tmp_path / ".site.spare") == contents_of(OLD)


def test_a_site_left_between_two_renames_is_put_back(tmp_path: Path) -> None:
    out = tmp_path / "site"
    release(OLD, out)
    before = tree(out)
    out.rename(tmp_path / ".site.old")  # as a build killed between its renames leaves it

    def outputs() -> Iterator[Output]:
        yield NEW[0]
        raise OSError(28, "No space left")

    with pytest.raises(OSError, match="No space"):
        release(outputs(), out)
    assert tree(out) == before


def test_a_second_build_at_once_is_refused_with_the_holder_of_the_place(tmp_path: Path) -> None:
    out = tmp_path / "site"
    first = begin(out)
    assert first.stdout is not None
    assert first.stdout.readline() == "holding\n"

    second = begin(out)
    said, _ = second.communicate(timeout=30)
    assert second.returncode == 3
    assert f"进程 {first.pid}）" in said

    first.communicate("go\n", timeout=30)
    assert first.returncode == 0
    assert contents(out) == {"index.html": b"half", "t/index.html": b"rest"}


def test_everybody_may_read_a_site_whatever_the_builders_mask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        release(OLD, tmp_path / "site")
    finally:
        os.umask(before)

    modes = {
        path.relative_to(tmp_path).as_posix(): oct(path.stat().st_mode & 0o777)
        for path in [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    }
    assert modes == {
        "site": "0o755",
        "site/.site-gen": "0o644",
        "site/index.html": "0o644",
        "site/r": "0o755",
        "site/r/140100": "0o755",
        "site/r/140100/index.html": "0o644",
    }
