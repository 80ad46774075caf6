"""职工大额 above a threshold of the year's self-pay, and 医疗救助 for people in need."""

from site_gen.money import BASIS_POINTS, half_up
from site_gen.settle.counts import ALWAYS_COUNTED, Counts
from site_gen.settle.curve import Curve, between, write_first, write_rest
from site_gen.settle.found import Found, Kind
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.sheet import percent, yuan
from site_gen.settle.table import Piece, required_table
from site_gen.situation import ancestry

AID = "medical-aid"
_INCOME = f"{AID}.local-income"


def pay_above_threshold(inquiry: Inquiry, counts: Counts, topic: str, kept: int) -> int | None:
    """Compute what 大额 pays of self-pay above its threshold; None if it is missing."""
    if inquiry.situation["service"] not in ALWAYS_COUNTED:
        return 0
    before = counts.above_threshold
    after = before + kept
    if after == 0:
        return 0
    threshold = inquiry.required(topic, "deductible", Kind.FLOOR)
    amount = None
    if threshold is not None:
        amount = _paid(inquiry, topic, threshold, before, after)
    if amount is not None:
        counts.above_threshold = after
    return amount


def pay_medical_aid(inquiry: Inquiry, counts: Counts, kept: int) -> int | None:
    """Compute what 医疗救助 pays for people it is for; None if it is missing."""
    if not _entitled(inquiry) or not _counted(inquiry):
        return 0
    before = counts.rest
    after = before + kept
    if after == 0:
        return 0
    threshold = _threshold(inquiry)
    amount = _paid(inquiry, AID, threshold, before, after) if threshold is not None else None
    if amount is not None:
        counts.rest = after
    return amount


def _entitled(inquiry: Inquiry) -> bool:
    topic = inquiry.book.topic(AID)
    if topic is None:
        return False
    return all(
        wanted in ancestry(str(inquiry.situation.get(key)), inquiry.book.dimensions[key])
        for key, wanted in topic.only.items()
    )


def _counted(inquiry: Inquiry) -> bool:
    if inquiry.situation["service"] in ALWAYS_COUNTED:
        return True
    return inquiry.switch(AID, "outpatient-counts")[0] == "counted"


def _threshold(inquiry: Inquiry) -> Found | None:
    share = None
    if not inquiry.has(AID, "deductible"):
        share = inquiry.optional(AID, "deductible-income-share", Kind.SHARE)
        if inquiry.lacks(AID, "deductible-income-share"):
            return None
    if share is None:
        return inquiry.required(AID, "deductible", Kind.FLOOR)
    income = inquiry.given(_INCOME, Kind.FLOOR)
    if income is None:
        return None
    amount = half_up(income.amount * share.amount, BASIS_POINTS)
    written = f"{yuan(income.amount)} × {percent(share.amount)} = {yuan(amount)}"
    inquiry.sheet.write(f"{AID}-deductible", written, amount, share, income)
    return share._replace(number=amount, also=(income,))


def _paid(inquiry: Inquiry, topic: str, threshold: Found, before: int, after: int) -> int | None:
    """Compute the curve after less the curve before, with the steps."""
    if after <= threshold.amount:
        inquiry.sheet.write(topic, f"{yuan(after)} ≤ {yuan(threshold.amount)}", 0, threshold)
        return 0
    table = required_table(inquiry, topic)
    cap = inquiry.required(topic, "annual-cap", Kind.CEILING)
    if table is None or cap is None:
        return None
    curve = Curve(threshold, table, limit=cap.number)
    points = between(curve, before, after)
    if isinstance(points, Piece):
        inquiry.miss(table.name, points.why, points.rows)
        return None
    then, now = points
    write_first(inquiry.sheet, topic, curve, now, after)
    write_rest(inquiry.sheet, topic, then, now, cap)
    return now.amount - then.amount
