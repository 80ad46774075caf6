"""Money as integer 分 and ratios as integer basis points: reading, writing, rounding.

No binary float comes near an amount. A ratio of 85 % is 8500 basis points; a percentage
point is 100 basis points. Every number that is neither is kept in ten-thousandths.
"""

import re

FEN_PER_YUAN = 100
BASIS_POINTS = 10_000
SCALE = 10_000

_DECIMAL = re.compile(r"(\d{1,15})(?:\.(\d{1,8}))?")
_MULTIPLES = {"": 1, "万": 10_000, "亿": 100_000_000}


def parse_decimal(text: str, scale: int) -> int | None:
    """Read plain decimal digits as an integer of 1/*scale*; None unless it is exact.

    Signs, separators, exponents, leading zeros and full-width digits are refused.
    """
    match = _DECIMAL.fullmatch(text)
    if match is None or not text.isascii():
        return None
    whole, fraction = match[1], match[2] or ""
    if len(whole) > 1 and whole.startswith("0"):
        return None
    numerator = int(whole + fraction) * scale
    value, rest = divmod(numerator, 10 ** len(fraction))
    return None if rest else value


def parse_yuan(text: str) -> int | None:
    """Read an amount such as ``1000``, ``33.34``, ``7万`` or ``84.1亿`` as 分."""
    unit = text[-1:] if text[-1:] in ("万", "亿") else ""
    digits = text.removesuffix(unit)
    return parse_decimal(digits, FEN_PER_YUAN * _MULTIPLES[unit])


def parse_percent(text: str) -> int | None:
    """Read ``85%`` or ``5.35%`` as basis points; a bare number is not a ratio."""
    if not text.endswith("%"):
        return None
    return parse_decimal(text.removesuffix("%"), BASIS_POINTS // 100)


def write_decimal(value: int, scale: int) -> str:
    """Write an integer of 1/*scale* (a power of ten) without trailing zeros."""
    sign, value = ("-", -value) if value < 0 else ("", value)
    whole, rest = divmod(value, scale)
    digits = str(rest).zfill(len(str(scale)) - 1).rstrip("0") if rest else ""
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def write_fen(fen: int) -> str:
    """Write 分 as yuan with two decimals, as the settlement contract has it."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // FEN_PER_YUAN}.{fen % FEN_PER_YUAN:02d}"


def half_up(numerator: int, denominator: int) -> int:
    """Divide non-negative integers and round half up: the one rounding rule."""
    if numerator < 0 or denominator <= 0:
        message = f"half_up takes non-negative shares, not {numerator}/{denominator}"
        raise ValueError(message)
    return (2 * numerator + denominator) // (2 * denominator)
