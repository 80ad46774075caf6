"""大病保险: what is paid of the year's in-policy self-pay above its threshold."""

from dataclasses import dataclass, replace

from site_gen.model.value import Absence
from site_gen.money import BASIS_POINTS, SCALE, half_up
from site_gen.settle.counts import ALWAYS_COUNTED, Counts
from site_gen.settle.curve import Curve, Point, between, write_first, write_rest
from site_gen.settle.found import SILENT, Found, Kind
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.large_sum import portions_written
from site_gen.settle.request import Person
from site_gen.settle.rows import COST
from site_gen.settle.sheet import yuan
from site_gen.settle.split import share_of
from site_gen.settle.table import Piece, required_table, ruler_of, table_of

TOPIC = "critical-illness"
_NOT_THERE = (Absence.NOT_APPLICABLE, Absence.NOT_IN_FORCE)


@dataclass(frozen=True)
class SelfPay:
    """What one visit adds: kept after the basic fund, and paid first for 乙类."""

    kept: int
    first: int


def pay_critical_illness(
    inquiry: Inquiry, counts: Counts, person: Person, own: SelfPay
) -> int | None:
    """Compute what the layer pays for one visit; 0 where there is none, None if it is missing."""
    before = counts.self_pay
    if before + own.kept + own.first == 0:
        return 0
    service = inquiry.situation["service"]
    exists = inquiry.has(TOPIC, "deductible") or inquiry.has(TOPIC, "ratio", COST)
    if not exists and not inquiry.book.concerns(TOPIC):
        return 0
    if service not in ALWAYS_COUNTED and inquiry.switch(TOPIC, "outpatient-counts")[0] != "counted":
        return 0
    way, switch = inquiry.switch(TOPIC, "first-self-pay") if own.first else SILENT
    after = before + own.kept + (own.first if way == "counted" else 0)
    if after == 0:
        return 0
    amount = _paid(inquiry, person, before, after, switch)
    if amount is not None:
        counts.self_pay = after
    return amount


def _paid(
    inquiry: Inquiry, person: Person, before: int, after: int, counted: Found | None
) -> int | None:
    threshold = inquiry.required(TOPIC, "deductible", Kind.FLOOR)
    if threshold is None:
        return None
    if threshold.absence in _NOT_THERE:
        inquiry.sheet.write(TOPIC, "", 0, threshold)
        return 0
    threshold = _for_group(inquiry, threshold)
    if inquiry.lacks(TOPIC, "deductible-group-factor"):
        return None
    if after <= threshold.amount:
        written = f"{yuan(after)} ≤ {yuan(threshold.amount)}"
        inquiry.sheet.write(TOPIC, written, 0, threshold)
        return 0
    return _above(inquiry, person, (before, after), threshold, counted)


def _for_group(inquiry: Inquiry, threshold: Found) -> Found:
    factor = inquiry.optional(TOPIC, "deductible-group-factor", Kind.SHARE)
    if factor is None:
        return threshold
    amount = share_of(inquiry, "critical-illness-deductible", threshold.amount, factor)
    return threshold._replace(number=amount, also=(factor,))


def _above(
    inquiry: Inquiry,
    person: Person,
    self_pay: tuple[int, int],
    threshold: Found,
    counted: Found | None,
) -> int | None:
    sheet = inquiry.sheet
    found = _curve(inquiry, threshold)
    cap = inquiry.required(TOPIC, "annual-cap", Kind.CEILING)
    if found is None or cap is None:
        return None
    curve, ruler = found
    points = between(curve, *self_pay)
    if isinstance(points, Piece):
        inquiry.miss(curve.table.name, points.why, points.rows)
        return None
    before, after = points
    write_first(sheet, TOPIC, curve, after, self_pay[1], ruler, counted)
    if after.second_portions:
        written = f"{portions_written(list(after.second_portions))} = {yuan(after.second)}"
        sheet.write("second-stage", written, after.second, *_rows(after))
    limit = _limit(inquiry, person, cap, after.uncapped)
    if limit is None and cap.number is not None:
        return None
    before, after = replace(before, limit=limit), replace(after, limit=limit)
    write_rest(sheet, TOPIC, before, after, cap)
    return after.amount - before.amount


def _curve(inquiry: Inquiry, threshold: Found) -> tuple[Curve, Found | None] | None:
    table = required_table(inquiry, TOPIC)
    if table is None:
        return None
    ruler, found = ruler_of(inquiry, TOPIC, table)
    rows = inquiry.fitting(TOPIC, "second-stage-ratio", COST)
    second = table_of(inquiry, TOPIC, "second-stage-ratio", rows)
    return Curve(threshold, table, whole=ruler == "whole", second=second), found


def _rows(point: Point) -> list[Found | None]:
    return [portion.piece.found for portion in point.second_portions]


def _limit(inquiry: Inquiry, person: Person, cap: Found, uncapped: int) -> int | None:
    """Give the limit with what years without a break or a claim add; None if one is missing."""
    if cap.number is None or uncapped <= cap.number:
        return cap.number
    rise, rising = _rise(inquiry, person, cap.number)
    fall, falling = _fall(inquiry, person)
    if rise is None or fall is None:
        return None
    if not rise and not fall:
        return cap.number
    limit = max(cap.number + rise - fall, 0)
    signs = [f" + {yuan(rise)}"] if rise else []
    signs += [f" − {yuan(fall)}"] if fall else []
    written = f"{yuan(cap.number)}{''.join(signs)} = {yuan(limit)}"
    inquiry.sheet.write("critical-illness-limit", written, limit, cap, *rising, *falling)
    return limit


def _rise(inquiry: Inquiry, person: Person, cap: int) -> tuple[int | None, list[Found]]:
    used: list[Found] = []
    steps = 0
    if person.insured_years:
        after = inquiry.required(TOPIC, "incentive-after", Kind.FLOOR)
        if after is None:
            return None, used
        steps = max((person.insured_years * SCALE - after.amount) // SCALE, 0)
        used.append(after)
    rise = 0
    for count, field in (
        (steps, "incentive-continuous"),
        (person.zero_claim_years, "incentive-zero-claim"),
    ):
        each = inquiry.required(TOPIC, field, Kind.FLOOR) if count else None
        if count and each is None:
            return None, used
        if each is not None:
            rise += count * each.amount
            used.append(each)
    if not steps and not person.zero_claim_years:
        return rise, used
    most = _most(inquiry, cap)
    if most is None:
        return rise, used
    limit, found = most
    return rise if limit is None else min(rise, limit), [*used, found]


def _most(inquiry: Inquiry, cap: int) -> tuple[int | None, Found] | None:
    most = inquiry.optional(TOPIC, "incentive-total", Kind.CEILING)
    if most is not None:
        return most.number, most
    if inquiry.lacks(TOPIC, "incentive-total"):
        return None
    share = inquiry.optional(TOPIC, "incentive-total-ratio", Kind.CEILING)
    if share is None:
        return None
    return None if share.number is None else half_up(cap * share.number, BASIS_POINTS), share


def _fall(inquiry: Inquiry, person: Person) -> tuple[int | None, list[Found]]:
    if not person.missed_years:
        return 0, []
    each = inquiry.required(TOPIC, "break-penalty", Kind.FLOOR)
    if each is None:
        return None, []
    fall = person.missed_years * each.amount
    most = inquiry.optional(TOPIC, "break-penalty-most", Kind.CEILING)
    if most is None:
        return fall, [each]
    return fall if most.number is None else min(fall, most.number), [each, most]
