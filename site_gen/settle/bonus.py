"""The bonus for years insured without a break (连续参保提高比例): points added to a ratio."""

from site_gen.money import SCALE
from site_gen.settle.area import Change
from site_gen.settle.found import Kind
from site_gen.settle.inquiry import Inquiry

TOPIC = "continuous-incentive"


def bonus_of(inquiry: Inquiry, insured_years: int | None) -> Change | None:
    """Find the bonus, if the person said how long they are insured and there is one."""
    if insured_years is None:
        return None
    most = inquiry.optional(TOPIC, "points-most", Kind.SHARE)
    if inquiry.lacks(TOPIC, "points-most"):
        return None
    if most is None and inquiry.optional(TOPIC, "points-per-year", Kind.SHARE) is None:
        return None
    years = _years(inquiry, insured_years)
    if years < 1:
        return None
    each = inquiry.required(TOPIC, "points-per-year", Kind.SHARE)
    if each is None:
        return None
    points = years * each.amount
    if most is not None:
        points = min(points, most.amount)
    return Change(points, tuple(found for found in (each, most) if found is not None))


def _years(inquiry: Inquiry, insured_years: int) -> int:
    first = inquiry.optional(TOPIC, "counted-since", Kind.FLOOR)
    after = inquiry.optional(TOPIC, "after", Kind.FLOOR)
    counted = insured_years
    if first is not None:
        counted = min(counted, inquiry.day.year - first.amount + 1)
    return (counted * SCALE - (after.amount if after is not None else 0)) // SCALE
