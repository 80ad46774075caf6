"""职工大额 above the basic cap: the cost for which the basic fund paid nothing, × ratio."""

from site_gen.money import BASIS_POINTS, half_up
from site_gen.settle.cap import BY_COST, CapTerms
from site_gen.settle.counts import Counts
from site_gen.settle.found import Found, Kind
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.ratio import Paid
from site_gen.settle.rows import COST
from site_gen.settle.sheet import less, percent, yuan
from site_gen.settle.table import (
    Portion,
    gap_of,
    paid,
    portions_of,
    ratio_of,
    required_table,
    ruler_of,
)

TOPIC = "large-sum"


def has_threshold(inquiry: Inquiry) -> bool:
    """Tell whether the rule starts at a threshold of self-pay, not at the basic cap."""
    return inquiry.has(TOPIC, "deductible")


def exists(inquiry: Inquiry) -> bool:
    """Tell whether there is a rule above the cap, or one ought to be known."""
    return inquiry.has(TOPIC, "ratio", COST) or inquiry.book.concerns(TOPIC)


def overflow_of(inquiry: Inquiry, before: Paid, fund: int, cost: int, deductible: int) -> int:
    """Compute the cost above the point at which the fund had paid *fund*, with its step."""
    point = _point(before.portions, fund, deductible)
    return _overflow_step(inquiry, cost, point)


def overflow_of_cost(inquiry: Inquiry, cost: int, counted: int) -> int:
    """Compute the cost above a cap on cost, with its step."""
    return _overflow_step(inquiry, cost, counted)


def pay_large_sum(inquiry: Inquiry, cap: CapTerms, counts: Counts, overflow: int) -> int | None:
    """Compute what is paid of the cost above the cap; None if the rule is missing."""
    table = required_table(inquiry, TOPIC)
    if table is None:
        return None
    ruler, ruler_found = ruler_of(inquiry, TOPIC, table)
    start = counts.overflow
    if ruler == "from-basic-cap":
        start += cap.limit
    portions = portions_of(table.pieces, start, start + overflow)
    limit = inquiry.optional(TOPIC, "annual-cap", Kind.CEILING)
    gap = gap_of(portions)
    if gap is not None:
        inquiry.miss(table.name, gap.why, gap.rows)
        return None
    amount = _within(inquiry, portions, (ruler_found, limit), counts)
    counts.overflow += overflow
    counts.large_sum += amount
    return amount


def took_something(before: Paid, fund: int, cap: CapTerms, cost: int, counted: int) -> bool:
    """Tell whether the basic cap took anything from this visit."""
    return before.amount > fund or (cap.basis[0] == BY_COST and counted < cost)


def _within(
    inquiry: Inquiry,
    portions: list[Portion],
    founds: tuple[Found | None, Found | None],
    counts: Counts,
) -> int:
    ruler, limit = founds
    amount = paid(portions)
    rows = [portion.piece.found for portion in portions]
    if limit is not None and limit.number is not None:
        left = max(limit.number - counts.large_sum, 0)
        if amount > left:
            written = less(limit.number, counts.large_sum)[0]
            inquiry.sheet.write(TOPIC, written, left, *rows, ruler, limit)
            return left
    inquiry.sheet.write(
        TOPIC, f"{portions_written(portions)} = {yuan(amount)}", amount, *rows, ruler
    )
    return amount


def portions_written(portions: list[Portion]) -> str:
    """Write portions × ratio, as numbers."""
    return " + ".join(f"{yuan(p.amount)} × {percent(ratio_of(p.piece))}" for p in portions)


def _point(portions: tuple[Portion, ...], fund: int, deductible: int) -> int:
    """Find the cost at which the portions have paid *fund*."""
    rest, position = fund * BASIS_POINTS, deductible
    for portion in portions:
        ratio = ratio_of(portion.piece)
        if portion.amount * ratio >= rest:
            return position + (half_up(rest, ratio) if ratio else 0)
        rest -= portion.amount * ratio
        position += portion.amount
    return position


def _overflow_step(inquiry: Inquiry, cost: int, point: int) -> int:
    written, overflow = less(cost, point)
    inquiry.sheet.write("large-sum-cost", written, overflow)
    return overflow
