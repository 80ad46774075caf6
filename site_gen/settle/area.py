"""Where the insured is treated (异地就医): which table of ratios counts, and what changes it."""

from dataclasses import dataclass

from site_gen.settle.found import Found, Kind, Why
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.rows import COST
from site_gen.settle.table import Table, required_table, table_of

LOCAL = "local"
INPATIENT = "inpatient"
CROSS = "cross-region"


@dataclass(frozen=True)
class Change:
    """Percentage points added to a ratio, and what they rest on."""

    points: int
    founds: tuple[Found, ...]


@dataclass(frozen=True)
class Base:
    """The table that counts and the changes of its ratios; no table if it is missing."""

    table: Table | None
    changes: tuple[Change, ...] = ()


def base_of(inquiry: Inquiry, topic: str, visit_kind: str | None) -> Base:
    """Find the table of ratios for the place of treatment, or note what is missing.

    *visit_kind* is what the request gave, not what the place implies.
    """
    if inquiry.situation["area"] == LOCAL:
        return Base(required_table(inquiry, topic))
    if topic == INPATIENT:
        rows = inquiry.fitting(CROSS, "ratio", COST)
        if rows.figures:
            return Base(table_of(inquiry, CROSS, "ratio", rows))
        points = inquiry.optional(CROSS, "points", Kind.SHARE)
        if points is not None:
            return _changed(inquiry, topic, points, visit_kind)
        if inquiry.lacks(CROSS, "points"):
            return Base(None)
    rows = inquiry.fitting(topic, "ratio", COST, naming="area")
    table = table_of(inquiry, topic, "ratio", rows)
    if table is None and topic == INPATIENT:
        # No points were found: this notes why.
        inquiry.required(CROSS, "points", Kind.SHARE)
    elif table is None:
        inquiry.miss(f"{CROSS}.points", _why(inquiry))
    return Base(table)


def _changed(inquiry: Inquiry, topic: str, points: Found, visit_kind: str | None) -> Base:
    area, against = inquiry.switch(CROSS, "points-against")
    there = inquiry.at(area=area or LOCAL, visit_kind=visit_kind)
    founds = tuple(found for found in (points, against) if found is not None)
    table = required_table(there, topic if area in ("", LOCAL) else CROSS)
    return Base(table, (Change(points.amount, founds),))


def _why(inquiry: Inquiry) -> Why:
    return Why.NO_ROW if inquiry.fitting(CROSS, "points").known else Why.NO_RECORD
