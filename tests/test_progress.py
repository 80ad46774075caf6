"""What whoever waits for a build is told: each stage as it begins, and how many of how many."""

import pytest

from site_gen.progress import Progress

CLEAR = "\r\x1b[K"


def told(progress: Progress) -> None:
    progress.tell("读取", 0, 2)
    progress.tell("读取", 1, 2)
    progress.tell("检查", 0, 1)
    progress.end()


def test_a_long_build_says_each_stage_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    told(Progress(shown=True, after=0))

    said = capsys.readouterr().err
    assert said.split(CLEAR)[1:] == ["读取 0/2", "读取 1/2", "检查 0/1", ""]
    assert "\n" not in said


@pytest.mark.parametrize(("shown", "after"), [(True, 60), (False, 0)], ids=["short", "unwatched"])
def test_a_short_or_unwatched_build_says_no_stage(
    capsys: pytest.CaptureFixture[str], after: float, *, shown: bool
) -> None:
    told(Progress(shown=shown, after=after))

    assert capsys.readouterr().err.replace(CLEAR, "") == ""


def test_stages_are_timed_in_the_order_they_began(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(shown=False)
    told(progress)

    assert [line.split()[0] for line in progress.timings()] == ["读取", "检查", "一共"]
    assert capsys.readouterr().err == ""
