"""Figures of a region on one field → which of them hold on a day, and until when each does."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, Self

from site_gen.model.figure import Figure
from site_gen.model.value import Absence, Standing

SETTLED = (Standing.ADOPTED, Standing.CAUTIONED)


class Held(NamedTuple):
    """What holds on a day, and whether all of it says that the rule is no longer in force: it then
    gives way to the rule above it.
    """

    figures: tuple[Figure, ...]
    gives_way: bool


class Recorded(tuple[Figure, ...]):  # noqa: SLOT001  # what was chosen is kept with it
    """All figures of a region on one field. What holds on a day is asked for every region below, and
    worked out once for all days between two on which it may change.
    """

    changes: tuple[date, ...]
    """The days on which a figure begins, or has ended."""
    _chosen: dict[int, tuple[Held, Held]]
    _ends: dict[str, date | None]

    def __new__(cls, figures: Iterable[Figure]) -> Self:
        """Take the figures, in their order."""
        made = super().__new__(cls, figures)
        made.changes, made._chosen, made._ends = _days_of_change(made), {}, {}
        return made

    def __reduce__(self) -> tuple[type["Recorded"], tuple[tuple[Figure, ...]]]:
        """Send the figures alone."""
        return Recorded, (tuple(self),)

    def in_force(self, day: date) -> Held:
        """Choose the figures that hold on a day.

        Among the settled figures, and among the disputed ones, the latest start counts: a
        version replaces all rows of the fields it names. A settled version also ends the
        disputes before it. Rejected figures never hold.
        """
        return self._on(day)[1]

    def settled_on(self, day: date) -> Held:
        """Choose those of the figures that hold on a day which nobody disputes."""
        return self._on(day)[0]

    def _on(self, day: date) -> tuple[Held, Held]:
        number = bisect_right(self.changes, day)
        if number not in self._chosen:
            settled = [f for f in self if f.standing in SETTLED]
            disputed = _latest([f for f in self if f.standing is Standing.DISPUTED], day)
            newest = max((f.since.day for f in settled if f.since.day <= day), default=date.min)
            open_ = tuple(f for f in disputed if f.since.day >= newest)
            held = _latest(settled, day)
            self._chosen[number] = _held(held), _held(held + open_)
        return self._chosen[number]

    def end_of(self, id_: str) -> date | None:
        """Give a figure's last day: the one stated, or the day before the next version."""
        if not self._ends:
            self._ends.update(self._every_end())
        return self._ends[id_]

    def _every_end(self) -> Iterator[tuple[str, date | None]]:
        for figure in self:
            replacing = SETTLED if figure.standing in SETTLED else (*SETTLED, figure.standing)
            starts = (f.since.day for f in self if f.standing in replacing)
            later = min((day for day in starts if day > figure.since.day), default=None)
            replaced = later - timedelta(days=1) if later else None
            known = [day for day in (figure.until, replaced) if day is not None]
            yield figure.id, min(known, default=None)


def _days_of_change(figures: Iterable[Figure]) -> tuple[date, ...]:
    """List the days on which a figure begins, or has ended."""
    days = set()
    for figure in figures:
        days.add(figure.since.day)
        if figure.until is not None and figure.until < date.max:
            days.add(figure.until + timedelta(days=1))
    return tuple(sorted(days))


def _held(figures: tuple[Figure, ...]) -> Held:
    return Held(figures, all(figure.value is Absence.NOT_IN_FORCE for figure in figures))


def _latest(figures: list[Figure], day: date) -> tuple[Figure, ...]:
    starts = [f.since.day for f in figures if f.since.day <= day]
    if not starts:
        return ()
    newest = max(starts)
    return tuple(f for f in figures if f.since.day == newest and f.holds_on(day))
