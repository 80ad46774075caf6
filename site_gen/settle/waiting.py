"""The waiting period (待遇等待期): from which day somebody who joined late is paid for."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from site_gen.money import SCALE, write_decimal
from site_gen.settle.found import Found, Kind, Why
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.request import WaitingAsked

TOPIC = "waiting-period"
_MONTHS = "个月"


@dataclass(frozen=True)
class Wait:
    """How long somebody waits, the first day of benefits, and the rules it rests on."""

    period: str
    start: date
    founds: tuple[Found, ...]


def wait_of(inquiry: Inquiry, asked: WaitingAsked) -> Wait | None:
    """Compute the wait, with its steps; None if a rule is missing. *inquiry* is of the day joined."""
    if asked.born is not None:
        window = inquiry.required("newborn", "enrolment-window", Kind.FLOOR)
        if window is None:
            return None
        days = (asked.joined - asked.born).days
        if days * SCALE <= window.amount:
            inquiry.sheet.write(
                "newborn", f"{days} ≤ {write_decimal(window.amount, SCALE)}", 0, window
            )
            return Wait("", asked.born, (window,))
    return _late(inquiry, asked)


def _late(inquiry: Inquiry, asked: WaitingAsked) -> Wait | None:
    fixed = inquiry.required(TOPIC, "fixed", Kind.FLOOR)
    missed = max(asked.missed_years - asked.repaid_years, 0)
    each = inquiry.required(TOPIC, "variable", Kind.FLOOR) if missed else None
    if fixed is None or (missed and each is None):
        return None
    if each is not None and each.unit != fixed.unit:
        inquiry.miss(f"{TOPIC}.variable", Why.NOT_EXACT, each.figures)
        return None
    whole = fixed.amount + (missed * each.amount if each else 0)
    founds = tuple(found for found in (fixed, each) if found is not None)
    period = _period(whole, fixed.unit)
    written = period if each is None else f"{_sum(fixed, missed, each)} = {period}"
    inquiry.sheet.write("waiting", written, 0, *founds)
    wait = Wait(period, _after(asked.joined, whole, fixed.unit), founds)
    return _at_least(inquiry, asked, wait)


def _at_least(inquiry: Inquiry, asked: WaitingAsked, wait: Wait) -> Wait:
    after = inquiry.optional(TOPIC, "floor-after", Kind.FLOOR)
    floor = inquiry.optional(TOPIC, "floor", Kind.FLOOR)
    if after is None or floor is None or asked.missed_years * SCALE < after.amount:
        return wait
    start = _after(asked.joined, floor.amount, floor.unit)
    if start <= wait.start:
        return wait
    period = _period(floor.amount, floor.unit)
    inquiry.sheet.write("waiting-floor", period, 0, floor, after)
    return Wait(period, start, (*wait.founds, floor, after))


def _after(day: date, length: int, unit: str) -> date:
    """Give the day after a wait: months keep the day, or take the month's last."""
    number = length // SCALE
    if unit != _MONTHS:
        return day + timedelta(days=number)
    years, month = divmod(day.month - 1 + number, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _period(length: int, unit: str) -> str:
    return f"{write_decimal(length, SCALE)}{unit}"


def _sum(fixed: Found, missed: int, each: Found) -> str:
    return f"{_period(fixed.amount, fixed.unit)} + {missed} × {_period(each.amount, each.unit)}"
