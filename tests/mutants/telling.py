"""Many situations → the few that tell most of what the engine does, the most telling first.

What a situation tells: which lines of the engine follow one another while it is settled, and the
shapes of the steps and gaps of its answer, where equal sides of ``a ≤ b`` are a shape of their own.
"""

import heapq
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import site_gen.settle

Json = Mapping[str, Any]
Fact = tuple[object, ...]
Trace = Callable[[FrameType, str, Any], Any]
ENGINE = str(Path(site_gen.settle.__file__).parent)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def facts_of(settle: Callable[[], Json]) -> frozenset[Fact]:
    """List what settling one situation tells."""
    answer, lines = traced(settle)
    return frozenset({*lines, *shapes_of(answer)})


def traced(settle: Callable[[], Json]) -> tuple[Json, set[Fact]]:
    """Settle, and give with the answer which lines of the engine followed one another."""
    seen: set[Fact] = set()
    before = sys.gettrace()
    sys.settrace(lambda frame, _event, _arg: _within(frame, seen))
    try:
        return settle(), seen
    finally:
        sys.settrace(before)


def _within(frame: FrameType, seen: set[Fact]) -> Trace | None:
    file = frame.f_code.co_filename
    if not file.startswith(ENGINE):
        return None
    last = frame.f_lineno

    def follow(frame: FrameType, event: str, _arg: object) -> Trace:
        nonlocal last
        if event in ("line", "return"):
            seen.add((file, last, frame.f_lineno if event == "line" else None))
            last = frame.f_lineno
        return follow

    return follow


def shapes_of(value: object, key: str = "") -> Iterator[Fact]:
    """List the shapes of everything in an answer: what stands where, but not how much it is."""
    if isinstance(value, Mapping):
        if "sum" in value:
            yield _step(value)
        for name, one in value.items():
            yield from shapes_of(one, name)
    elif isinstance(value, list):
        yield key, min(len(value), 3)
        if key != "figures":
            for one in value:
                yield from shapes_of(one, key)
    elif key not in ("sum", "amount"):
        yield key, value if value in (None, "", "0.00") else _shape(str(value))


def _step(step: Json) -> Fact:
    used = (len(step["figures"]), *step.get("supplied", ()), *step.get("assumed", ()))
    return step["step"], _shape(f"{step['sum']} : {step['amount']}"), used


def _shape(text: str) -> str:
    """Write a letter for each number; equal ones have the same, so that limits just met show."""
    letters: dict[str, str] = {"0.00": "0"}

    def letter(number: re.Match[str]) -> str:
        return letters.setdefault(number[0], chr(ord("a") - 1 + len(letters)))

    return _NUMBER.sub(letter, text)


def telling(facts: Sequence[frozenset[Fact]], often: int) -> list[int]:
    """Choose until each fact is told so often, or as often as it can be; the densest come first."""
    told: Counter[Fact] = Counter()
    queue = [(-1.0, number) for number, some in enumerate(facts) if some]
    heapq.heapify(queue)
    chosen: list[int] = []
    while queue:
        claimed, number = heapq.heappop(queue)
        worth = sum(told[fact] < often for fact in facts[number]) / len(facts[number])
        if worth < -claimed:
            # Others have told some of it since: it stands further back.
            heapq.heappush(queue, (-worth, number))
        elif worth:
            chosen.append(number)
            told.update(facts[number])
    return chosen
