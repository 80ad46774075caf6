"""Rows over cost → a table of pieces that answers what is paid on each stretch of cost."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from site_gen.model.figure import Figure
from site_gen.money import BASIS_POINTS, half_up
from site_gen.settle.found import SILENT, Found, Kind, Why
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.rows import COST, Fitting


class Piece(NamedTuple):
    """A stretch of cost (*low*, *high*] with its ratio, or why it has none."""

    low: int
    high: int | None
    found: Found | None
    why: Why
    rows: tuple[Figure, ...] = ()
    fixed: bool = False
    """Whether no points change the ratio: what is not paid stays unpaid."""


class Portion(NamedTuple):
    """How much cost falls on a piece."""

    piece: Piece
    amount: int


@dataclass(frozen=True)
class Table:
    """The pieces from 0 upwards; *by_cost* says whether any row names cost."""

    name: str
    pieces: tuple[Piece, ...]
    by_cost: bool

    @property
    def founds(self) -> tuple[Found, ...]:
        """What the rows of a table without cost rest on."""
        return tuple(piece.found for piece in self.pieces if piece.found is not None)


def table_of(inquiry: Inquiry, topic: str, field: str, rows: Fitting) -> Table | None:
    """Cut the rows that fit, cost aside, into pieces; None if there are none and none supplied."""
    name = f"{topic}.{field}"
    given = inquiry.supplied(topic, field, Kind.SHARE)
    if not rows.figures:
        return Table(name, (Piece(0, None, given, Why.NO_ROW),), by_cost=False) if given else None
    pieces = [_piece(inquiry, name, given, *stretch) for stretch in rows.stretches]
    named = any(COST in _names(row) for piece in pieces for row in piece.rows)
    return Table(name, tuple(_joined(pieces)), by_cost=named)


def required_table(inquiry: Inquiry, topic: str) -> Table | None:
    """Find the table of a topic's ratio, or note why it is missing."""
    table = table_of(inquiry, topic, "ratio", inquiry.fitting(topic, "ratio", COST))
    if table is None:
        # Nothing fits and nothing is supplied: this notes why.
        inquiry.required(topic, "ratio", Kind.SHARE, otherwise=False)
    return table


def ruler_of(inquiry: Inquiry, topic: str, table: Table) -> tuple[str, Found | None]:
    """Find how cost is laid on a table; where it is not cut there is nothing to lay."""
    return inquiry.switch(topic, "segment-ruler") if table.by_cost else SILENT


def portions_of(pieces: tuple[Piece, ...], first: int, last: int) -> list[Portion]:
    """Lay the cost between two positions on the pieces."""
    portions = []
    for piece in pieces:
        high = last if piece.high is None else min(last, piece.high)
        amount = high - max(first, piece.low)
        if amount > 0:
            portions.append(Portion(piece, amount))
    return portions


def paid(portions: list[Portion]) -> int:
    """Sum portions × ratio, rounded once."""
    return half_up(sum(p.amount * ratio_of(p.piece) for p in portions), BASIS_POINTS)


def ratio_of(piece: Piece) -> int:
    """Give the ratio of a piece that is known to have one."""
    if piece.found is None:
        raise TypeError("a piece without a ratio was used")
    return piece.found.amount


def gap_of(portions: list[Portion]) -> Piece | None:
    """Find the first piece that is reached and has no ratio."""
    return next((p.piece for p in portions if p.piece.found is None), None)


def continued(table: Table) -> Table:
    """Let the top piece that has an end go on above it, where no row says anything."""
    *_, below, top = table.pieces
    return replace(table, pieces=(*table.pieces[:-1], below._replace(low=top.low, high=None)))


def _piece(
    inquiry: Inquiry, name: str, given: Found | None, low: int, high: int | None, rows: Fitting
) -> Piece:
    chosen = inquiry.choose(name, rows)
    found = chosen.number(Kind.SHARE)
    if isinstance(found, Found):
        return Piece(low, high, found, Why.NO_ROW, chosen.figures)
    return Piece(low, high, given, Why.NO_ROW if found is Why.NO_RECORD else found, chosen.figures)


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].rows == piece.rows:
            joined[-1] = joined[-1]._replace(high=piece.high)
        else:
            joined.append(piece)
    return joined


def _names(row: Figure) -> tuple[str, ...]:
    return tuple(key for key, _ in row.dims)
