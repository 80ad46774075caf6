"""A layer above the basic fund as a curve: what it pays for a year's self-pay in all.

What it pays for one visit is the curve after it less the curve before it, so that several
claims give the same as one. 大病保险, 大额 above a threshold and 医疗救助 are such curves.
"""

from dataclasses import dataclass

from site_gen.settle.found import Found
from site_gen.settle.large_sum import portions_written
from site_gen.settle.sheet import Sheet, percent, yuan
from site_gen.settle.table import Piece, Portion, Table, gap_of, paid, portions_of, ratio_of


@dataclass(frozen=True)
class Curve:
    """One layer's rule for a year."""

    threshold: Found
    table: Table
    whole: bool = False
    """Whether the table is cut by the whole self-pay, not by what is above the threshold."""
    second: Table | None = None
    limit: int | None = None


@dataclass(frozen=True)
class Point:
    """A curve at one sum of self-pay."""

    first: int
    second: int
    portions: tuple[Portion, ...]
    second_portions: tuple[Portion, ...]
    limit: int | None

    @property
    def uncapped(self) -> int:
        """Both stages before the limit."""
        return self.first + self.second

    @property
    def amount(self) -> int:
        """What the layer has paid in all."""
        return self.uncapped if self.limit is None else min(self.uncapped, self.limit)


def at(curve: Curve, self_pay: int) -> Point | Piece:
    """Compute the curve at a sum of self-pay; the piece that has no ratio if one is reached."""
    threshold = curve.threshold.amount
    first, last = (threshold, self_pay) if curve.whole else (0, self_pay - threshold)
    portions = portions_of(curve.table.pieces, first, last)
    if (gap := gap_of(portions)) is not None:
        return gap
    amount = paid(portions)
    second = _second(curve, self_pay - amount)
    return Point(amount, paid(second), tuple(portions), tuple(second), curve.limit)


def between(curve: Curve, before: int, after: int) -> tuple[Point, Point] | Piece:
    """Compute the curve before and after a visit; the piece that has no ratio if one is reached."""
    then, now = at(curve, before), at(curve, after)
    if isinstance(now, Piece):
        return now
    return then if isinstance(then, Piece) else (then, now)


def write_first(
    sheet: Sheet, word: str, curve: Curve, point: Point, self_pay: int, *used: Found | None
) -> None:
    """Write the first stage of a curve."""
    table = curve.table
    if table.by_cost:
        written = portions_written(list(point.portions))
        rows = [portion.piece.found for portion in point.portions]
    else:
        threshold = curve.threshold.amount
        cost = f"({yuan(self_pay)} − {yuan(threshold)})" if threshold else yuan(self_pay)
        written = f"{cost} × {percent(ratio_of(table.pieces[0]))}"
        rows = list(table.founds)
    sheet.write(
        word, f"{written} = {yuan(point.first)}", point.first, curve.threshold, *rows, *used
    )


def write_rest(sheet: Sheet, word: str, before: Point, after: Point, cap: Found | None) -> None:
    """Write that the limit took something, and what earlier claims had already paid."""
    if after.limit is not None and after.uncapped > after.limit:
        sheet.write(f"{word}-cap", yuan(after.limit), after.limit, cap)
    if before.amount:
        paid_now = after.amount - before.amount
        written = f"{yuan(after.amount)} − {yuan(before.amount)} = {yuan(paid_now)}"
        sheet.write(f"{word}-year", written, paid_now)


def _second(curve: Curve, rest: int) -> list[Portion]:
    if curve.second is None:
        return []
    # What lies within the threshold is borne in any case, however much remains.
    portions = portions_of(curve.second.pieces, curve.threshold.amount, rest)
    return [portion for portion in portions if portion.piece.found is not None]
