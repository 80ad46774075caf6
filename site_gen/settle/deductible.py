"""The deductible (起付线): what the insured bears before the fund pays."""

from dataclasses import dataclass

from site_gen.money import BASIS_POINTS
from site_gen.settle.area import CROSS, INPATIENT, LOCAL
from site_gen.settle.found import SILENT, UNSTATED, Found, Kind, Why
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.sheet import less, yuan
from site_gen.settle.split import share_of

_BY_YEAR = ("year", "person-year")
_BY_DAY = "day-and-institution"


@dataclass(frozen=True)
class DeductibleTerms:
    """The rule of one visit: the amount and everything that changes it."""

    base: Found
    repeat: Found | None
    group: Found | None
    transfer: Found | None
    """Only where a transfer pays no more than the difference."""
    stop: Found | None
    last: tuple[str, Found | None]


@dataclass(frozen=True)
class Borne:
    """What the year before this visit says: borne so far, and by the visit before."""

    this_year: int
    last_visit: int | None
    same_day: bool


def deductible_terms(inquiry: Inquiry, topic: str, *, moved: bool) -> DeductibleTerms | None:
    """Look up everything about the deductible; None if the amount is missing.

    *moved* tells whether the visit was transferred from an earlier one of its service.
    """
    found = _base(inquiry, topic)
    group = inquiry.optional(topic, "deductible-group-factor", Kind.SHARE)
    by_year = found is not None and found[0].per in _BY_YEAR
    moved = moved and not by_year
    way, switch = inquiry.switch(topic, "deductible-transfer") if moved else SILENT
    stop = None if by_year else inquiry.optional(topic, "deductible-annual-stop", Kind.FLOOR)
    last = inquiry.switch(topic, "deductible-last") if stop is not None else SILENT
    if found is None:
        return None
    base, repeat = found
    transfer = switch if way == "difference" else None
    return DeductibleTerms(base, repeat, group, transfer, stop, last)


def bear_deductible(inquiry: Inquiry, terms: DeductibleTerms, borne: Borne, cost: int) -> int:
    """Compute the deductible borne, with its steps."""
    sheet = inquiry.sheet
    amount = terms.base.amount
    sheet.write("deductible", yuan(amount), amount, terms.base)
    if terms.repeat is not None:
        amount = share_of(inquiry, "deductible-repeat", amount, terms.repeat)
    if terms.group is not None:
        amount = share_of(inquiry, "deductible-group", amount, terms.group)
    if terms.transfer is not None and borne.last_visit is not None:
        written, amount = less(amount, borne.last_visit)
        sheet.write("deductible-transfer", written, amount, terms.transfer)
    amount = _in_the_year(inquiry, terms, borne, amount)
    if amount > cost:
        sheet.write("deductible-within-bill", f"{yuan(cost)} ≤ {yuan(amount)}", cost)
    return min(amount, cost)


def _in_the_year(inquiry: Inquiry, terms: DeductibleTerms, borne: Borne, amount: int) -> int:
    sheet = inquiry.sheet
    if terms.base.per == _BY_DAY and borne.same_day:
        sheet.write("deductible-same-day", "", 0)
        amount = 0
    if terms.base.per in _BY_YEAR:
        if not borne.this_year:
            return amount
        written, amount = less(amount, borne.this_year)
        sheet.write("deductible-year", written, amount)
        return amount
    return _stopped(inquiry, terms, borne.this_year, amount)


def _stopped(inquiry: Inquiry, terms: DeductibleTerms, borne: int, amount: int) -> int:
    if terms.stop is None:
        return amount
    way, switch = terms.last
    written, left = less(terms.stop.amount, borne)
    if amount <= left or (way == "whole" and left):
        return amount
    inquiry.sheet.write("deductible-stop", written, left, terms.stop, switch)
    return left


def _base(inquiry: Inquiry, topic: str) -> tuple[Found, Found | None] | None:
    if topic == INPATIENT and inquiry.situation["area"] != LOCAL:
        there = _counted(inquiry, CROSS, inquiry.optional(CROSS, "deductible", Kind.FLOOR))
        if there is not None:
            return there, None
        if inquiry.lacks(CROSS, "deductible"):
            return None
    return _repeated(inquiry, topic)


def _repeated(inquiry: Inquiry, topic: str) -> tuple[Found, Found | None] | None:
    """Find the amount for this admission, or the first one's with what is left of it later."""
    number = inquiry.situation.get("admission")
    later = isinstance(number, int) and number > 1
    if later and not inquiry.has(topic, "deductible"):
        first = inquiry.at(admission=1)
        share = None
        if first.has(topic, "deductible"):
            share = inquiry.optional(topic, "deductible-repeat", Kind.SHARE, otherwise=False)
        if share is not None:
            found = _amount(first, topic)
            return None if found is None else (found, share)
    found = _amount(inquiry, topic)
    if found is None or not later or found.supplied or "admission" in found.names:
        return None if found is None else (found, None)
    share = inquiry.required(topic, "deductible-repeat", Kind.SHARE)
    if share is None:
        return None
    unchanged = share.assumed is not None and share.amount == BASIS_POINTS
    return found, None if unchanged else share


def _amount(inquiry: Inquiry, topic: str) -> Found | None:
    return _counted(inquiry, topic, inquiry.required(topic, "deductible", Kind.FLOOR))


def _counted(inquiry: Inquiry, topic: str, found: Found | None) -> Found | None:
    """Keep an amount if it says what it is counted per; else take what was supplied."""
    if found is None or found.per != UNSTATED or found.absence is not None:
        return found
    supplied = inquiry.supplied(topic, "deductible", Kind.FLOOR)
    if supplied is None:
        inquiry.miss(f"{topic}.deductible", Why.NO_PERIOD, found.figures)
    return supplied
