"""The figure: one value with its dimensions, dates, standing and citation. The atom."""

from dataclasses import dataclass
from datetime import date

from site_gen.model.value import Coordinate, Moment, Standing, Value
from site_gen.problems import Place


@dataclass(frozen=True)
class Citation:
    """Who says so and where in it; *also* are further sources that agree."""

    source: str
    at: str
    also: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True)
class Figure:
    """One claim about one region, scheme, topic and field.

    *since* is the first day; with *seen* it is only the earliest day a source shows the
    rule in force. *until* is the last day a source states, or None. *unit* is written
    after the number, e.g. 元/次.
    """

    id: str
    region: str
    scheme: str
    topic: str
    field: str
    dims: tuple[tuple[str, Coordinate], ...]
    value: Value
    unit: str
    per: str | None
    since: Moment
    seen: bool
    until: date | None
    standing: Standing
    citation: Citation
    note: str | None
    doubt: str | None
    vouched: str | None
    place: Place

    def holds_on(self, day: date) -> bool:
        """Tell whether *day* lies between the figure's own start and stated end."""
        return self.since.day <= day and (self.until is None or day <= self.until)


Subject = tuple[str, str]
"""Region and topic: what a file of policies is about."""


def region_of(id_: str) -> str:
    """Tell by the name of a figure whose rule it is."""
    return id_.partition(".")[0]
