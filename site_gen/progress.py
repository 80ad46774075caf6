"""What a build says of itself → a line on the terminal while it lasts, and how long each stage took.

Belongs to the command line: no stage of the pipeline prints or reads a clock.
"""

import sys
import time
from collections.abc import Iterator
from itertools import pairwise

_UNTOLD = 1.0
"""So many seconds a build lasts before it says how far it is."""
_CLEAR = "\r\x1b[K"


class Progress:
    """Is told the stages as they go on; *shown* says whether anybody watches, and *after* how many
    seconds there is something to be said.
    """

    def __init__(self, *, shown: bool, after: float = _UNTOLD) -> None:
        self._shown = shown
        self._after = after
        self._begun: list[tuple[str, float]] = []

    def tell(self, stage: str, done: int, among: int) -> None:
        """Note that so many pieces of a stage are done."""
        now = time.perf_counter()
        if not self._begun or self._begun[-1][0] != stage:
            self._begun.append((stage, now))
        if self._shown and now - self._begun[0][1] >= self._after:
            sys.stderr.write(f"{_CLEAR}{stage} {done}/{among}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def timings(self) -> Iterator[str]:
        """Say how long each stage took, in the order they began, and all of them together."""
        ends = [*self._begun, ("", time.perf_counter())]
        took: dict[str, float] = {}
        for (stage, first), (_, last) in pairwise(ends):
            took[stage] = took.get(stage, 0) + last - first
        for stage, seconds in took.items():
            yield f"{stage} {seconds:.2f} 秒"
        yield f"一共 {sum(took.values()):.2f} 秒"
