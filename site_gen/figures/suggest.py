"""A number written the wrong way → the right way, when it is clear what was meant."""

import re
from difflib import get_close_matches

from site_gen.model.value import Absence, Measure
from site_gen.money import BASIS_POINTS, parse_decimal, write_decimal

_TENTHS = re.compile(r"([0-9.]+)成")
_PERCENT_RANGE = re.compile(r"([0-9.]+)%? *[-–—~～至到] *([0-9.]+)%")
_AMOUNT_RANGE = re.compile(r"([0-9.]+[万亿]?)元? *[-–—~～至到] *([0-9.]+[万亿]?)元?")
_NO_VALUE = re.compile(
    r"(?:没|无|不|未|暂|待|取消|免)[^0-9一二三四五六七八九十百千万]*|[~\-—/]+|null"
)
_BOUNDS = (
    (">=", re.compile(r"(?:>=|≥|不低于|不少于|至少|最低) *(.+)|(.+?) *(?:及以上|以上|起)")),
    (
        "<=",
        re.compile(r"(?:<=|≤|不超过|不高于|不多于|最多|最高) *(.+)|(.+?) *(?:及以下|以下|以内)"),
    ),
    (">", re.compile(r"(?:>|＞|超过|高于|大于) *(.+)")),
)
_DURATION = re.compile(r"([0-9.]+(?:-[0-9.]+)?) *(\D*)")
_UNITS = {"月": "个月", "日": "天", "周岁": "岁"}
# What is longer is no number; guessing at it would only take time.
_LONGEST = 40
_LETTER = re.compile("[A-Za-z]")
ABSENCE = "不设上限写 unlimited；明确没有写 none；来源没说写 not-stated；零就写 0"
_AMOUNT = re.compile(r"[¥￥]? *0*([0-9]+(?:\.[0-9]{1,2})?)(万|亿)?元?")


def right_ratio(text: str) -> str | None:
    """Guess which ratio was meant by ``85``, ``0.85``, ``8.5成``, ``85 %`` or ``80-90%``."""
    if (tenths := _TENTHS.fullmatch(text)) is not None:
        value = parse_decimal(tenths[1], BASIS_POINTS // 10)
        return None if value is None else f"{write_decimal(value, 100)}%"
    if (stretch := _PERCENT_RANGE.fullmatch(text)) is not None:
        return f"{stretch[1]}%-{stretch[2]}%"
    digits = text.removesuffix("%").strip()
    share = parse_decimal(digits, BASIS_POINTS)
    if share is not None and share < BASIS_POINTS and "." in digits and "%" not in text:
        return f"{write_decimal(share, 100)}%"
    return f"{digits}%" if parse_decimal(digits, 100) is not None else None


def right_amount(text: str) -> str | None:
    """Guess which amount was meant by ``1,300``, ``0300``, ``300元`` or ``300-400元``."""
    plain = text.replace(",", "").replace("，", "").replace("_", "").replace(" ", "")
    if (stretch := _AMOUNT_RANGE.fullmatch(plain)) is not None:
        low, high = stretch.groups()
        unit = high[-1] if high[-1] in "万亿" and low[-1] not in "万亿" else ""
        return f"{low}{unit}-{high}"
    match = _AMOUNT.fullmatch(plain)
    return f"{match[1]}{match[2] or ''}" if match and len(match[1]) <= 15 else None


def right_absence(text: str) -> str | None:
    """Say how to write that there is no value, if *text* says so: ``没有``, ``~``, ``unlimitd``."""
    if len(text) > _LONGEST:
        return None
    close = _close_absence(text) if _LETTER.search(text) else []  # most texts are numbers
    if close:
        return f"是不是 {close[0]}；{ABSENCE}"
    return ABSENCE if _NO_VALUE.fullmatch(text) else None


def _close_absence(text: str) -> list[str]:
    words = [absence.value for absence in Absence]
    return get_close_matches(text.lower().replace("_", "-"), words, n=1, cutoff=0.8)


def right_bound(text: str, measure: Measure, units: tuple[str, ...] = ()) -> str | None:
    """Guess which bound was meant by ``400元以上``, ``不超过2万元`` or ``>=400元``."""
    if len(text) > _LONGEST:
        return None
    for sign, words in _BOUNDS:
        if (match := words.fullmatch(text)) is not None:
            number = _right_number(match[match.lastindex or 1], measure, units)
            return f"{sign}{number}" if number else None
    return None


def right_duration(text: str, units: tuple[str, ...]) -> str | None:
    """Guess which duration was meant by ``6月``, ``90 天`` or a bare ``90`` of the only unit."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return None
    only = units[0] if len(units) == 1 else ""
    unit = match[2] if match[2] in units else _UNITS.get(match[2], "" if match[2] else only)
    return f"{match[1]}{unit}" if unit in units else None


def _right_number(text: str, measure: Measure, units: tuple[str, ...]) -> str | None:
    match measure:
        case Measure.RATIO:
            return right_ratio(text)
        case Measure.AMOUNT:
            return right_amount(text)
        case Measure.DURATION:
            return right_duration(text, units)
        case _:
            return text if parse_decimal(text, BASIS_POINTS) is not None else None
