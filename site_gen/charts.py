"""Series of numbers → charts laid out as bars, one below the other as time went on.

Heights are in tenths of the text's size and breadths in per cent of the page's, so that a chart
grows with the text a reader chose. What a source leaves open is drawn open; what is no number
has no bar.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from site_gen.catalogue import Catalogue
from site_gen.holdings import Holding
from site_gen.model.value import Quantity
from site_gen.money import write_decimal
from site_gen.recorded import SETTLED
from site_gen.succession import Series
from site_gen.words import condition_words, stretch_words, value_words

_LEAST_VALUES = 2
_LINE = 15
_BAR = 18
_GAP = 5
_BASE = 12
"""How far below the top of a line its words stand."""
_WHOLE = 90
_OPEN = 10
"""How far a bound reaches beyond the value that is known, to the edge of the page."""


class Bar(NamedTuple):
    """A value in a stretch of time: how far it surely reaches, and how far it may.

    *time_at*, *top* and *value_at* are its places from above.
    """

    time: str
    value: str
    time_at: str
    top: str
    value_at: str
    sure: int
    perhaps: int


@dataclass(frozen=True)
class Band:
    """The bars of one series, headed by whom they are for."""

    condition: str
    at: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """A field over time."""

    title: str
    height: str
    bar: str
    bands: tuple[Band, ...]

    @property
    def is_open(self) -> bool:
        """Whether some bar may reach further than is known."""
        return any(bar.perhaps for band in self.bands for bar in band.bars)


def chart_of(catalogue: Catalogue, label: str, series: Iterable[Series]) -> Chart | None:
    """Lay out the series of a field that have several settled numbers.

    None if there are none, or if they are counted in different units.
    """
    known = [(one, numbers) for one in series if len(numbers := _numbers(one)) >= _LEAST_VALUES]
    units = {holding.figure.unit for _, numbers in known for holding in numbers}
    if len(units) != 1:
        return None
    most = max(_ends(holding)[1] for _, numbers in known for holding in numbers)
    bands = []
    height = 0
    for one, numbers in known:
        condition = condition_words(one.dims, catalogue.vocabulary.dimensions)
        start = height + (_LINE if condition else 0)
        bars = tuple(_bars(numbers, start, most))
        bands.append(Band(condition, _em(height + _BASE), bars))
        height = start + len(bars) * (_LINE + _BAR + _GAP)
    return Chart(label, _em(height), _em(_BAR), tuple(bands))


def _numbers(series: Series) -> list[Holding]:
    return [
        holding
        for holding in series.holdings
        if holding.figure.standing in SETTLED and isinstance(holding.figure.value, Quantity)
    ]


def _bars(holdings: list[Holding], start: int, most: int) -> Iterator[Bar]:
    for number, holding in enumerate(holdings):
        top = start + number * (_LINE + _BAR + _GAP)
        low, high = _ends(holding)
        sure, whole = (end * _WHOLE // most if most else 0 for end in (low, high))
        yield Bar(
            time=stretch_words(holding.since, holding.until),
            value=value_words(holding.figure.value),
            time_at=_em(top + _BASE),
            top=_em(top + _LINE),
            value_at=_em(top + _LINE + _BASE + 1),
            sure=sure,
            perhaps=(whole - sure) + (_OPEN if _is_bound(holding) else 0),
        )


def _em(tenths: int) -> str:
    return f"{write_decimal(tenths, 10)}em"


def _is_bound(holding: Holding) -> bool:
    value = holding.figure.value
    return isinstance(value, Quantity) and value.high is None


def _ends(holding: Holding) -> tuple[int, int]:
    """Give how much it surely is, and the most that is said; below nothing no bar reaches."""
    value = holding.figure.value
    if not isinstance(value, Quantity):
        raise TypeError(f"{value!r} is no number")
    low, high = max(value.low or 0, 0), max(value.high or 0, 0)
    return low, max(low, high)
