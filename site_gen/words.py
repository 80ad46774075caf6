"""Values, dates and conditions → the words a reader sees. No table or template makes its own.

Amounts are written as people say them (7万元), never rounded; what is not known is said.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from site_gen.figures.coordinates import scale_of
from site_gen.model.figure import Figure
from site_gen.model.value import (
    Absence,
    Choice,
    Coordinate,
    Day,
    Items,
    Measure,
    Moment,
    Option,
    Period,
    Quantity,
    Span,
    Standing,
    Value,
    Words,
)
from site_gen.model.vocabulary import ChoiceDimension, Dimension, RangeDimension
from site_gen.money import FEN_PER_YUAN, SCALE, write_decimal

_NUMBER = re.compile(r"([+\d.]+)(\D*)")
_WAN = 10_000 * FEN_PER_YUAN
_YI = 10_000 * _WAN
_ABSENCE = {
    Absence.NONE: "没有",
    Absence.UNLIMITED: "不设上限",
    Absence.NOT_APPLICABLE: "不适用",
    Absence.NOT_STATED: "来源没有说明",
    Absence.NOT_IN_FORCE: "不再执行",
}
STANDING = {
    Standing.ADOPTED: "采信",
    Standing.CAUTIONED: "慎用",
    Standing.DISPUTED: "有争议",
    Standing.REJECTED: "不采信",
}
STANDING_HELP = {
    Standing.ADOPTED: "来源可靠，或几处独立来源说法一致。",
    Standing.CAUTIONED: "可以参考，但来源不够硬；用前请看说明并向当地核实。",
    Standing.DISPUTED: "来源互相矛盾，或数字有疑点；各种说法并列，不作结论。",
    Standing.REJECTED: "查过，认为不对；留下说法和理由，不参加比较。",
}
GRADE = {
    "A": "政府或经办机构发布、答复",
    "B": "媒体或办事指南转述官方",
    "C": "汇编网站，未见原文件",
    "D": "没有署名的网页",
}
KIND = {
    "government": "政府网站",
    "answer": "官方答复",
    "bulletin": "公报",
    "press": "新闻报道",
    "guide": "办事指南",
    "aggregator": "汇编网站",
    "unattributed": "未署名网页",
    "code-list": "代码表",
}


@lru_cache(maxsize=1 << 14)
def value_words(value: Value) -> str:
    """Write a value with its unit as a reader says it. Most are said on many pages."""
    match value:
        case Absence():
            return _ABSENCE[value]
        case Words(text=text):
            return text
        case Option(label=label):
            return label
        case Items(items=items):
            return "、".join(items)
        case Day(day=day):
            return moment_words(day)
        case Period(first=first, last=last):
            return f"{day_words(first)}至{day_words(last)}"
        case Quantity():
            return _quantity_words(value)


def range_words(least: Quantity, most: Quantity) -> str:
    """Write from the least to the most of several exact values; the unit once if both share it."""
    low, high = value_words(least), value_words(most)
    if low == high:
        return low
    first, last = _NUMBER.fullmatch(low), _NUMBER.fullmatch(high)
    once = first and last and first[2] == last[2] and first[2] != "%"
    return f"{first[1]}–{high}" if once and first else f"{low}–{high}"


def plain_value(value: Value) -> str:
    """Write a value for the open data: yuan, the number before the per-cent sign, ISO dates, ids."""
    match value:
        case Absence():
            return value.value
        case Words(text=text):
            return text
        case Option(id=id_):
            return id_
        case Items(items=items):
            return "；".join(items)
        case Day(day=day):
            return plain_moment(day)
        case Period(first=first, last=last):
            return f"{first.isoformat()}/{last.isoformat()}"
        case Quantity():
            return _plain_quantity(value)


def day_words(day: date) -> str:
    """Write a date in Chinese."""
    return f"{day.year}年{day.month}月{day.day}日"


def moment_words(moment: Moment) -> str:
    """Write a date as exactly as the source gives it."""
    day = moment.day
    if moment.precision == "year":
        return f"{day.year}年"
    return f"{day.year}年{day.month}月" if moment.precision == "month" else day_words(day)


def plain_moment(moment: Moment) -> str:
    """Write a date for the open data as exactly as the source gives it: 2024, 2024-12."""
    return moment.day.isoformat()[: {"year": 4, "month": 7}.get(moment.precision, 10)]


def since_words(figure: Figure, end: date | None, published: Moment | None) -> str:
    """Say from when to when a figure holds, and what of that is not known.

    *published* is the date of its source, if it has one.
    """
    start = moment_words(figure.since)
    last = f"，至{day_words(end)}" if end else ""
    if not figure.seen:
        return f"{start}起{last}"
    if published is None:
        return f"起始日不明，来源没有日期，按{start}记{last}"
    if published == figure.since:
        return f"{start}的来源称在执行，起始日不明{last}"
    return f"起始日不明，按{start}记{last}"


def stretch_words(first: date, last: date | None) -> str:
    """Say from when to when in few words: whole years and months by their names."""
    if last is None:
        return f"{_first_day(first)}起"
    if first == last:
        return day_words(first)
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years and first.year == last.year:
        return f"{first.year}年"
    return f"{_first_day(first)}至{_last_day(last)}"


def _first_day(day: date) -> str:
    """Name the year, month or day that begins on a day."""
    if day.day != 1:
        return day_words(day)
    return f"{day.year}年" if day.month == 1 else f"{day.year}年{day.month}月"


def _last_day(day: date) -> str:
    """Name the year, month or day that ends on a day."""
    if day == date.max or (following := day + timedelta(days=1)).day != 1:
        return day_words(day)
    return f"{day.year}年" if following.month == 1 else f"{day.year}年{day.month}月"


def state_words(figure: Figure, end: date | None, day: date) -> str:
    """Say whether a figure holds on a day; of a rejected one that is no question."""
    if figure.standing is Standing.REJECTED:
        return ""
    if figure.since.day > day:
        return "尚未执行"
    return "已结束" if end is not None and end < day else "现行"


def condition_words(
    dims: tuple[tuple[str, Coordinate], ...],
    dimensions: Mapping[str, Dimension],
    leave_out: str | None = None,
) -> str:
    """Say whom and what a row is for; *leave_out* is a dimension already in the heading."""
    parts = [coordinate_words(at, dimensions[key]) for key, at in dims if key != leave_out]
    return "，".join(parts)


def coordinate_words(at: Coordinate, dimension: Dimension) -> str:
    """Say one coordinate of a row."""
    if isinstance(at, Choice) and isinstance(dimension, ChoiceDimension):
        return dimension.every_value()[at.id].label
    if isinstance(at, Span) and isinstance(dimension, RangeDimension):
        return _span_words(at, dimension)
    raise TypeError(f"{at!r} does not lie on {dimension.label}")


def _span_words(at: Span, dimension: RangeDimension) -> str:
    scale = scale_of(dimension)
    low, high = (None if end is None else _short(end, scale) for end in (at.low, at.high))
    if at.low == at.high:
        return dimension.exactly.format(low=low)
    if at.high is None:
        return dimension.from_.format(low=low)
    if at.low is None:
        return dimension.up_to.format(high=high)
    return dimension.between.format(low=low, high=high)


def _short(number: int, scale: int) -> str:
    """Write the end of a span; round ten thousands as 万."""
    if scale == FEN_PER_YUAN and number >= _WAN and number % (_WAN // 10) == 0:
        return write_decimal(number * 100 // _WAN, 100) + "万"
    return write_decimal(number, scale) if scale > 1 else str(number)


def _quantity_words(value: Quantity) -> str:
    if value.exact is not None:
        return _number_words(value.exact, value)
    if value.low is None and value.high is not None:
        return f"不超过{_number_words(value.high, value)}"
    if value.high is None and value.low is not None:
        return ("超过" if value.over else "不低于") + _number_words(value.low, value)
    if value.low is not None and value.high is not None:
        return f"{_number_words(value.low, value)}至{_number_words(value.high, value)}"
    raise ValueError(f"a quantity without ends: {value!r}")


def _number_words(number: int, value: Quantity) -> str:
    match value.measure:
        case Measure.AMOUNT:
            return _amount_words(number, value.unit.removeprefix("元"))
        case Measure.RATIO:
            return write_decimal(number, 100) + "%"
        case Measure.POINTS:
            return f"{'+' if number > 0 else ''}{write_decimal(number, 100)}{value.unit}"
        case _:
            return write_decimal(number, SCALE) + value.unit


def _amount_words(fen: int, per: str) -> str:
    """Write an amount in 元, 万元 or 亿元, whichever people would say, and never rounded."""
    if fen >= _YI and fen % (_YI // 10_000) == 0:
        return f"{write_decimal(fen * 10_000 // _YI, 10_000)}亿元{per}"
    # 35811元 is said so, 3358.97万元 too: small sums in 万 only when they come out short.
    finest = _WAN // 10 if fen < 100 * _WAN else _WAN // 100
    if fen >= _WAN and fen % finest == 0:
        return f"{write_decimal(fen * 100 // _WAN, 100)}万元{per}"
    return f"{write_decimal(fen, FEN_PER_YUAN)}元{per}"


def _plain_quantity(value: Quantity) -> str:
    scale = 100 if value.measure in (Measure.AMOUNT, Measure.RATIO, Measure.POINTS) else SCALE
    if value.exact is not None:
        return write_decimal(value.exact, scale)
    low, high = (
        None if end is None else write_decimal(end, scale) for end in (value.low, value.high)
    )
    if low is None:
        return f"<={high}"
    if high is None:
        return f"{'>' if value.over else '>='}{low}"
    return f"{low}-{high}"
