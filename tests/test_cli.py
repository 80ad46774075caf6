"""The command line as people and machines meet it: real processes, their words and endings."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import AS_OF, SITES
from tests.running import COMMAND, LONGEST, ROOT, site_gen, surroundings, tree

SMALL = SITES / "minimal" / "content"
DAY = ("--as-of", AS_OF)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL, tmp_path / "content")


def spoil(content: Path) -> None:
    """Make one error and one warning."""
    path = content / "policies" / "140000" / "resident" / "inpatient.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("ratio: 85%", "ratio: 85").replace("deductible: 1000", "deductible: 9000"),
        encoding="utf-8",
    )


def test_a_build_says_what_it_made_and_ends_with_0(tmp_path: Path) -> None:
    done = site_gen("build", "--content", SMALL, "--out", tmp_path / "site", *DAY)

    assert done.returncode == 0
    assert done.stdout.startswith("1 份记录，5 个数（1 个地区），2 处来源，")
    assert str(tmp_path / "site" / "index.html") in done.stdout
    assert done.stderr == ""


def test_a_check_of_sound_content_ends_with_0(content: Path) -> None:
    done = site_gen("check", "--content", content, *DAY)

    assert (done.returncode, done.stdout) == (0, "")
    assert "没有错误" in done.stderr


@pytest.mark.parametrize("command", ["check", "build"])
def test_broken_content_is_reported_at_its_places_and_ends_with_1(
    content: Path, tmp_path: Path, command: str
) -> None:
    spoil(content)
    out = ("--out", tmp_path / "site") if command == "build" else ()
    done = site_gen(command, "--content", content, *out, *DAY)

    assert done.returncode == 1
    policy = "content/policies/140000/resident/inpatient.yaml"
    assert [line.split(" ")[:2] for line in done.stdout.splitlines()] == [
        [f"{policy}:6:56:", "错误[ratio]"],
        [f"{policy}:7:44:", "警告[plausible]"],
    ]
    assert "1 处错误，没有生成" in done.stderr
    assert not (tmp_path / "site").exists()


def test_after_a_failed_build_the_site_before_is_as_it_was(content: Path, tmp_path: Path) -> None:
    build = ("build", "--content", content, "--out", tmp_path / "site", *DAY)
    assert site_gen(*build).returncode == 0
    before = tree(tmp_path / "site")

    spoil(content)

    assert site_gen(*build).returncode == 1
    assert tree(tmp_path / "site") == before


def test_problems_are_written_as_json_for_programs(content: Path) -> None:
    spoil(content)
    done = site_gen("check", "--content", content, "--format=json", *DAY)
    found = [json.loads(line) for line in done.stdout.splitlines()]

    assert [(p["line"], p["column"], p["level"], p["rule"]) for p in found] == [
        (6, 56, "error", "ratio"),
        (7, 44, "warning", "plausible"),
    ]
    assert found[0]["path"] == "content/policies/140000/resident/inpatient.yaml"


def test_nothing_but_problems_is_among_problems_written_for_programs(
    content: Path, tmp_path: Path
) -> None:
    done = site_gen("build", "--content", content, "--out", tmp_path / "s", "--format=json", *DAY)

    assert (done.returncode, done.stdout) == (0, "")
    assert "份记录" in done.stderr


def test_problems_are_written_as_annotations_for_github(content: Path) -> None:
    spoil(content)
    done = site_gen("check", "--content", content, "--format", "github", *DAY)

    policy = "content/policies/140000/resident/inpatient.yaml"
    assert done.stdout.startswith(f"::error file={policy},line=6,col=56,title=ratio::比例")
    assert f"::warning file={policy},line=7,col=44,title=plausible::" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("biuld",),
        ("build", "--no-such-option"),
        ("build", "--as-of", "2025-02-30"),
        ("check", "--as-of", "今天"),
        ("check", "--format", "xml"),
        ("serve", "--port", "99999"),
        (),
    ],
)
def test_wrong_usage_ends_with_2(words: tuple[str, ...]) -> None:
    done = site_gen(*words)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_wrong_source_date_epoch_is_wrong_usage(content: Path) -> None:
    done = site_gen("check", "--content", content, SOURCE_DATE_EPOCH="yesterday")

    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_help_and_version_end_with_0() -> None:
    assert site_gen("--help").returncode == 0
    assert "内容目录" in site_gen("build", "--help").stdout


def test_an_output_that_must_not_be_written_ends_with_3(content: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "letter.txt").write_text("mine", encoding="utf-8")

    done = site_gen("build", "--content", content, "--out", tmp_path / "site", *DAY)

    assert done.returncode == 3
    assert "letter.txt" in done.stderr
    assert (tmp_path / "site" / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_content_that_cannot_be_found_ends_with_3(tmp_path: Path) -> None:
    done = site_gen("build", "--content", tmp_path / "nowhere", "--out", tmp_path / "s", *DAY)

    assert done.returncode == 3
    assert "nowhere" in done.stderr


def test_a_taken_port_ends_with_3(content: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = site_gen("serve", "--content", content, "--port", port, *DAY)

    assert done.returncode == 3
    assert "环境问题" in done.stderr


def test_a_fault_of_ours_ends_with_4_and_touches_nothing(content: Path, tmp_path: Path) -> None:
    templates = shutil.copytree(ROOT / "templates", tmp_path / "templates")
    build = ("build", "--content", content, "--templates", templates, "--out", tmp_path / "site")
    assert site_gen(*build, *DAY).returncode == 0
    before = tree(tmp_path / "site")
    (templates / "pages" / "source.html").write_text("{{ surce.title }}", encoding="utf-8")

    done = site_gen(*build, *DAY)

    assert done.returncode == 4
    assert "surce" in done.stderr
    assert "这是程序的错误，不是内容的错误" in done.stderr
    assert tree(tmp_path / "site") == before


@pytest.fixture
def waiting(content: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build that waits for a stylesheet that never comes."""
    static = shutil.copytree(ROOT / "static", tmp_path / "static")
    pipe = static / "css" / "base.css"
    pipe.unlink()
    os.mkfifo(pipe)
    words = ("build", "--content", content, "--static", static, "--out", tmp_path / "site", *DAY)
    # Where the tests run in the background, an interrupt is ignored, and so it would be below them.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*COMMAND, *map(str, words)],
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    signal.signal(signal.SIGINT, before)
    descriptor = meet(pipe)
    yield process
    process.kill()
    process.wait(timeout=30)
    os.close(descriptor)


def meet(pipe: Path, seconds: float = 30) -> int:
    """Wait until somebody reads a pipe, but not for ever; give our end of it."""
    end = time.monotonic() + seconds
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert time.monotonic() < end, "nobody reads the pipe"
            time.sleep(0.02)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_build_with_its_status(
    waiting: subprocess.Popen[bytes], number: signal.Signals, status: int
) -> None:
    waiting.send_signal(number)

    assert waiting.wait(timeout=30) == status


def test_the_date_comes_from_source_date_epoch_when_none_is_given(
    content: Path, tmp_path: Path
) -> None:
    build = ("build", "--content", content, "--out")
    last_second = "1795478399"  # 23:59:59 on that day in UTC, the day after in Shanghai

    done = site_gen(*build, tmp_path / "epoch", SOURCE_DATE_EPOCH=last_second, TZ="Asia/Shanghai")

    assert done.returncode == 0
    assert site_gen(*build, tmp_path / "day", *DAY).returncode == 0

    assert tree(tmp_path / "epoch") == tree(tmp_path / "day")


def test_a_process_that_is_told_to_write_ascii_still_says_where_and_what(content: Path) -> None:
    spoil(content)
    done = site_gen("check", "--content", content, *DAY, LC_ALL="C", PYTHONIOENCODING="ascii")

    assert done.returncode == 1
    assert "inpatient.yaml:6:56: 错误[ratio]" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_fault_of_ours(content: Path) -> None:
    spoil(content)
    words = [*COMMAND, "check", "--content", str(content), "--as-of", str(AS_OF)]
    with subprocess.Popen(
        words, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read().decode()

    assert "Traceback" not in said
    assert process.returncode == 1


def test_nobody_has_to_listen(content: Path) -> None:
    words = [*COMMAND, "check", "--content", str(content), "--as-of", str(AS_OF)]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *words],
        cwd=ROOT,
        env=surroundings(),
        stderr=subprocess.PIPE,
        timeout=LONGEST,
        check=False,
    )

    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert "没有错误".encode() in done.stderr
