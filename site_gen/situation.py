"""Which rows speak to a situation, those whose every dimension fits; and which of two is more specific."""

from collections.abc import Mapping

from site_gen.model.figure import Figure
from site_gen.model.value import Choice, Coordinate, Span
from site_gen.model.vocabulary import ChoiceDimension, Dimension, RangeDimension

Specificity = tuple[int, int]
Situation = Mapping[str, str | int]
"""What is known of a case: a choice's id or a number (money in 分) for each dimension."""


def ancestry(value: str, dimension: Dimension) -> tuple[str, ...]:
    """List a choice and the wider values it belongs to, itself first."""
    return dimension.chain(value) if isinstance(dimension, ChoiceDimension) else (value,)


def specificity(figure: Figure, dimensions: Mapping[str, Dimension]) -> Specificity:
    """Rank a row: by how many dimensions it names, then by how narrow its choices are."""
    depths = [
        len(ancestry(at.id, dimensions[key])) for key, at in figure.dims if isinstance(at, Choice)
    ]
    return len(figure.dims), sum(depths)


def fits(
    figure: Figure,
    situation: Situation,
    dimensions: Mapping[str, Dimension],
    leave_out: str | None = None,
) -> bool:
    """Tell whether a row speaks to a situation; *leave_out* is a dimension not asked about."""
    return all(
        key == leave_out or (key in situation and lies_on(situation[key], at, dimensions[key]))
        for key, at in figure.dims
    )


def lies_on(given: str | int, at: Coordinate, dimension: Dimension) -> bool:
    """Tell whether what is known of a case lies on a coordinate of a dimension."""
    if isinstance(at, Choice):
        return isinstance(given, str) and at.id in ancestry(given, dimension)
    if isinstance(given, str):
        return False
    first = _first(at, dimension)
    return (first is None or given >= first) and (at.high is None or given <= at.high)


def compatible(one: Coordinate, other: Coordinate, dimension: Dimension) -> bool:
    """Tell whether some situation fits both coordinates of a dimension."""
    if isinstance(one, Choice) and isinstance(other, Choice):
        return one.id in ancestry(other.id, dimension) or other.id in ancestry(one.id, dimension)
    if isinstance(one, Span) and isinstance(other, Span):
        return _begins_within(one, other, dimension) and _begins_within(other, one, dimension)
    return False


def ambiguous(one: Figure, other: Figure, dimensions: Mapping[str, Dimension]) -> bool:
    """Tell whether two rows speak equally specifically to some situation and differ."""
    if one.value == other.value and one.per == other.per:
        return False
    if specificity(one, dimensions) != specificity(other, dimensions):
        return False
    theirs = dict(other.dims)
    return all(
        compatible(at, theirs[key], dimensions[key]) for key, at in one.dims if key in theirs
    )


def _begins_within(one: Span, other: Span, dimension: Dimension) -> bool:
    """Tell whether *one* begins before *other* has ended."""
    first = _first(one, dimension)
    return first is None or other.high is None or first <= other.high


def _first(span: Span, dimension: Dimension) -> int | None:
    """Give the first number of a span: of money, the low end itself is left out."""
    money = isinstance(dimension, RangeDimension) and not dimension.whole
    if span.low is None or not money or span.low == span.high:
        return span.low
    return span.low + 1
