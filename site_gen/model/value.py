"""What a figure can say: a quantity, words, an option, a list, a day, a period, or an absence.

Quantities are exact integers: 分 for amounts, basis points for ratios and percentage
points, ten-thousandths for counts and durations.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Absence(StrEnum):
    """Why there is no value; zero is not among them, it is a value."""

    NONE = "none"
    UNLIMITED = "unlimited"
    NOT_APPLICABLE = "not-applicable"
    NOT_STATED = "not-stated"
    NOT_IN_FORCE = "not-in-force"


class Measure(StrEnum):
    """What a quantity counts."""

    AMOUNT = "amount"
    RATIO = "ratio"
    POINTS = "points"
    COUNT = "count"
    DURATION = "duration"


class Quantity(NamedTuple):
    """An exact number or a stated range; an open end is None.

    *over* marks "more than" as against "at least". *unit* is what the number counts.
    """

    measure: Measure
    low: int | None
    high: int | None
    unit: str
    over: bool = False

    @property
    def exact(self) -> int | None:
        """The one number this is, or None if it is a range or a bound."""
        return self.low if self.low == self.high and not self.over else None


@dataclass(frozen=True)
class Words:
    """A rule that is text, not a number."""

    text: str


@dataclass(frozen=True)
class Option:
    """One of the answers its field offers, by its id, with the words it is said in."""

    id: str
    label: str


@dataclass(frozen=True)
class Items:
    """A list whose members are the value, in the source's order."""

    items: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Moment:
    """A date as exactly as a source gives it: *day* is its first day."""

    day: date
    precision: str = "day"
    """``day``, ``month`` or ``year``"""


@dataclass(frozen=True)
class Day:
    """A date that is the value, as exactly as the source gives it."""

    day: Moment


@dataclass(frozen=True)
class Period:
    """A stretch of days that is the value; both ends belong to it."""

    first: date
    last: date


Value = Quantity | Words | Option | Items | Day | Period | Absence


@dataclass(frozen=True)
class Choice:
    """One value of a dimension that is a choice, by its id."""

    id: str


@dataclass(frozen=True)
class Span:
    """A stretch of a dimension that is a range; an open end is None.

    For money the low end is excluded and the high end included; for whole numbers both
    ends belong to the span.
    """

    low: int | None
    high: int | None


Coordinate = Choice | Span


class Standing(StrEnum):
    """What the curator made of a figure."""

    ADOPTED = "adopted"
    CAUTIONED = "cautioned"
    DISPUTED = "disputed"
    REJECTED = "rejected"
