"""The text of a field → its value, by the field's type. One form is right for each type;
every other form is refused with the right one as the remedy.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from pydantic_core import PydanticCustomError

from site_gen.figures.suggest import (
    right_absence,
    right_amount,
    right_bound,
    right_duration,
    right_ratio,
)
from site_gen.model.fields import parse_day, parse_moment, parse_text, refuse
from site_gen.model.value import (
    Absence,
    Day,
    Items,
    Measure,
    Option,
    Period,
    Quantity,
    Value,
    Words,
)
from site_gen.model.vocabulary import FieldDefinition, FieldType, Limits
from site_gen.money import BASIS_POINTS, SCALE, parse_decimal, parse_percent, parse_yuan
from site_gen.parse.likeness import nearest_named
from site_gen.problems import shown

_BOUND = re.compile(r"(>=|<=|>)?\s*(.*)", re.DOTALL)
_POINTS = re.compile(r"(-|\+)?([0-9.]+)个百分点")
_DURATION = re.compile(r"([0-9.]+)(?:-([0-9.]+))?([^0-9.]+)")
_PERIOD = re.compile(r"([0-9-]{10})/([0-9-]{10})")
# Their words may begin as an absence in Chinese does: 不算.
_WORDED = (FieldType.TEXT, FieldType.CHOICE)
_RULES = {FieldType.COUNT: "number", FieldType.LIST: "shape"}
_ABSENCES = {absence.value: absence for absence in Absence}


def parse_given(given: object, definition: FieldDefinition, unit: str) -> Value:
    """Read what a row says for a field: a text, or the list of a list field.

    Raises PydanticCustomError with rule, message and remedy.
    """
    if isinstance(given, list) and definition.type is FieldType.LIST:
        return _items(given)
    if not isinstance(given, str):
        message = f"“{definition.label}”只能写一个值，不能是列表或下一层"
        raise refuse("shape", message, "请直接写在冒号后面；几个值请分成几行")
    text = given.strip()
    if not text:
        remedy = "请填写；没有就写 none，来源没说写 not-stated，不设上限写 unlimited"
        raise refuse("empty", f"“{definition.label}”是空的", remedy)
    return parse_value(text, definition, unit)


def parse_value(text: str, definition: FieldDefinition, unit: str) -> Value:
    """Read the text of a field as its value.

    Raises PydanticCustomError with rule, message and remedy.
    """
    if text in _ABSENCES:
        return _ABSENCES[text]
    if definition.type not in _WORDED and (right := right_absence(text)) is not None:
        message = f"“{definition.label}”不能写成“{shown(text)}”"
        raise refuse(_RULES.get(definition.type, definition.type), message, right)
    match definition.type:
        case FieldType.TEXT:
            value: Value = Words(parse_text(text))
        case FieldType.CHOICE:
            value = _option(text, definition.label, definition.choices)
        case FieldType.DATE:
            value = Day(parse_moment(text))
        case FieldType.PERIOD:
            value = _period(text)
        case FieldType.LIST:
            raise refuse("shape", f"“{definition.label}”要一个列表", "请写成 [甲, 乙]")
        case _:
            value = _quantity(text, definition, unit)
    return value


@lru_cache(maxsize=4096)  # the bounds of a field are read for each of its values
def scalar(text: str, measure: Measure) -> int | None:
    """Read one plain number of a measure; None if it is not written the one right way."""
    match measure:
        case Measure.AMOUNT:
            return parse_yuan(text)
        case Measure.RATIO:
            return parse_percent(text)
        case _:
            return parse_decimal(text, SCALE)


def is_implausible(value: Value, definition: FieldDefinition) -> bool:
    """Tell whether a number lies outside what the field expects, e.g. 万元 written as 元."""
    if definition.plausible is None or not isinstance(value, Quantity):
        return False
    return _outside(value, definition.plausible)


def _items(given: list[object]) -> Items:
    if not given:
        raise refuse("empty", "列表是空的", "请填写，或写 not-stated")
    return Items(tuple(parse_text(item) for item in given))


def _option(text: str, label: str, choices: Mapping[str, str]) -> Option:
    if text not in choices:
        message = f"“{label}”不能写成“{shown(text)}”"
        raise refuse("choice", message, nearest_named(text, choices))
    return Option(text, choices[text])


def _quantity(text: str, definition: FieldDefinition, unit: str) -> Quantity:
    measure = Measure(definition.type)
    if measure is Measure.POINTS:
        return _points(text)
    match = _BOUND.fullmatch(text)
    sign, rest = (match[1] or "", match[2]) if match else ("", text)
    if measure is Measure.DURATION:
        low, high, unit = _duration(rest, text, definition)
    else:
        low, high = _ends(rest, measure, text, bounded=bool(sign))
    if sign and low != high:
        raise refuse("range", f"“{shown(text)}”又是界限又是范围", "请只写一种")
    value = {
        "": Quantity(measure, low, high, unit),
        ">=": Quantity(measure, low, None, unit),
        ">": Quantity(measure, low, None, unit, over=True),
        "<=": Quantity(measure, None, high, unit),
    }[sign]
    _check_limits(value, definition, text)
    return value


def _ends(text: str, measure: Measure, whole: str, *, bounded: bool) -> tuple[int, int]:
    low, dash, high = text.partition("-")
    if not dash or not low or bounded:
        number = _number(text, measure, whole)
        return number, number
    if high[-1:] in ("万", "亿") and not low.endswith(high[-1]):
        right = f"{low}{high[-1]}-{high}"
        raise refuse(
            "range", f"“{shown(whole)}”看不出前一个数的单位", f"两边都写单位，例如 {right}"
        )
    first, last = _number(low, measure, whole), _number(high, measure, whole)
    _check_ascending(first, last, whole)
    return first, last


def _number(text: str, measure: Measure, whole: str) -> int:
    number = scalar(text, measure)
    if number is None:
        raise _wrong_form(whole, measure)
    return number


def _check_ascending(first: int, last: int, text: str) -> None:
    if first >= last:
        raise refuse(
            "range", f"范围“{shown(text)}”前大后小", "请把小的写在前面，只有一个数就写一个"
        )


def _wrong_form(text: str, measure: Measure) -> PydanticCustomError:
    """Explain how to write a number, with the very number when it can be guessed."""
    if (bound := right_bound(text, measure)) is not None:
        return _wrong_bound(text, bound, _RULES.get(FieldType(measure), measure))
    if measure is Measure.RATIO:
        right = right_ratio(text) or "85% 这样"
        remedy = f"请写成 {right}，带百分号，小数不超过两位"
        return refuse("ratio", f"比例不能写成“{shown(text)}”", remedy)
    if measure is Measure.AMOUNT:
        right = right_amount(text) or "1000、1000.50、7万、84.1亿 这样"
        remedy = f"请写成 {right}：只写元数，不要逗号、正负号和“元”字，最多到分"
        return refuse("amount", f"金额不能写成“{shown(text)}”", remedy)
    return refuse("number", f"数字不能写成“{shown(text)}”", "请只写数字，例如 46 或 63.5")


def _wrong_bound(text: str, right: str, rule: str) -> PydanticCustomError:
    return refuse(rule, f"界限不能写成“{shown(text)}”", f'请写成 "{right}"，连同引号')


def _check_limits(value: Quantity, definition: FieldDefinition, text: str) -> None:
    natural = {
        Measure.AMOUNT: Limits(least="0", most="10亿"),
        Measure.RATIO: Limits(least="0%", most="100%"),
    }
    limits = definition.limits or natural.get(value.measure)
    if limits is not None and _outside(value, limits):
        message = f"“{shown(text)}”超出了“{definition.label}”可能的范围"
        raise refuse(
            "limits", message, f"应在 {limits.least} 到 {limits.most} 之间，请核对数字和单位"
        )


def _outside(value: Quantity, limits: Limits) -> bool:
    least, most = scalar(limits.least, value.measure), scalar(limits.most, value.measure)
    ends = [end for end in (value.low, value.high) if end is not None]
    return any((least is not None and e < least) or (most is not None and e > most) for e in ends)


def _points(text: str) -> Quantity:
    match = _POINTS.fullmatch(text)
    number = parse_decimal(match[2], 100) if match else None
    if match is None or number is None or number > BASIS_POINTS:
        remedy = '请写成 "-5个百分点" 或 1个百分点，不超过 100'
        raise refuse("points", f"百分点不能写成“{shown(text)}”", remedy)
    signed = -number if match[1] == "-" else number
    return Quantity(Measure.POINTS, signed, signed, "个百分点")


def _duration(text: str, whole: str, definition: FieldDefinition) -> tuple[int, int, str]:
    match = _DURATION.fullmatch(text)
    low = parse_decimal(match[1], SCALE) if match else None
    high = parse_decimal(match[2], SCALE) if match and match[2] else low
    if match is None or low is None or high is None or match[3] not in definition.units:
        raise _wrong_duration(whole, definition.units)
    if match[2]:
        _check_ascending(low, high, whole)
    return low, high, match[3]


def _wrong_duration(text: str, units: tuple[str, ...]) -> PydanticCustomError:
    if (bound := right_bound(text, Measure.DURATION, units)) is not None:
        return _wrong_bound(text, bound, "duration")
    example = right_duration(text, units)
    remedy = f"请写成 {example}"
    if example is None:
        remedy = f"请写数字加单位（{'、'.join(units)}），例如 90{units[0] if units else '天'}"
    return refuse("duration", f"时长不能写成“{shown(text)}”", remedy)


def _period(text: str) -> Period:
    match = _PERIOD.fullmatch(text)
    if match is None:
        remedy = "请写成 2024-09-01/2025-02-28：起日、斜线、止日"
        raise refuse("period", f"起止不能写成“{shown(text)}”", remedy)
    first, last = parse_day(match[1]), parse_day(match[2])
    if last < first:
        raise refuse("period", f"止日 {last} 早于起日 {first}", "请核对两个日期")
    return Period(first, last)
