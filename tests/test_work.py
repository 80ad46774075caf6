"""Work is done elsewhere, in order, and nobody is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

from site_gen.work import Here, Means, Prepared, executor_of
from tests.running import ROOT, surroundings

HOLD = """
import os, sys
from site_gen.work import executor_of

with executor_of(None, 2) as executor:
    print(*{executor.submit(os.getpid).result() for _ in range(8)}, flush=True)
    sys.stdin.readline()
"""


def lives(process: int) -> bool:
    """Tell whether a process is there and has not ended; one that nobody asked after has."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except FileNotFoundError:
        return False
    return not state.startswith(" Z")


def test_results_come_in_the_order_of_the_items_and_are_told() -> None:
    told: list[tuple[str, int, int]] = []
    means = Means(tell=lambda *words: told.append(words))

    assert list(means.each("x", abs, [-1, -3, -2])) == [1, 3, 2]
    assert told == [("x", 0, 3), ("x", 1, 3), ("x", 2, 3), ("x", 3, 3)]
    assert list(means.each("y", abs, [])) == []


def test_an_item_is_sent_before_the_next_is_prepared() -> None:
    done: list[int] = []

    class Elsewhere(Here):
        map = Executor.map  # sends all items at once, as others do

    def prepare() -> Iterator[int]:
        for number in (1, 2, 3):
            done.append(number)
            yield -number

    def work(item: int) -> int:
        done.append(item)
        return abs(item)

    came = list(Means(executor=Elsewhere()).each("x", work, Prepared(3, prepare)))

    assert came == [1, 2, 3]
    assert done == [1, -1, 2, -2, 3, -3]


def test_one_process_is_this_one() -> None:
    with executor_of(None, 1) as executor:
        assert isinstance(executor, Here)
        assert executor.submit(os.getpid).result() == os.getpid()


def test_the_processes_of_a_build_that_is_killed_end_too() -> None:
    command = [sys.executable, "-c", HOLD]
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as build:
        assert build.stdout is not None
        workers = [int(number) for number in build.stdout.readline().split()]
        assert workers
        assert all(lives(worker) for worker in workers)
        build.send_signal(signal.SIGKILL)
        build.wait(timeout=30)
    for _ in range(300):
        if not any(lives(worker) for worker in workers):
            break
        time.sleep(0.1)

    assert [worker for worker in workers if lives(worker)] == []
