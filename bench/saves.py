"""A content folder served by `site-gen serve` → how long a saved figure takes until its page says it."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from urllib.error import URLError

ROOT = Path(__file__).parents[1]
_DEDUCTIBLE = re.compile(r"(deductible: )\d+")
_PATIENCE = 1800
"""The most seconds that anything is waited for."""


def waits(content: Path, record: Path, as_of: date, times: int) -> list[float]:
    """Change the first deductible of a record so many times, and measure each wait in seconds."""
    region, scheme = record.parts[-3], record.parts[-2]
    with _served(content, as_of) as address:
        page = f"{address}r/{region}/{scheme}/"
        _until(page, "<h1")
        return [_wait(record, page, f"{600 + number}") for number in range(times)]


def summed_up(found: list[float]) -> str:
    """Say the middle one and the one that a twentieth was longer than."""
    late = sorted(found)[-1 - len(found) // 20]
    return f"{len(found)} saves: median {median(found):.2f} s, p95 {late:.2f} s, longest {max(found):.2f} s"


def _wait(record: Path, page: str, amount: str) -> float:
    text, number = _DEDUCTIBLE.subn(rf"\g<1>{amount}", record.read_text(encoding="utf-8"), count=1)
    if not number:
        raise ValueError(f"{record} has no deductible to change")
    begun = time.perf_counter()
    record.write_text(text, encoding="utf-8")
    _until(page, f">{amount}元")
    took = time.perf_counter() - begun
    time.sleep(0.7)  # so that saves fall on any moment between two looks
    return took


def _until(page: str, words_: str) -> None:
    """Ask for a page until it says something."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(page, timeout=_PATIENCE) as answer:  # noqa: S310  # our own server
                if words_ in answer.read().decode():
                    return
        except URLError:  # it does not listen yet, or has no such page yet
            time.sleep(0.2)
        time.sleep(0.01)
    raise TimeoutError(f"{page} never said {words_}")


@contextmanager
def _served(content: Path, as_of: date) -> Iterator[str]:
    """Serve a content folder on a port that is free."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = (sys.executable, "-m", "site_gen", "serve", "--content", str(content))
    process = subprocess.Popen(  # noqa: S603  # our own command
        [*command, "--as-of", as_of.isoformat(), "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()
