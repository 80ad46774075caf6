"""The annual cap (封顶线): what the fund pays at most in a year, or what it counts at most."""

from dataclasses import dataclass

from site_gen.settle.area import CROSS, LOCAL
from site_gen.settle.counts import INPATIENT, Counts
from site_gen.settle.found import SILENT, Found, Kind
from site_gen.settle.inquiry import Inquiry
from site_gen.settle.sheet import less, yuan

BY_COST = "in-policy-cost"


@dataclass(frozen=True)
class CapTerms:
    """The rule of one visit: its cap, on what it is counted, and a cap it shares."""

    cap: Found | None
    basis: tuple[str, Found | None] = SILENT
    shared: Found | None = None
    """The cap of inpatient care, where this service shares it."""
    sharing: Found | None = None
    pool: tuple[str, ...] = ()
    """The services, be it this one, that were paid for this year and share the inpatient cap."""

    @property
    def limit(self) -> int:
        """The basic cap: its own, or where that has no limit the shared one; 0 without any."""
        caps = (found.number for found in (self.cap, self.shared) if found is not None)
        return next((number for number in caps if number is not None), 0)


def cap_terms(inquiry: Inquiry, topic: str, counts: Counts) -> CapTerms:
    """Look up the caps of a visit; what is missing is noted."""
    if inquiry.book.definition(topic, "annual-cap") is None:
        return CapTerms(None)
    shared, sharing = None, None
    if topic != INPATIENT:
        way, switch = inquiry.switch(INPATIENT, "cap-shared")
        sharing = switch if way == "shared" else None
    cap = _cap(inquiry, topic, needed=sharing is None)
    basis = inquiry.switch(topic, "cap-basis")
    if sharing is not None:
        shared = inquiry.required(INPATIENT, "annual-cap", Kind.CEILING)
    pooled = sharing is not None or (topic == INPATIENT and basis[0] != BY_COST)
    pool = _pool(inquiry, counts) if pooled else ()
    return CapTerms(cap, basis, shared, sharing, pool)


def _cap(inquiry: Inquiry, topic: str, *, needed: bool) -> Found | None:
    if topic == INPATIENT and inquiry.situation["area"] != LOCAL:
        there = inquiry.optional(CROSS, "annual-cap", Kind.CEILING)
        if there is not None or inquiry.lacks(CROSS, "annual-cap"):
            return there
    if not needed:
        return inquiry.optional(topic, "annual-cap", Kind.CEILING)
    return inquiry.required(topic, "annual-cap", Kind.CEILING)


def cut_cost(inquiry: Inquiry, terms: CapTerms, counts: Counts, cost: int) -> int:
    """Cut in-policy cost to what a cap on cost leaves of it, with its step."""
    way, basis = terms.basis
    service = str(inquiry.situation["service"])
    if way != BY_COST or terms.cap is None or terms.cap.number is None:
        return cost
    written, left = less(terms.cap.number, counts.cost[service])
    if cost <= left:
        return cost
    inquiry.sheet.write("cost-cap", written, left, terms.cap, basis)
    return left


def cap_fund(inquiry: Inquiry, terms: CapTerms, counts: Counts, amount: int) -> int:
    """Keep what the fund pays within its caps, with the steps."""
    way, basis = terms.basis
    service = str(inquiry.situation["service"])
    if terms.cap is not None and way != BY_COST:
        had = counts.fund[service]
        if service == INPATIENT:
            had += sum(counts.fund[key] for key in terms.pool)
        amount = _capped(inquiry, "annual-cap", amount, had, (terms.cap, basis, None))
    if terms.shared is not None:
        had = sum(counts.fund[key] for key in (INPATIENT, *terms.pool))
        amount = _capped(inquiry, "shared-cap", amount, had, (terms.shared, None, terms.sharing))
    return amount


def _capped(
    inquiry: Inquiry,
    word: str,
    amount: int,
    had: int,
    used: tuple[Found, Found | None, Found | None],
) -> int:
    cap, basis, sharing = used
    sheet = inquiry.sheet
    if cap.number is None:
        sheet.write(word, "", amount, cap, sharing)
        return amount
    left = max(cap.number - had, 0)
    if amount > left or (had and not left):
        written = less(cap.number, had)[0] if had else yuan(cap.number)
        sheet.write(word, written, left, cap, basis if amount > left else None, sharing)
        return left
    before = f" − {yuan(had)}" if had else ""
    sheet.write(word, f"{yuan(amount)} ≤ {yuan(cap.number)}{before}", amount, cap, sharing)
    return amount


def _pool(inquiry: Inquiry, counts: Counts) -> tuple[str, ...]:
    """List the services the fund paid for this year that share the inpatient cap."""
    return tuple(
        key
        for key in counts.paid_for
        if inquiry.at(service=key).switch(INPATIENT, "cap-shared")[0] == "shared"
    )
