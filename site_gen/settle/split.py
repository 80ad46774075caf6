"""Splitting a bill: what lies outside the catalogue (目录外), over a price limit (超限价), is
paid by oneself first (乙类先行自付), and what is left within the policy (政策范围内费用).
"""

from dataclasses import dataclass

from site_gen.money import BASIS_POINTS, half_up
from site_gen.settle.area import INPATIENT
from site_gen.settle.found import Found, Kind
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.request import Bill, Line
from site_gen.settle.sheet import percent, yuan


@dataclass(frozen=True)
class Split:
    """The parts of a bill: total = outside + over the limit + first self-pay + in policy."""

    total: int
    outside: int
    over_limit: int
    first_self_pay: int

    @property
    def in_policy(self) -> int:
        """What the policy counts (E)."""
        return self.total - self.outside - self.over_limit - self.first_self_pay


def split_bill(inquiry: Inquiry, bill: Bill) -> Split | None:
    """Split a bill, with its steps; None if a first self-pay ratio is missing."""
    split = _by_lines(inquiry, bill.lines) if bill.lines else _by_parts(inquiry, bill)
    if split is None:
        return None
    parts = (split.total, split.outside, split.over_limit, split.first_self_pay)
    taken = [yuan(part) for part in parts[1:] if part]
    written = " − ".join([yuan(split.total), *taken])
    if taken:
        written += f" = {yuan(split.in_policy)}"
    inquiry.sheet.write("in-policy", written, split.in_policy)
    return split


def _by_parts(inquiry: Inquiry, bill: Bill) -> Split:
    total = bill.total or 0
    if bill.outside_share is None:
        return Split(total, bill.outside_catalogue, bill.over_limit, bill.first_self_pay)
    outside = share_of(inquiry, "estimate", total, Found(bill.outside_share))
    return Split(total, outside, 0, 0)


def _by_lines(inquiry: Inquiry, lines: tuple[Line, ...]) -> Split | None:
    outside = over = first = 0
    for line in lines:
        if line.catalogue == "c":
            outside += line.amount
            continue
        excess = _excess(inquiry, line)
        over += excess
        if line.catalogue == "b":
            ratio = _first_ratio(inquiry, line)
            if ratio is not None:
                first += share_of(inquiry, "first-self-pay", line.amount - excess, ratio)
    if inquiry.sheet.missing:
        return None
    return Split(sum(line.amount for line in lines), outside, over, first)


def _excess(inquiry: Inquiry, line: Line) -> int:
    if line.limit is None or line.amount <= line.limit:
        return 0
    excess = line.amount - line.limit
    written = f"{yuan(line.amount)} − {yuan(line.limit)} = {yuan(excess)}"
    inquiry.sheet.write("over-limit", written, excess)
    return excess


def _first_ratio(inquiry: Inquiry, line: Line) -> Found | None:
    if line.ratio is not None:
        return Found(line.ratio)
    inpatient = inquiry.situation["service"] == INPATIENT
    setting = "inpatient-care" if inpatient else "outpatient-care"
    return inquiry.at(setting=setting).required("class-b-prepay", "ratio", Kind.SHARE)


def share_of(inquiry: Inquiry, word: str, amount: int, share: Found) -> int:
    """Take a share of an amount, with its step, and give it."""
    part = half_up(amount * share.amount, BASIS_POINTS)
    written = f"{yuan(amount)} × {percent(share.amount)} = {yuan(part)}"
    inquiry.sheet.write(word, written, part, share)
    return part
