"""The ratio (支付比例): in-policy cost above the deductible × ratio, in pieces where cost is cut."""

from dataclasses import dataclass, replace

from site_gen.money import BASIS_POINTS, half_up
from site_gen.settle.area import Change
from site_gen.settle.found import SILENT, Found
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.sheet import percent, yuan
from site_gen.settle.table import (
    Piece,
    Portion,
    Table,
    continued,
    gap_of,
    paid,
    portions_of,
    ratio_of,
    ruler_of,
)


@dataclass(frozen=True)
class RatioTerms:
    """The rule of one visit: the table, what changes it, and how cost is laid on it."""

    table: Table
    changes: tuple[Change, ...]
    ruler: str
    ruler_found: Found | None
    above: str
    above_found: Found | None


@dataclass(frozen=True)
class Span:
    """What is paid for: in-policy cost, its deductible, and the year before it."""

    cost: int
    deductible: int
    cost_before: int
    fund_before: int


@dataclass(frozen=True)
class Paid:
    """What the fund pays, on which portions."""

    amount: int
    portions: tuple[Portion, ...]


def ratio_terms(
    inquiry: Inquiry, topic: str, table: Table, changes: tuple[Change, ...]
) -> RatioTerms:
    """Complete a table by its ruler and by what holds above its top."""
    ruler, ruler_found = ruler_of(inquiry, topic, table)
    ended = table.by_cost and not table.pieces[-1].rows
    above, above_found = inquiry.switch(topic, "above-segments") if ended else SILENT
    return RatioTerms(table, changes, ruler, ruler_found, above, above_found)


def pay_ratio(inquiry: Inquiry, terms: RatioTerms, span: Span) -> Paid | None:
    """Compute what the fund pays before the cap, with its step; None if a ratio is missing."""
    table = _topped(terms)
    pieces = tuple(_changed(piece, terms.changes) for piece in table.pieces)
    portions = _portions(pieces, terms.ruler, span)
    gap = gap_of(portions)
    if not table.by_cost and table.pieces[0].found is None:
        gap = table.pieces[0]
    if gap is not None:
        inquiry.miss(terms.table.name, gap.why, gap.rows)
        return None
    amount = paid(portions)
    reaches_top = bool(portions) and portions[-1].piece.high is None
    portions = _joined(portions)
    used = _used(terms, portions, table, above=reaches_top)
    inquiry.sheet.write(
        "ratio",
        f"{_written(table, terms, portions, span)} = {yuan(amount)}"
        if portions or not table.by_cost
        else "0.00",
        amount,
        *used,
    )
    return Paid(amount, tuple(portions))


def _joined(portions: list[Portion]) -> list[Portion]:
    """Make one portion of neighbours that rest on the same rows."""
    joined: list[Portion] = []
    for portion in portions:
        if joined and portion.piece.rows and joined[-1].piece.rows == portion.piece.rows:
            whole = joined[-1].amount + portion.amount
            joined[-1] = Portion(joined[-1].piece, whole)
        else:
            joined.append(portion)
    return joined


def _topped(terms: RatioTerms) -> Table:
    """Say what is paid above the top piece, if a switch does."""
    if terms.above == "same-ratio":
        return continued(terms.table)
    if terms.above == "not-paid":
        nothing = terms.table.pieces[-1]._replace(found=Found(0), fixed=True)
        return replace(terms.table, pieces=(*terms.table.pieces[:-1], nothing))
    return terms.table


def _portions(pieces: tuple[Piece, ...], ruler: str, span: Span) -> list[Portion]:
    paid_for = span.cost - span.deductible
    if ruler == "fund-paid":
        return _by_fund(pieces, paid_for, span.fund_before)
    start = {"after-deductible": 0, "year-cost": span.cost_before + span.deductible}.get(
        ruler, span.deductible
    )
    return portions_of(pieces, start, start + paid_for)


def _by_fund(pieces: tuple[Piece, ...], rest: int, fund: int) -> list[Portion]:
    """Lay cost on pieces that are measured by what the fund has paid this year."""
    portions: list[Portion] = []
    for piece in pieces:
        if not rest:
            break
        if piece.high is not None and piece.high <= fund:
            continue
        amount = rest
        if piece.high is not None and piece.found and piece.found.amount:
            room = piece.high - max(fund, piece.low)
            amount = min(rest, half_up(room * BASIS_POINTS, piece.found.amount))
        portions.append(Portion(piece, amount))
        rest -= amount
    return portions


def _changed(piece: Piece, changes: tuple[Change, ...]) -> Piece:
    if piece.found is None or piece.fixed:
        return piece
    points = sum(change.points for change in changes)
    ratio = min(max(piece.found.amount + points, 0), BASIS_POINTS)
    if ratio == piece.found.amount:
        return piece
    return piece._replace(found=piece.found._replace(number=ratio))


def _used(
    terms: RatioTerms, portions: list[Portion], table: Table, *, above: bool
) -> list[Found | None]:
    rows = table.founds if not table.by_cost else [p.piece.found for p in portions]
    changes = [found for change in terms.changes for found in change.founds]
    top = [terms.above_found] if above else []
    return [*rows, *changes, terms.ruler_found, *top]


def _written(table: Table, terms: RatioTerms, portions: list[Portion], span: Span) -> str:
    if not table.by_cost:
        cost = yuan(span.cost)
        if span.deductible:
            cost = f"({cost} − {yuan(span.deductible)})"
        return f"{cost} × {_ratio_written(ratio_of(table.pieces[0]), terms.changes)}"
    base = {piece.low: piece.found.amount for piece in table.pieces if piece.found}
    return " + ".join(
        f"{yuan(p.amount)} × "
        f"{_ratio_written(base[p.piece.low], () if p.piece.fixed else terms.changes)}"
        for p in portions
    )


def _ratio_written(base: int, changes: tuple[Change, ...]) -> str:
    points = [change.points for change in changes if change.points]
    whole = base + sum(points)
    if not points or not 0 <= whole <= BASIS_POINTS:
        return percent(min(max(whole, 0), BASIS_POINTS))
    signs = "".join(f" {'−' if one < 0 else '+'} {percent(abs(one))}" for one in points)
    return f"({percent(base)}{signs})"
