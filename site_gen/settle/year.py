"""The visits of a year, one after the other, on the counts they share."""

from dataclasses import dataclass
from datetime import date

from site_gen.settle.book import Book
from site_gen.settle.counts import INPATIENT, Counts, counts_of
from site_gen.settle.inquiry import Inquiry, situation_of
from site_gen.settle.request import Person, Request, Visit
from site_gen.settle.sheet import Missing, Sheet
from site_gen.settle.split import Split, split_bill
from site_gen.settle.visit import Care, Parts, area_share, basic_terms, settle_visit
from site_gen.settle.waiting import Wait, wait_of


@dataclass(frozen=True)
class Settled:
    """One visit settled as far as it is known, with its sheet."""

    parts: Parts
    sheet: Sheet


@dataclass(frozen=True)
class Year:
    """A request's visits settled, with the waiting period if one was asked about."""

    visits: tuple[Settled, ...]
    wait: Wait | None
    wait_sheet: Sheet | None

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Everything that is missing, in the order met."""
        first = list(self.wait_sheet.missing) if self.wait_sheet else []
        return (*first, *(item for v in self.visits for item in v.sheet.missing))


def settle_year(book: Book, request: Request) -> Year:
    """Settle the visits of a request in their order."""
    counts = counts_of(request)
    wait, wait_sheet = _wait(book, request)
    broken = wait_sheet is not None and bool(wait_sheet.missing)
    settled: list[Settled] = []
    for number, visit in enumerate(request.visits or ()):
        day = visit.date or request.date
        one = _settle(
            _care(book, request, (number, visit, day), counts), counts, wait, broken=broken
        )
        broken = broken or bool(one.sheet.missing)
        settled.append(one)
    return Year(tuple(settled), wait, wait_sheet)


def _wait(book: Book, request: Request) -> tuple[Wait | None, Sheet | None]:
    if request.waiting is None:
        return None, None
    sheet = Sheet()
    situation = situation_of(person_situation(request.person), book)
    inquiry = Inquiry(book, sheet, situation, request.waiting.joined)
    return wait_of(inquiry, request.waiting), sheet


def person_situation(person: Person) -> dict[str, str | int | None]:
    """Give what is known of a person, by dimension."""
    return {
        "person": person.status,
        "age": person.age,
        "group": person.group,
        "joining": person.joining,
    }


def _care(book: Book, request: Request, numbered: tuple[int, Visit, date], counts: Counts) -> Care:
    number, visit, day = numbered
    situation = situation_of(
        {
            **person_situation(request.person),
            "institution": visit.institution,
            "area": visit.area,
            "visit-kind": visit.visit_kind,
            "disease": visit.disease,
            "service": visit.service,
            "admission": counts.admissions + 1 if visit.service == INPATIENT else None,
        },
        book,
    )
    inquiry = Inquiry(book, Sheet(), situation, day, number)
    return Care(visit, request.person, day, inquiry)


def _settle(care: Care, counts: Counts, wait: Wait | None, *, broken: bool) -> Settled:
    sheet = care.inquiry.sheet
    split = split_bill(care.inquiry, care.visit.bill)
    if split is not None and wait is not None and care.day < wait.start and not broken:
        return _waiting(care, split, wait)
    split = area_share(care, split) if split is not None else None
    terms = basic_terms(care, counts)
    if care.visit.service == INPATIENT:
        counts.admissions += 1
    if split is None:
        sheet.take_back(0)
        return Settled(Parts(), sheet)
    if broken:
        return Settled(Parts({"in_policy": split.in_policy}), sheet)
    return Settled(settle_visit(care, split, terms, counts), sheet)


def _waiting(care: Care, split: Split, wait: Wait) -> Settled:
    sheet = care.inquiry.sheet
    written = f"{care.day.isoformat()} < {wait.start.isoformat()}"
    sheet.write("waiting", written, 0, *wait.founds)
    nothing = ("deductible", "basic_fund", "critical_illness", "large_sum", "medical_aid", "fund")
    known = {"in_policy": split.in_policy, **dict.fromkeys(nothing, 0), "patient": split.total}
    return Settled(Parts(known), sheet)
