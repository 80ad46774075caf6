"""By what means work is done: what is remembered, where it is done, and who is told how far it is.

Nothing that is made depends on them. Work is done in this process, over processes of this machine
or over a Dask cluster: all are executors in the sense of ``concurrent.futures``.
"""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from site_gen.memory import Memory
from site_gen.model.output import Known
from site_gen.options import DASK
from site_gen.stamp import Look

_MANY = 2

Item = TypeVar("Item")
Result = TypeVar("Result")


class Here(Executor):
    """Does everything at once and in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
        """Do it now; what it raises is raised now."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done

    def map(
        self,
        fn: Callable[..., Result],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[Result]:
        """Do each when its result is asked for: what nobody has taken yet takes no room."""
        del timeout, chunksize
        return map(fn, *iterables)


Tell = Callable[[str, int, int], None]
"""Is told a stage, how many of its pieces are done, and how many there are."""


def tell_nobody(stage: str, done: int, among: int) -> None:
    """Listen to nothing."""


@dataclass(frozen=True)
class Prepared(Generic[Item]):
    """So many items, each prepared only when it is asked for: others work on the first by then."""

    count: int
    prepare: Callable[[], Iterator[Item]]

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Item]:
        return self.prepare()


@dataclass(frozen=True)
class Means:
    """What a build has at hand besides what it is given."""

    memory: Memory = field(default_factory=Memory)
    executor: Executor = field(default_factory=Here)
    tell: Tell = tell_nobody
    published: Known = field(default_factory=Known)
    """What the site made before says."""
    looks: Mapping[str, Look] | None = None
    """How the files of the content were found just before, if somebody has looked."""

    def each(
        self,
        stage: str,
        work: Callable[[Item], Result],
        items: Sequence[Item] | Prepared[Item],
        together: int = 1,
    ) -> Iterator[Result]:
        """Begin the work on all items, each as soon as it is there, and give the results in order.

        So many items as go *together* are sent as one, and what they share only once. A single
        item is not worth sending anywhere.
        """
        among = len(items)
        self.tell(stage, 0, among)
        if among < _MANY:
            return self._told(stage, map(work, items), among)
        return self._told(stage, self.executor.map(work, items, chunksize=together), among)

    def _told(self, stage: str, results: Iterable[Result], among: int) -> Iterator[Result]:
        for number, result in enumerate(results, 1):
            self.tell(stage, number, among)
            yield result


@contextmanager
def executor_of(address: str | None, processes: int) -> Iterator[Executor]:
    """Give the executor of a Dask scheduler's address, else one of so many processes.

    Raises OSError if nobody answers at the address.
    """
    if address is not None:
        with _dask(address) as executor:
            yield executor
    elif processes > 1:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # start-up: 20 ms

        executor = ProcessPoolExecutor(processes, initializer=_end_with_parent)
        try:
            yield executor
        finally:  # what has not begun need not, if the build was broken off
            executor.shutdown(cancel_futures=True)
    else:
        yield Here()


def _end_with_parent() -> None:
    """End this process as soon as the one that began it is gone: nobody else would."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    from distributed import Client  # noqa: PLC0415  # start-up: 0.5 s, and optional
    from distributed.cfexecutor import ClientExecutor  # noqa: PLC0415  # start-up: comes with it

    class Listing(ClientExecutor):
        """Lists all items first: Dask names its tasks by them."""

        def map(self, fn: Callable[..., Any], *iterables: Iterable[Any], **how: object) -> Any:  # noqa: ANN401  # as Dask has it
            return super().map(fn, *map(list, iterables), **how)  # type: ignore[no-untyped-call]  # distributed has few types

    at = address.replace(DASK, "tcp://", 1)
    with Client(at) as client:  # type: ignore[no-untyped-call]  # distributed has few types
        yield Listing(client)  # type: ignore[no-untyped-call]  # distributed has few types
