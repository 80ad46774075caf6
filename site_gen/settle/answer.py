"""What was settled → the answer as JSON: the form of docs/settlement.md, section 4."""

from collections.abc import Iterable, Mapping
from typing import Any

from site_gen.model.figure import Figure
from site_gen.model.value import Standing
from site_gen.settle.sheet import Missing, Sheet, Step, once, yuan
from site_gen.settle.visit import PARTS
from site_gen.settle.year import Settled, Year

Answer = dict[str, Any]
_WARNED = (Standing.CAUTIONED, Standing.DISPUTED)


def year_answer(year: Year) -> Answer:
    """Write the answer of a year of visits."""
    sheets = [sheet for sheet in (year.wait_sheet, *(v.sheet for v in year.visits)) if sheet]
    head = head_of(year.missing, sheets)
    wait: Answer = {}
    if year.wait_sheet is not None:
        wait = {"waiting": _waiting(year, year.wait_sheet)}
    known = not year.missing
    return {
        **head,
        **wait,
        "visits": [_visit(visit) for visit in year.visits],
        "totals": {
            part: yuan(sum(v.parts.known[part] for v in year.visits)) if known else None
            for part in ("fund", "patient")
        },
    }


def head_of(missing: Iterable[Missing], sheets: Iterable[Sheet]) -> Answer:
    """Write the status, what is missing, and the warnings."""
    items = [_missing(item) for item in missing]
    return {
        "status": "incomplete" if items else "settled",
        "missing": items,
        "warnings": [{"figure": f.id, "note": f.note or ""} for f in _warned(sheets)],
    }


def steps_of(sheet: Sheet) -> list[Answer]:
    """Write the steps of a sheet."""
    return [_step(step) for step in sheet.steps]


def _waiting(year: Year, sheet: Sheet) -> Mapping[str, Any] | None:
    if year.wait is None:
        return None
    start = year.wait.start.isoformat()
    return {"period": year.wait.period, "from": start, "steps": steps_of(sheet)}


def _visit(visit: Settled) -> Answer:
    known = visit.parts.known
    amounts = {part: yuan(known[part]) if part in known else None for part in PARTS}
    return {**amounts, "steps": steps_of(visit.sheet)}


def _step(step: Step) -> Answer:
    written: Answer = {
        "step": step.word,
        "sum": step.sum,
        "amount": yuan(step.amount),
        "figures": [figure.id for figure in step.figures],
    }
    if step.supplied:
        written["supplied"] = list(step.supplied)
    if step.assumed:
        written["assumed"] = list(step.assumed)
    return written


def _missing(item: Missing) -> Answer:
    return {
        "field": item.field,
        "why": item.why.value,
        "visit": item.visit,
        "figure": item.figure,
    }


def _warned(sheets: Iterable[Sheet]) -> list[Figure]:
    named = (f for sheet in sheets for step in sheet.steps for f in step.figures)
    return list(once(figure for figure in named if figure.standing in _WARNED))
