"""One visit → its parts: the bill, the basic fund, the layers above, in the order of settlement."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from site_gen.settle.area import LOCAL, base_of
from site_gen.settle.bonus import bonus_of
from site_gen.settle.cap import CapTerms, cap_fund, cap_terms, cut_cost
from site_gen.settle.counts import INPATIENT, Counts
from site_gen.settle.critical_illness import SelfPay, pay_critical_illness
from site_gen.settle.deductible import Borne, DeductibleTerms, bear_deductible, deductible_terms
from site_gen.settle.found import Kind
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.large_sum import (
    TOPIC,
    exists,
    has_threshold,
    overflow_of,
    overflow_of_cost,
    pay_large_sum,
    took_something,
)
from site_gen.settle.ratio import Paid, RatioTerms, Span, pay_ratio, ratio_terms
from site_gen.settle.request import Person, Visit
from site_gen.settle.sheet import Dispute, Missing, Sheet
from site_gen.settle.split import Split, share_of
from site_gen.settle.threshold import pay_above_threshold, pay_medical_aid

PARTS = (
    "in_policy",
    "deductible",
    "basic_fund",
    "critical_illness",
    "large_sum",
    "medical_aid",
    "fund",
    "patient",
)


@dataclass(frozen=True)
class Care:
    """A visit with the person, the day and the inquiry it is settled by."""

    visit: Visit
    person: Person
    day: date
    inquiry: Inquiry

    @property
    def topic(self) -> str:
        """The topic of the service."""
        return self.visit.service


@dataclass(frozen=True)
class BasicTerms:
    """The rules of the basic fund for one visit; None where something is missing."""

    deductible: DeductibleTerms | None
    has_deductible: bool
    ratio: RatioTerms | None
    cap: CapTerms
    has_caps: bool
    """Whether every cap is known."""


@dataclass
class Parts:
    """What is known of a visit, part by part, in 分."""

    known: dict[str, int] = field(default_factory=dict)


def area_share(care: Care, split: Split) -> Split | None:
    """Take off what is paid first because of the place of treatment; None if it is missing."""
    inquiry = care.inquiry
    if care.visit.area == LOCAL or care.visit.service != INPATIENT:
        return split
    share = inquiry.optional("cross-region", "first-self-pay", Kind.SHARE)
    if share is None:
        return None if inquiry.sheet.missing else split
    first = share_of(inquiry, "area-first-self-pay", split.in_policy, share)
    return Split(split.total, split.outside, split.over_limit, split.first_self_pay + first)


def basic_terms(care: Care, counts: Counts) -> BasicTerms:
    """Make every look-up of the basic fund, so that all that is missing is known at once.

    Bills that differ by nothing but their amounts ask the same of the rules, and share what was found.
    """
    inquiry = care.inquiry
    known = inquiry.book.remembered(_asked(care, counts), lambda: _looked_up(care, counts))
    for item in known.missing:
        inquiry.sheet.miss(item)
    inquiry.sheet.disputes += known.disputes
    return known.terms


class _LookedUp(NamedTuple):
    """The rules for a visit, and what was noted while they were looked up."""

    terms: BasicTerms
    missing: tuple[Missing, ...]
    disputes: tuple[Dispute, ...]


def _asked(care: Care, counts: Counts) -> tuple[Hashable, ...]:
    """Name everything that the rules for a visit are looked up by."""
    inquiry = care.inquiry
    return (
        inquiry.day,
        inquiry.visit,
        tuple(inquiry.situation.items()),
        care.visit.visit_kind,
        care.person.insured_years,
        _moved(care, counts),
        counts.paid_for,
    )


def _moved(care: Care, counts: Counts) -> bool:
    """Tell whether a visit was transferred from an earlier one of its service."""
    return care.visit.transferred and care.topic in counts.last_deductible


def _looked_up(care: Care, counts: Counts) -> _LookedUp:
    sheet = Sheet()
    inquiry, topic = replace(care.inquiry, sheet=sheet), care.topic
    has_deductible = inquiry.book.definition(topic, "deductible") is not None
    deductible, known = None, len(sheet.missing)
    if has_deductible:
        deductible = deductible_terms(inquiry, topic, moved=_moved(care, counts))
    deductible = deductible if len(sheet.missing) == known else None
    ratio, known = _ratio_terms(care, inquiry), len(sheet.missing)
    cap = cap_terms(inquiry, topic, counts)
    terms = BasicTerms(deductible, has_deductible, ratio, cap, len(sheet.missing) == known)
    return _LookedUp(terms, tuple(sheet.missing), tuple(sheet.disputes))


def _ratio_terms(care: Care, inquiry: Inquiry) -> RatioTerms | None:
    topic = care.topic
    known = len(inquiry.sheet.missing)
    base = base_of(inquiry, topic, care.visit.visit_kind)
    bonus = bonus_of(inquiry, care.person.insured_years) if topic == INPATIENT else None
    changes = (*base.changes, bonus) if bonus is not None else base.changes
    if base.table is None:
        return None
    terms = ratio_terms(inquiry, topic, base.table, changes)
    return terms if len(inquiry.sheet.missing) == known else None


def settle_visit(care: Care, split: Split, terms: BasicTerms, counts: Counts) -> Parts:
    """Settle the parts of a visit one after the other, as far as they are known."""
    parts = Parts({"in_policy": split.in_policy})
    cost = split.in_policy
    deductible = _deductible(care, terms, counts, cost)
    if deductible is None:
        return parts
    parts.known["deductible"] = deductible
    steps = len(care.inquiry.sheet.steps)
    counted = cut_cost(care.inquiry, terms.cap, counts, cost)
    paid = _ratio(care, terms, counts, counted, min(deductible, counted))
    if paid is None:
        care.inquiry.sheet.take_back(steps)
    if paid is None or not terms.has_caps:
        return parts
    fund = cap_fund(care.inquiry, terms.cap, counts, paid.amount)
    parts.known["basic_fund"] = fund
    basic = Basic(paid, fund, cost, counted, deductible)
    above = _whole(care, lambda: _overflow(care, terms.cap, counts, basic))
    _count(care, counts, basic)
    if above is not None:
        _layers(care, split, counts, parts, above)
    return parts


@dataclass(frozen=True)
class Basic:
    """What the basic fund made of a visit."""

    paid: Paid
    fund: int
    cost: int
    counted: int
    deductible: int


def _deductible(care: Care, terms: BasicTerms, counts: Counts, cost: int) -> int | None:
    if not terms.has_deductible:
        return 0
    if terms.deductible is None:
        return None
    service = care.visit.service
    borne = Borne(
        counts.borne[service],
        counts.last_deductible.get(service),
        counts.same_day(care.visit, care.day),
    )
    return bear_deductible(care.inquiry, terms.deductible, borne, cost)


def _ratio(
    care: Care, terms: BasicTerms, counts: Counts, cost: int, deductible: int
) -> Paid | None:
    if terms.ratio is None:
        return None
    service = care.visit.service
    span = Span(cost, deductible, counts.cost[service], counts.fund[service])
    return pay_ratio(care.inquiry, terms.ratio, span)


def _overflow(care: Care, cap: CapTerms, counts: Counts, basic: Basic) -> int | None:
    """Compute what 大额 pays above the basic cap; 0 where the cap took nothing."""
    inquiry = care.inquiry
    if care.visit.service != INPATIENT and cap.sharing is None:
        return 0
    took = took_something(basic.paid, basic.fund, cap, basic.cost, basic.counted)
    if not took or has_threshold(inquiry) or not exists(inquiry):
        return 0
    if basic.counted < basic.cost:
        overflow = overflow_of_cost(inquiry, basic.cost, basic.counted)
    else:
        overflow = overflow_of(inquiry, basic.paid, basic.fund, basic.cost, basic.deductible)
    return pay_large_sum(inquiry, cap, counts, overflow)


def _count(care: Care, counts: Counts, basic: Basic) -> None:
    service = care.visit.service
    counts.fund[service] += basic.fund
    counts.borne[service] += basic.deductible
    counts.cost[service] += basic.cost
    counts.last_deductible[service] = basic.deductible
    counts.remember(care.visit, care.day)


def _layers(care: Care, split: Split, counts: Counts, parts: Parts, above: int) -> None:
    inquiry, known = care.inquiry, parts.known
    kept = split.in_policy - known["basic_fund"] - above
    own = SelfPay(kept, split.first_self_pay)
    critical = _whole(care, lambda: pay_critical_illness(inquiry, counts, care.person, own))
    if critical is None:
        return
    known["critical_illness"] = critical
    rest = max(kept - critical, 0)
    more: int | None = 0
    if has_threshold(inquiry):
        more = _whole(care, lambda: pay_above_threshold(inquiry, counts, TOPIC, rest))
    if more is None:
        return
    known["large_sum"] = above + more
    left = rest - more
    aid = _whole(care, lambda: pay_medical_aid(inquiry, counts, left))
    if aid is None:
        return
    known["medical_aid"] = aid
    known["fund"] = known["basic_fund"] + critical + above + more + aid
    known["patient"] = split.total - known["fund"]


def _whole(care: Care, pay: Callable[[], int | None]) -> int | None:
    """Settle a layer; one that misses something is not known and writes no steps."""
    sheet = care.inquiry.sheet
    steps = len(sheet.steps)
    amount = pay()
    if sheet.missing:
        sheet.take_back(steps)
        return None
    return amount
