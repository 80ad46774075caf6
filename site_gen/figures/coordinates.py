"""The text of a dimension → where on it a figure lies: a named choice or a stretch."""

import re

from site_gen.model.fields import refuse
from site_gen.model.value import Choice, Coordinate, Span
from site_gen.model.vocabulary import ChoiceDimension, Dimension
from site_gen.money import FEN_PER_YUAN, parse_decimal
from site_gen.parse.likeness import nearest_named
from site_gen.problems import shown

_SPAN = re.compile(r"([0-9][0-9.]*)?(-|\+)?([0-9][0-9.]*)?")


def parse_coordinate(text: str, dimension: Dimension) -> Coordinate:
    """Read ``class-1``, ``2``, ``3+``, ``0-10000`` or ``-34`` on a dimension.

    Money is kept in 分, other numbers as they are. Raises PydanticCustomError.
    """
    if isinstance(dimension, ChoiceDimension):
        known = dimension.every_value()
        if text not in known:
            message = f"“{dimension.label}”里没有“{shown(text)}”"
            labels = {key: value.label for key, value in known.items()}
            raise refuse("unknown-value", message, nearest_named(text, labels))
        return Choice(text)
    match = _SPAN.fullmatch(text)
    if match is None or not (match[1] or match[3]):
        raise _span_form(text)
    low, high = (_end(end, text, scale_of(dimension)) for end in (match[1], match[3]))
    if match[2] is None or (match[2] == "+" and match[3]) or (match[2] == "-" and high is None):
        if match[2] is not None:
            raise _span_form(text)
        high = low
    if low is not None and high is not None and low > high:
        raise refuse("span", f"“{text}”前大后小", "请把小的写在前面")
    return Span(low, high)


def scale_of(dimension: Dimension) -> int:
    """Give how many parts a unit of a range is kept in: 分 for money, else whole."""
    whole = isinstance(dimension, ChoiceDimension) or dimension.whole
    return 1 if whole else FEN_PER_YUAN


def coordinate_id(coordinate: Coordinate, dimension: Dimension) -> str:
    """Write a coordinate for an id or the open data, safe in an address."""
    if isinstance(coordinate, Choice):
        return coordinate.id
    scale = scale_of(dimension)
    low, high = (
        None if end is None else f"{end // scale}" for end in (coordinate.low, coordinate.high)
    )
    if low == high:
        return str(low)
    if high is None:
        return f"{low}-up"
    return f"{low or 'to'}-{high}"


def _end(text: str | None, whole: str, scale: int) -> int | None:
    if text is None:
        return None
    number = parse_decimal(text, scale)
    if number is None:
        raise _span_form(whole)
    return number


def _span_form(text: str) -> Exception:
    return refuse("span", f"范围不能写成“{text}”", "请写成 2、3+、0-10000、10000+ 或 -34")
