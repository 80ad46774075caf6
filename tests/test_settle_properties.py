"""What must hold of every sum, whatever the records say: examined on both sites of records.

The situations are made of the records: every region with figures and a place below it, every
scheme and service on which there is a ratio, every institution named, days on which rules change.
"""

import os
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_gen.money import parse_yuan, write_fen
from tests.bills import COSTS, SITES, Case, cases, fen, own, said, settled
from tests.generated import situations
from tests.settlement import Json, catalogue_of, python_engine

HEAVY = bool(os.environ.get("SITE_GEN_HEAVY"))
PARTS = ("basic_fund", "critical_illness", "large_sum", "medical_aid")
MUCH = 5 * 10**10


@st.composite
def any_case(draw: st.DrawFn, service: str = "", scheme: str = "") -> Case:
    """Draw a case with a person, a day and a place of treatment the records speak of."""
    listed = cases(service, scheme)
    case = listed[draw(st.integers(0, len(listed) - 1))]
    choices = case.ground.choices
    return replace(
        case,
        day=draw(st.sampled_from((case.day, *(day.isoformat() for day in case.ground.days)))),
        status=draw(st.sampled_from(("active", "retired"))),
        group=draw(st.sampled_from(("ordinary", *choices["group"]))),
        area=draw(st.sampled_from(("local", "local", "local", *choices["area"]))),
    )


@st.composite
def any_cost(draw: st.DrawFn, case: Case) -> int:
    """Draw a cost: near an edge of the records, or any."""
    edges = st.tuples(st.sampled_from(case.ground.edges), st.integers(-2, 2)).map(sum)
    return max(draw(st.one_of(edges, st.integers(0, 10**5), st.integers(0, 10**8))), 0)


def settings_for(examples: int) -> settings:
    """Draw the same examples every time; the long runs draw more."""
    return settings(
        max_examples=examples * (50 if HEAVY else 1),
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )


def paid(answer: Json) -> int:
    amount = parse_yuan(answer["totals"]["fund"])
    assert amount is not None
    return amount


def wrong_in(visit: Json, total: int) -> list[str]:
    """Say what is wrong with the parts of a visit, whatever the rules."""
    parts = [fen(visit, part) for part in PARTS]
    in_policy, deductible = fen(visit, "in_policy"), fen(visit, "deductible")
    return [
        claim
        for claim, holds in {
            "basic fund ≤ in-policy cost above the deductible": (
                fen(visit, "basic_fund") <= in_policy - deductible
            ),
            "deductible ≤ in-policy cost": deductible <= in_policy,
            "in-policy cost ≤ bill": in_policy <= total,
            "fund = its parts": fen(visit, "fund") == sum(parts),
            "fund + patient = bill": fen(visit, "fund") + fen(visit, "patient") == total,
            "nothing is negative": min(*parts, deductible, in_policy, fen(visit, "patient")) >= 0,
        }.items()
        if not holds
    ]


def test_the_parts_of_every_bill_sum_to_it() -> None:
    examined = 0
    wrong = []
    costs = cycle(COSTS)
    for case in cases():
        cost = next(costs)
        if (answer := settled(case, cost)) is None:
            continue
        examined += 1
        wrong += [(case, cost, claim) for claim in wrong_in(answer["visits"][0], cost)]
    said(examined, "settled bills of every region, scheme, service and institution")

    assert wrong == []


@pytest.mark.parametrize("site", SITES)
def test_the_parts_of_generated_years_sum_to_their_bills(site: str) -> None:
    examined = 0
    settle = python_engine(site)
    for request in situations(catalogue_of(site), 3_000, 20261123):
        answer = settle(request)
        if "visits" not in request or answer["status"] != "settled":
            continue
        examined += 1
        for asked, visit in zip(request["visits"], answer["visits"], strict=True):
            assert wrong_in(visit, _total(asked["bill"])) == [], request
        assert paid(answer) == sum(fen(visit, "fund") for visit in answer["visits"])
    said(examined, f"settled years of the site {site}")


def _total(bill: Json) -> int:
    amounts = [line["amount"] for line in bill["lines"]] if "lines" in bill else [bill["total"]]
    return sum(parse_yuan(amount) or 0 for amount in amounts)


def test_the_fund_never_falls_as_cost_rises() -> None:
    examined = 0

    @settings_for(800)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        nonlocal examined
        case = data.draw(any_case())
        cost = data.draw(any_cost(case))
        more = data.draw(st.one_of(st.just(1), st.integers(1, 10**7)))
        less_cost, more_cost = settled(case, cost), settled(case, cost + more)
        if less_cost is None or more_cost is None:
            return
        examined += 1
        assert paid(less_cost) <= paid(more_cost), (case, cost, more)
        one, other = less_cost["visits"][0], more_cost["visits"][0]
        assert fen(one, "basic_fund") <= fen(other, "basic_fund"), (case, cost, more)
        assert fen(one, "patient") <= fen(other, "patient"), (case, cost, more)

    holds()
    said(examined, "pairs of bills")


def test_nothing_is_paid_by_the_basic_fund_up_to_the_deductible() -> None:
    examined = 0
    for case in filter(own, cases()):
        large = settled(case, MUCH)
        if large is None or not (deductible := fen(large["visits"][0], "deductible")):
            continue
        for cost in {deductible - 1, deductible}:
            answer = settled(case, cost)
            if answer is not None:
                examined += 1
                visit = answer["visits"][0]
                assert (fen(visit, "basic_fund"), fen(visit, "deductible")) == (0, cost), case
    said(examined, "bills up to a deductible")


def test_the_basic_fund_pays_the_same_once_its_cap_is_reached() -> None:
    examined = 0
    for case in filter(own, cases()):
        one, other = settled(case, MUCH), settled(case, 2 * MUCH)
        if one is None or other is None:
            continue
        words = {step["step"]: step["sum"] for step in one["visits"][0]["steps"]}
        if not any(words.get(word) for word in ("annual-cap", "cost-cap", "shared-cap")):
            continue
        examined += 1
        first, second = one["visits"][0], other["visits"][0]
        assert fen(first, "basic_fund") == fen(second, "basic_fund"), case
    said(examined, "bills above a cap")


def test_cost_outside_the_catalogue_changes_nothing_that_the_fund_pays() -> None:
    examined = 0

    @settings_for(300)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        nonlocal examined
        case = data.draw(any_case())
        cost = data.draw(any_cost(case))
        outside = data.draw(st.integers(1, 10**7))
        without, with_it = settled(case, cost), settled(case, cost, outside=outside)
        if without is None or with_it is None:
            return
        examined += 1
        one, other = without["visits"][0], with_it["visits"][0]
        assert [one[part] for part in (*PARTS, "fund")] == [
            other[part] for part in (*PARTS, "fund")
        ], case
        assert fen(other, "patient") == fen(one, "patient") + outside

    holds()
    said(examined, "pairs of bills with and without cost outside the catalogue")


def test_critical_illness_pays_a_year_the_same_however_it_is_split() -> None:
    examined = 0
    # The basic fund has paid all it pays in a year, so that all cost stays with the insured.
    spent = {"fund_paid": write_fen(MUCH), "in_policy": write_fen(MUCH)}

    @settings_for(400)
    @given(any_case("inpatient", "resident"), st.lists(st.integers(0, 5 * 10**7), min_size=2))
    def holds(case: Case, costs: list[int]) -> None:
        nonlocal examined
        costs = costs[:4]
        split = settled(case, *costs, year_to_date=spent)
        whole = settled(case, sum(costs), year_to_date=spent)
        if split is None or whole is None or not fen(whole["visits"][0], "critical_illness"):
            return
        everyone = (*split["visits"], *whole["visits"])
        if any(fen(visit, "basic_fund") or fen(visit, "large_sum") for visit in everyone):
            return
        examined += 1
        for part in ("critical_illness", "medical_aid"):
            parts = sum(fen(visit, part) for visit in split["visits"])
            assert parts == fen(whole["visits"][0], part), (case, costs)

    holds()
    said(examined, "years with critical illness")


def test_critical_illness_leaves_no_one_with_less_than_nothing_to_pay() -> None:
    examined = 0
    wrong = []
    cost = 300
    places = {(case.site, case.region, case.scheme): case for case in cases("inpatient")}
    for case in filter(own, places.values()):
        for self_pay in (max(edge - 1, 0) for edge in case.ground.edges):
            answer = settled(case, cost, year_to_date={"self_pay": write_fen(self_pay)})
            if answer is None or not fen(visit := answer["visits"][0], "critical_illness"):
                continue
            examined += 1
            if fen(visit, "critical_illness") > cost - fen(visit, "basic_fund"):
                wrong.append((case, self_pay, visit["critical_illness"]))
    said(examined, "bills of which critical illness pays a part, near every amount of the records")

    assert wrong == []
