"""Contributions (缴费): who pays how much a month and a year into the scheme."""

from dataclasses import dataclass, field

from site_gen.money import BASIS_POINTS, FEN_PER_YUAN, half_up
from site_gen.settle.book import Book
from site_gen.settle.found import SILENT, Found, Kind, Why
from site_gen.settle.inquiry import Inquiry, situation_of
from site_gen.settle.request import ContributionAsked, Request
from site_gen.settle.sheet import Sheet, percent, yuan
from site_gen.settle.year import person_situation

TOPIC = "contribution"
INDIVIDUAL, EMPLOYER, TREASURY = "individual", "employer", "treasury"
PAYERS = (INDIVIDUAL, EMPLOYER, TREASURY)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Part:
    """One thing that is paid: by whom, a month (None: only by the year) and a year."""

    name: str
    payer: str
    month: int | None
    year: int


@dataclass
class Contribution:
    """What is paid in all, with its sheet."""

    sheet: Sheet
    base: int | None = None
    parts: list[Part] = field(default_factory=list)


def contribute(book: Book, request: Request, asked: ContributionAsked) -> Contribution:
    """Compute a contribution, as far as it is known."""
    made = Contribution(Sheet())
    joining = asked.joining
    values = {
        **person_situation(request.person),
        **({"joining": joining} if joining is not None else {}),
        "account": asked.account,
        "base": asked.base,
    }
    inquiry = Inquiry(book, made.sheet, situation_of(values, book), request.date)
    if joining is None:
        _by_year(inquiry, asked, made)
    elif joining == "employer":
        _by_wage(inquiry, asked, made)
    else:
        _flexible(inquiry, asked, made)
    return made


def _by_year(inquiry: Inquiry, asked: ContributionAsked, made: Contribution) -> None:
    individual = inquiry.required(TOPIC, "individual", Kind.FLOOR)
    way, switch = inquiry.switch(TOPIC, "late-pays") if asked.late else SILENT
    if asked.late and not way:
        inquiry.miss(f"{TOPIC}.late-pays", Why.NO_RECORD)
    both = way == "individual-and-subsidy"
    find = inquiry.required if both else inquiry.optional
    subsidy = find(TOPIC, "subsidy", Kind.FLOOR)
    if individual is None:
        return
    made.sheet.write("individual", yuan(individual.amount), individual.amount, individual)
    made.parts.append(Part("individual", INDIVIDUAL, None, individual.amount))
    if subsidy is not None:
        made.sheet.write("subsidy", yuan(subsidy.amount), subsidy.amount, subsidy, switch)
        payer = INDIVIDUAL if both else TREASURY
        made.parts.append(Part("subsidy", payer, None, subsidy.amount))


def _by_wage(inquiry: Inquiry, asked: ContributionAsked, made: Contribution) -> None:
    lower, upper = _bound(inquiry, "lower"), _bound(inquiry, "upper")
    if asked.wage is None:
        inquiry.given(f"{TOPIC}.wage", Kind.FLOOR)
    base = None
    if asked.wage is not None and lower is not None and upper is not None:
        base = _clamped(inquiry, asked.wage, lower, upper)
        made.base = base
        made.sheet.write("base", yuan(base), base)
    _rate(inquiry, made, ("employer-rate", EMPLOYER), base, asked.months)
    _rate(inquiry, made, ("employee-rate", INDIVIDUAL), base, asked.months)
    _large_sum(inquiry, asked, made, split=True)


def _bound(inquiry: Inquiry, side: str) -> Found | None:
    published = inquiry.optional(TOPIC, f"{side}-base", Kind.CEILING)
    if published is not None or inquiry.lacks(TOPIC, f"{side}-base"):
        return published
    average = inquiry.optional(TOPIC, "average-base", Kind.FLOOR)
    share = inquiry.optional(TOPIC, f"{side}-base-multiple", Kind.SHARE)
    if average is None or share is None:
        return inquiry.required(TOPIC, f"{side}-base", Kind.CEILING)
    amount = half_up(average.amount * share.amount, BASIS_POINTS * FEN_PER_YUAN) * FEN_PER_YUAN
    written = f"{yuan(average.amount)} × {percent(share.amount)} = {yuan(amount)}"
    inquiry.sheet.write("base-bound", written, amount, average, share)
    return Found(amount, (*average.figures, *share.figures))


def _clamped(inquiry: Inquiry, wage: int, lower: Found, upper: Found) -> int:
    if lower.number is not None and wage < lower.number:
        written = f"{yuan(wage)} ≤ {yuan(lower.number)}"
        inquiry.sheet.write("base-bound", written, lower.number, lower)
        return lower.number
    if upper.number is not None and wage > upper.number:
        written = f"{yuan(upper.number)} ≤ {yuan(wage)}"
        inquiry.sheet.write("base-bound", written, upper.number, upper)
        return upper.number
    return wage


def _rate(
    inquiry: Inquiry, made: Contribution, part: tuple[str, str], base: int | None, months: int
) -> None:
    name, payer = part
    rate = inquiry.required(TOPIC, name, Kind.SHARE)
    if rate is None or base is None:
        return
    month = half_up(base * rate.amount, BASIS_POINTS)
    written = f"{yuan(base)} × {percent(rate.amount)} = {yuan(month)}"
    made.sheet.write(name, written, month, rate)
    made.parts.append(Part(name, payer, month, month * months))


def _flexible(inquiry: Inquiry, asked: ContributionAsked, made: Contribution) -> None:
    amount = inquiry.optional(TOPIC, "flexible-amount", Kind.FLOOR)
    if amount is not None:
        _amount(made, ("flexible-amount", "flexible-amount"), amount, asked.months)
    elif not inquiry.lacks(TOPIC, "flexible-amount"):
        made.base = _flexible_base(inquiry, made)
        _rate(inquiry, made, ("flexible-rate", INDIVIDUAL), made.base, asked.months)
    _large_sum(inquiry, asked, made, split=False)
    if asked.maternity:
        _maternity(inquiry, asked, made)


def _flexible_base(inquiry: Inquiry, made: Contribution) -> int | None:
    published = inquiry.optional(TOPIC, "flexible-base", Kind.FLOOR)
    if published is not None:
        made.sheet.write("base", yuan(published.amount), published.amount, published)
        return published.amount
    if inquiry.lacks(TOPIC, "flexible-base"):
        return None
    average = inquiry.required(TOPIC, "average-base", Kind.FLOOR)
    share = inquiry.required(TOPIC, "flexible-base-ratio", Kind.SHARE)
    way, rounding = inquiry.switch(TOPIC, "base-rounding")
    if average is None or share is None:
        return None
    unit = FEN_PER_YUAN if way == "yuan" else 1
    base = half_up(average.amount * share.amount, BASIS_POINTS * unit) * unit
    written = f"{yuan(average.amount)} × {percent(share.amount)} = {yuan(base)}"
    made.sheet.write("base", written, base, average, share, rounding)
    return base


def _large_sum(
    inquiry: Inquiry, asked: ContributionAsked, made: Contribution, *, split: bool
) -> None:
    amount = inquiry.optional(TOPIC, "large-sum", Kind.FLOOR)
    if amount is None:
        return
    share = inquiry.optional(TOPIC, "large-sum-employer-share", Kind.SHARE) if split else None
    if share is None:
        _amount(made, ("large-sum", "large-sum-contribution"), amount, asked.months)
        return
    employer = half_up(amount.amount * share.amount, BASIS_POINTS)
    written = f"{yuan(amount.amount)} × {percent(share.amount)} = {yuan(employer)}"
    made.sheet.write("large-sum-contribution", written, employer, amount, share)
    for payer, due in ((EMPLOYER, employer), (INDIVIDUAL, amount.amount - employer)):
        made.parts.append(_part("large-sum", payer, due, amount, asked.months))


def _maternity(inquiry: Inquiry, asked: ContributionAsked, made: Contribution) -> None:
    amount = inquiry.optional(TOPIC, "maternity", Kind.FLOOR)
    if amount is not None:
        _amount(made, ("maternity", "maternity"), amount, asked.months)
        return
    if inquiry.lacks(TOPIC, "maternity"):
        return
    rate = inquiry.required(TOPIC, "maternity-rate", Kind.SHARE)
    if rate is None:
        return
    found = None
    base = made.base
    if base is None:
        found = inquiry.required(TOPIC, "flexible-base", Kind.FLOOR)
        base = found.amount if found is not None else None
    if base is None:
        return
    month = half_up(base * rate.amount, BASIS_POINTS)
    written = f"{yuan(base)} × {percent(rate.amount)} = {yuan(month)}"
    made.sheet.write("maternity", written, month, rate, found)
    made.parts.append(Part("maternity", INDIVIDUAL, month, month * asked.months))


def _amount(made: Contribution, named: tuple[str, str], amount: Found, months: int) -> None:
    name, word = named
    made.sheet.write(word, yuan(amount.amount), amount.amount, amount)
    made.parts.append(_part(name, INDIVIDUAL, amount.amount, amount, months))


def _part(name: str, payer: str, due: int, amount: Found, months: int) -> Part:
    """Make a part of an amount that is due by the month or by the year."""
    if amount.per == "month":
        return Part(name, payer, due, due * months)
    return Part(name, payer, None, due)
