"""Account credit (个人账户划入): what is put into a personal account each month."""

from dataclasses import dataclass

from site_gen.money import BASIS_POINTS, half_up
from site_gen.settle.book import Book
from site_gen.settle.found import Found, Kind
from site_gen.settle.inquiry import Inquiry, situation_of
from site_gen.settle.request import AccountAsked, Request
from site_gen.settle.sheet import Sheet, percent, yuan
from site_gen.settle.year import person_situation

TOPIC = "personal-account"
_POOL_ONLY = "pool-only"


@dataclass(frozen=True)
class Credit:
    """What is credited a month (None if it is missing), with its sheet."""

    month: int | None
    sheet: Sheet


def credit(book: Book, request: Request, asked: AccountAsked) -> Credit:
    """Compute the monthly credit."""
    sheet = Sheet()
    values = {
        **person_situation(request.person),
        "account": asked.account,
        "base": asked.base_option,
    }
    inquiry = Inquiry(book, sheet, situation_of(values, book), request.date)
    if asked.account == _POOL_ONLY:
        sheet.write("pool-only", "", 0)
        return Credit(0, sheet)
    return Credit(_month(inquiry, asked), sheet)


def _month(inquiry: Inquiry, asked: AccountAsked) -> int | None:
    fixed = inquiry.optional(TOPIC, "monthly-credit", Kind.FLOOR)
    if fixed is not None:
        inquiry.sheet.write("monthly-credit", yuan(fixed.amount), fixed.amount, fixed)
        return fixed.amount
    if inquiry.lacks(TOPIC, "monthly-credit"):
        return None
    rate = inquiry.optional(TOPIC, "credit-rate", Kind.SHARE)
    if rate is not None:
        base = Found(asked.base) if asked.base is not None else None
        base = base or inquiry.given(f"{TOPIC}.base", Kind.FLOOR)
        return _share(inquiry, "credit-rate", base, rate)
    if inquiry.lacks(TOPIC, "credit-rate"):
        return None
    share = inquiry.optional(TOPIC, "pension-share", Kind.SHARE)
    if share is not None:
        pension = inquiry.given(f"{TOPIC}.average-pension", Kind.FLOOR)
        return _share(inquiry, "pension-share", pension, share)
    if inquiry.lacks(TOPIC, "pension-share"):
        return None
    inquiry.required(TOPIC, "monthly-credit", Kind.FLOOR)
    return None


def _share(inquiry: Inquiry, word: str, whole: Found | None, share: Found) -> int | None:
    if whole is None:
        return None
    amount = half_up(whole.amount * share.amount, BASIS_POINTS)
    written = f"{yuan(whole.amount)} × {percent(share.amount)} = {yuan(amount)}"
    inquiry.sheet.write(word, written, amount, share, whole)
    return amount
