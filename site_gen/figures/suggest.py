"""A number written the wrong way → the right way, when it is clear what was meant."""

import re

from site_gen.money import BASIS_POINTS, parse_decimal, write_decimal

_TENTHS = re.compile(r"([0-9.]+)成")
_PERCENT_RANGE = re.compile(r"([0-9.]+)%? *[-–—~～至到] *([0-9.]+)%")
_AMOUNT_RANGE = re.compile(r"([0-9.]+[万亿]?)元? *[-–—~～至到] *([0-9.]+[万亿]?)元?")
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
