"""What may stand in a request: each fault is said in Chinese, with where it is."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_gen.ask import ask, write_answer
from site_gen.settle import Library
from tests.asked import A_LINE, GOOD, NO_VISITS, VISIT, with_bill, with_visit
from tests.settlement import SUMS, Json, catalogue_of

AMOUNT = '金额要写成 "1000.00" 这样的文字，不能是负数，不超过十亿元'
DAY = '日期要写成 "2025-01-31"，在 1900 年到 2199 年之间'
SERVICES = "可以写 inpatient、outpatient、chronic、two-diseases"
REFUSED: Mapping[str, tuple[object, list[str]]] = {
    "no mapping": ([], ["请求要写成一组键和值"]),
    "nothing": ({}, ["region：没有写", "scheme：没有写", "date：没有写"]),
    "an unknown key": ({**GOOD, "vists": []}, ["vists：没有这一项"]),
    "two questions": ({**GOOD, "account": {}}, ["请求：visits、contribution、account 要写一个，也只能写一个"]),
    "no question": (NO_VISITS, ["请求：visits、contribution、account 要写一个，也只能写一个"]),
    "a region that is no code": ({**GOOD, "region": "山西"}, ["region：要写六位地区代码"]),
    "an unknown region": ({**GOOD, "region": "990000"}, ["region：没有“990000”这个地区"]),
    "half a character": ({**GOOD, "scheme": "\ud800"}, ["scheme：有不是文字的字符"]),
    "an empty scheme": ({**GOOD, "scheme": ""}, ["scheme：不能是空的"]),
    "a long scheme": ({**GOOD, "scheme": "x" * 201}, ["scheme：太长"]),
    "a scheme nobody joins": (
        {**GOOD, "scheme": "all"},
        ["scheme：没有“all”这个险种，可以写 employee、resident、urban-resident、rural-cooperative、urban-and-rural"],
    ),
    "a short date": ({**GOOD, "date": "2025-6-1"}, [f"date：{DAY}"]),
    "a day that is none": ({**GOOD, "date": "2025-02-30"}, [f"date：{DAY}"]),
    "a week": ({**GOOD, "date": "2025-W01-1"}, [f"date：{DAY}"]),
    "a date with more after it": ({**GOOD, "date": "20250601 1"}, [f"date：{DAY}"]),
    "a day too far away": ({**GOOD, "waiting": {"joined": "9999-12-31"}}, [f"waiting.joined：{DAY}"]),
    "an amount as a number": (with_bill(total=1300), [f"visits.0.bill.total：{AMOUNT}"]),
    "an amount as a fraction": (with_bill(total=0.1), [f"visits.0.bill.total：{AMOUNT}"]),
    "an amount in 万": (with_bill(total="1万"), [f"visits.0.bill.total：{AMOUNT}"]),
    "a part of a 分": (with_bill(total="1.001"), [f"visits.0.bill.total：{AMOUNT}"]),
    "a negative amount": (with_bill(total="-1.00"), [f"visits.0.bill.total：{AMOUNT}"]),
    "too much": (with_bill(total="1000000000.01"), [f"visits.0.bill.total：{AMOUNT}"]),
    "no bill": (with_bill(), ["visits.0.bill：账单要么写 total，要么写 lines"]),
    "two bills": (with_bill(total="1.00", lines=[A_LINE]), ["visits.0.bill：账单要么写 total，要么写 lines"]),
    "no lines": (with_bill(total="1.00", lines=[]), ["visits.0.bill.lines：不能是空的"]),
    "a line of no class": (
        with_bill(lines=[{"amount": "1.00", "catalogue": "d"}]),
        ["visits.0.bill.lines.0.catalogue：不是可以写的值"],
    ),
    "parts beside lines": (
        with_bill(lines=[A_LINE], over_limit="1.00"),
        ["visits.0.bill：写了 lines 或 outside_share，就不再写各部分的金额"],
    ),
    "a share beside lines": (
        with_bill(lines=[A_LINE], outside_share="1%"),
        ["visits.0.bill：写了 lines，就不再写 outside_share"],
    ),
    "more parts than bill": (
        with_bill(total="1.00", first_self_pay="1.01"),
        ["visits.0.bill：目录外、超限价和先行自付加起来比总额多"],
    ),
    "a share above one": (
        with_bill(total="1.00", outside_share="101%"),
        ['visits.0.bill.outside_share：比例要写成 "10%" 这样的文字，在 0% 到 100% 之间'],
    ),
    "no visits": ({**GOOD, "visits": []}, ["visits：不能是空的"]),
    "visits that are no list": ({**GOOD, "visits": {}}, ["visits：要写成列表"]),
    "a visit that is none": ({**GOOD, "visits": [1]}, ["visits.0：要写成一组键和值"]),
    "too many visits": ({**GOOD, "visits": [VISIT] * 401}, ["visits：太多"]),
    "visits out of order": (
        {**GOOD, "visits": [VISIT, {**VISIT, "date": "2025-01-01"}]},
        ["请求：几次就诊要按日期先后写"],
    ),
    "visits of two years": (
        {**GOOD, "visits": [VISIT, {**VISIT, "date": "2026-01-01"}]},
        ["请求：几次就诊要在同一个年度里"],
    ),
    "an unknown service": (with_visit(service="dental"), [f"visits.0.service：没有“dental”这种就诊，{SERVICES}"]),
    "a topic that is no service": (
        with_visit(service="contribution"),
        [f"visits.0.service：没有“contribution”这种就诊，{SERVICES}"],
    ),
    "an unknown service to date": (
        {**GOOD, "year_to_date": {"services": {"dental": {}}}},
        [f"year_to_date.services：没有“dental”这种就诊，{SERVICES}"],
    ),
    "an unknown institution": (with_visit(institution="level-9"), ["visits.0：“医疗机构”里没有“level-9”"]),
    "unknown circumstances": (
        with_visit(area="moon", visit_kind="x", disease="y"),
        ["visits.0：“就医地”里没有“moon”", "visits.0：“怎么去的”里没有“x”", "visits.0：“病种”里没有“y”"],
    ),
    "a doubtful transfer": (with_visit(transferred="maybe"), ["visits.0.transferred：要写 true 或 false"]),
    "an unknown person": (
        {**GOOD, "person": {"status": "x", "group": "y", "joining": "z"}},
        ["person：“参保人”里没有“x”", "person：“人群”里没有“y”", "person：“参保方式”里没有“z”"],
    ),
    "an unknown group alone": ({**GOOD, "person": {"group": "y"}}, ["person：“人群”里没有“y”"]),
    "an age that is a truth": ({**GOOD, "person": {"age": True}}, ["person.age：要写成整数"]),
    "an age too high": ({**GOOD, "person": {"age": 151}}, ["person.age：太大"]),
    "a count below zero": ({**GOOD, "person": {"missed_years": -1}}, ["person.missed_years：太小"]),
    "a person that is none": ({**GOOD, "person": 5}, ["person：要写成一组键和值"]),
    "an unknown base": (
        {**NO_VISITS, "contribution": {"account": "x", "base": "y"}},
        ["contribution：“有无个人账户”里没有“x”", "contribution：“所选缴费基数”里没有“y”"],
    ),
    "an unknown base of an account": (
        {**NO_VISITS, "account": {"account": "x", "base_option": "y"}},
        ["account：“有无个人账户”里没有“x”", "account：“所选缴费基数”里没有“y”"],
    ),
    "a thirteenth month": ({**NO_VISITS, "contribution": {"months": 13}}, ["contribution.months：太大"]),
    "a claim on nothing": ({**GOOD, "claims": {"ratio": "east"}}, ["claims：没有“ratio”这一项，要写 主题.项目"]),
    "a claim of nobody": (
        {**GOOD, "claims": {"inpatient.ratio": "north"}},
        ["claims.inpatient.ratio：没有“north”这处来源"],
    ),
    "supplies for nothing": (
        {**GOOD, "supplied": {"inpatient.nothing": "1", "nothing": "1"}},
        ["supplied：没有“inpatient.nothing”这一项，要写 主题.项目", "supplied：没有“nothing”这一项，要写 主题.项目"],
    ),
    "a choice there is not": (
        {**GOOD, "supplied": {"inpatient.cap-basis": "x"}},
        ["supplied.inpatient.cap-basis：不能写“x”，可以写 fund-payment、in-policy-cost"],
    ),
    "a fault after a choice there is not": (
        {**GOOD, "supplied": {"inpatient.cap-basis": "x", "inpatient.cap-shared": "y"}},
        [
            "supplied.inpatient.cap-basis：不能写“x”，可以写 fund-payment、in-policy-cost",
            "supplied.inpatient.cap-shared：不能写“y”，可以写 shared、separate",
        ],
    ),
    "a supply that is no text": ({**GOOD, "supplied": {"inpatient.ratio": 65}}, ["supplied.inpatient.ratio：要写成文字"]),
}  # fmt: skip
AT_A_LIMIT: Mapping[str, object] = {
    "the largest amount": with_bill(total="1000000000.00"),
    "a bill wholly outside the catalogue": with_bill(total="1.00", outside_share="100%"),
    "parts that are the whole bill": with_bill(total="1.00", outside_catalogue="0.40", over_limit="0.60"),
    "a name of 200 characters": with_visit(provider="x" * 200),
    "the highest counts": {**GOOD, "person": {"age": 150, "insured_years": 150}},
    "the first day": {**GOOD, "date": "1900-01-01"},
    "the last day": {**GOOD, "date": "2199-12-31"},
    "the first month": {**NO_VISITS, "contribution": {"months": 1}},
    "all months": {**NO_VISITS, "contribution": {"months": 12}},
    "the last visit": {**GOOD, "visits": [VISIT] * 400},
}  # fmt: skip
CANNOT_BE_SUPPLIED = {
    "inpatient.ratio": ["65", "101%", "unlimited", "not-stated"],
    "inpatient.deductible": ["65%", "-1", "1万", "10/decade", "10/", "1000000000.01", "unlimited "],
    "outpatient.deductible": ["10/unstated"],
    "contribution.upper-base-multiple": ["1001%"],
    "cross-region.points": ["5个百分点", "100.01", "-100.01", "--5"],
    "waiting-period.fixed": ["3个月", "60%"],
    "continuous-incentive.counted-since": ["2024"],
    "inpatient.secondary-compensation": ["有"],
    "medical-aid.local-income": ["10/year"],
}
CAN_BE_SUPPLIED = {
    "inpatient.ratio": ["65%", "0%", "none", "62.5%", "100%"],
    "inpatient.deductible": [
        "1000.00",
        "1000",
        "1000000000.00",
        "10/year",
        "none",
        "not-applicable",
        "unlimited",
    ],
    "inpatient.annual-cap": ["unlimited", "1000.00"],
    "contribution.upper-base-multiple": ["300%", "1000%"],
    "cross-region.points": ["-5", "+5", "0.5", "100", "-100"],
    "critical-illness.incentive-total-ratio": ["20%"],
    "medical-aid.local-income": ["43000.00"],
    "inpatient.cap-basis": ["fund-payment"],
}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(catalogue_of(SUMS))


def problems(library: Library, request: object) -> list[str]:
    answer = ask(library, json.dumps(request))
    return list(answer.get("problems", []))


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_wrong_with_a_request_is_said_where_it_is(library: Library, fault: str) -> None:
    request, said = REFUSED[fault]

    assert problems(library, request) == said


@pytest.mark.parametrize("name", AT_A_LIMIT)
def test_what_just_keeps_to_a_limit_is_settled(library: Library, name: str) -> None:
    assert problems(library, AT_A_LIMIT[name]) == []


def test_what_may_be_supplied_depends_on_the_field(library: Library) -> None:
    cases = [
        (field, text, accepted)
        for accepted, table in ((True, CAN_BE_SUPPLIED), (False, CANNOT_BE_SUPPLIED))
        for field, texts in table.items()
        for text in texts
    ]
    wrong = [
        (field, text)
        for field, text, accepted in cases
        if (problems(library, {**GOOD, "supplied": {field: text}}) == []) is not accepted
    ]
    print(f"{len(cases)} supplies")  # noqa: T201  # said to whoever runs pytest -rP

    assert len(cases) > 0
    assert wrong == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
    | st.sampled_from(("1000.00", "10%", "2025-06-01", "inpatient", "9999-12-31", "none")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
WHOLE: Json = {
    **GOOD,
    "person": {"status": "active", "age": 40, "group": "ordinary", "insured_years": 3},
    "year_to_date": {"fund_paid": "1.00", "services": {"chronic": {"fund_paid": "1.00"}}},
    "waiting": {"joined": "2025-03-01", "missed_years": 2, "repaid_years": 1},
    "supplied": {"inpatient.annual-cap": "unlimited"},
    "claims": {"inpatient.ratio": "east"},
    "visits": [{**VISIT, "bill": {"lines": [{**A_LINE, "limit": "0.50", "ratio": "5%"}]}}],
}


def places(value: object, where: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List every place in a request."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [where, *(place for key, one in items for place in places(one, (*where, key)))]  # fmt: skip


def replaced(value: Any, where: tuple[Any, ...], other: object) -> Any:  # noqa: ANN401  # JSON
    """Put another value at a place of a request."""
    if not where:
        return other
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[where[0]] = replaced(value[where[0]], where[1:], other)
    return copy


@settings(
    max_examples=800, database=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(where=st.sampled_from(places(WHOLE)), other=JSON)
def test_whatever_stands_anywhere_is_answered_or_refused_in_chinese(
    library: Library, where: tuple[Any, ...], other: object
) -> None:
    answer = ask(library, json.dumps(replaced(WHOLE, where, other)))

    json.loads(write_answer(answer))
    assert answer["status"] in ("settled", "incomplete", "disputed", "refused")
    for problem in answer.get("problems", []):
        said = problem.rpartition("：")[2]
        assert any("\u4e00" <= character <= "\u9fff" for character in said), problem
