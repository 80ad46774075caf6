"""The sums: a request and the records → what the fund pays, what the insured pays, and why.

docs/settlement.md defines every look-up, rounding and step; the JavaScript engine in
static/js/settle is held to the same answer. Nothing here names a region or an amount.
"""

from collections.abc import Mapping
from typing import Any

from site_gen.catalogue import Catalogue
from site_gen.settle.account import credit
from site_gen.settle.answer import Answer, head_of, steps_of, year_answer
from site_gen.settle.book import Book
from site_gen.settle.contribution import PAYERS, Contribution, contribute
from site_gen.settle.library import Library
from site_gen.settle.request import Request, read_request
from site_gen.settle.sheet import Dispute, Missing, Sheet, yuan
from site_gen.settle.year import settle_year

__all__ = ["Library", "settle"]


def settle(rules: Catalogue | Library, given: Request | Mapping[str, Any]) -> Answer:
    """Settle one request, read already or as it was given; many are quicker with one Library.

    Raises pydantic's ValidationError if it is no request.
    """
    library = rules if isinstance(rules, Library) else Library(rules)
    return _resolved(library, given if isinstance(given, Request) else read_request(given))


def _resolved(library: Library, request: Request) -> Answer:
    """Settle a request; where sources disagree, once for each of them."""
    answer, disputes = _settled(library, request)
    if not disputes:
        return answer
    first = disputes[0]
    alternatives = []
    for source in first.sources:
        claims = {**request.claims, first.field: source}
        found = _resolved(library, request.model_copy(update={"claims": claims}))
        for one in found.get("alternatives") or [found]:
            chosen = {first.field: source, **one.get("claims", {})}
            alternatives.append({**one, "claims": chosen})
    return _disputed(alternatives)


def _disputed(alternatives: list[Answer]) -> Answer:
    missing: list[Mapping[str, Any]] = []
    if all(one["status"] == "incomplete" for one in alternatives):
        for item in (item for one in alternatives for item in one["missing"]):
            if item not in missing:
                missing.append(item)
    return {
        "status": "incomplete" if missing else "disputed",
        "missing": missing,
        "warnings": [],
        "visits": [],
        "totals": {"fund": None, "patient": None},
        "alternatives": alternatives,
    }


def _settled(library: Library, request: Request) -> tuple[Answer, list[Dispute]]:
    book = Book(library, request.region, request.scheme, request.supplied, request.claims)
    if request.contribution is not None:
        made = contribute(book, request, request.contribution)
        return _contribution_answer(made), made.sheet.disputes
    if request.account is not None:
        given = credit(book, request, request.account)
        return _account_answer(given.month, given.sheet), given.sheet.disputes
    year = settle_year(book, request)
    sheets = [s for s in (year.wait_sheet, *(v.sheet for v in year.visits)) if s is not None]
    return year_answer(year), [dispute for sheet in sheets for dispute in sheet.disputes]


def _contribution_answer(made: Contribution) -> Answer:
    missing = made.sheet.missing
    body = None if missing else _contribution(made)
    return {**head_of(missing, [made.sheet]), "contribution": body, "steps": steps_of(made.sheet)}


def _contribution(made: Contribution) -> Answer:
    parts = [
        {
            "part": part.name,
            "payer": part.payer,
            "month": None if part.month is None else yuan(part.month),
            "year": yuan(part.year),
        }
        for part in made.parts
    ]
    totals = {payer: yuan(sum(p.year for p in made.parts if p.payer == payer)) for payer in PAYERS}
    base = None if made.base is None else yuan(made.base)
    return {"base": base, "parts": parts, "totals": totals}


def _account_answer(month: int | None, sheet: Sheet) -> Answer:
    missing: list[Missing] = sheet.missing
    body = None
    if month is not None and not missing:
        body = {"month": yuan(month), "year": yuan(month * 12)}
    return {**head_of(missing, [sheet]), "account": body, "steps": steps_of(sheet)}
