"""What a look-up found, as the sums use it: a number with the figures it rests on."""

from enum import Enum
from typing import NamedTuple

from site_gen.model.figure import Figure
from site_gen.model.value import Absence, Day, Measure, Quantity, Value

UNSTATED = "unstated"
"""What an amount is counted per where no source says it: such an amount cannot be used."""


class Kind(Enum):
    """How a value becomes a number where it is an absence."""

    FLOOR = "floor"
    """起付线和金额: none means 0"""
    CEILING = "ceiling"
    """封顶线: none means no limit"""
    SHARE = "share"
    """比例和百分点: none means 0"""


class Why(Enum):
    """Why a sum cannot go on."""

    NO_RECORD = "no-record"
    NO_ROW = "no-row"
    NOT_STATED = "not-stated"
    NOT_EXACT = "not-exact"
    NO_PERIOD = "no-period"
    NOT_GIVEN = "not-given"


class Found(NamedTuple):
    """A number (None: no limit) and what it rests on.

    *supplied* and *assumed* name the field that the reader or the vocabulary answered.
    """

    number: int | None
    figures: tuple[Figure, ...] = ()
    per: str | None = None
    unit: str = ""
    supplied: str | None = None
    assumed: str | None = None
    absence: Absence | None = None
    also: tuple["Found", ...] = ()
    """What the number also rests on, where it was worked out of several."""

    @property
    def whole(self) -> tuple["Found", ...]:
        """Give this and what it also rests on."""
        return (self, *self.also)

    @property
    def amount(self) -> int:
        """The number of a floor or share, which is never without one."""
        if self.number is None:
            raise TypeError("a limit that does not exist was used as an amount")
        return self.number

    @property
    def names(self) -> frozenset[str]:
        """The dimensions that the figure names."""
        return frozenset(key for figure in self.figures[:1] for key, _ in figure.dims)


SILENT: tuple[str, Found | None] = ("", None)
"""Which way a switch stands that nobody sets, or that is not asked."""
_NOTHING = (Absence.NONE, Absence.NOT_APPLICABLE, Absence.NOT_IN_FORCE)


def number_of(value: Value, kind: Kind) -> int | Why | None:
    """Turn a value into a number of its kind, or say why it is not usable."""
    if value is Absence.NOT_STATED:
        return Why.NOT_STATED
    if isinstance(value, Absence):
        if kind is Kind.CEILING:
            return None
        return 0 if value in _NOTHING else Why.NOT_EXACT
    if isinstance(value, Day):
        return value.day.day.year
    if isinstance(value, Quantity) and value.exact is not None:
        return value.exact
    return Why.NOT_EXACT


def unit_of(value: Value) -> str:
    """Give the unit of a duration; empty for anything else."""
    return value.unit if isinstance(value, Quantity) and value.measure is Measure.DURATION else ""
