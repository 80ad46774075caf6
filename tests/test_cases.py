"""Standard cases settled: where, for which institution, in what order, and why not."""

from collections.abc import Callable

import pytest

from site_gen.cases import SettledCase
from site_gen.cases.outcomes import Outcome
from site_gen.cases.rows import COLUMNS, case_rows
from site_gen.catalogue import Catalogue
from tests.case_samples import CASE, HEAD, RUNGS
from tests.conftest import CatalogueOf, Files
from tests.making import settle_cases
from tests.rule_changes import policy

CITY = "policies/140100/resident/inpatient.yaml"
STAY = f"{HEAD}people:\n  - visits: [{{service: inpatient, rung: large, bill: {{total: 1万}}}}]\n"
DISPUTED = "standing: disputed, note: 说法不同"
RULES = ("{deductible: 500}", "{ratio: 50%}", "{annual-cap: 7万}")

Settle = Callable[[Files], SettledCase]


@pytest.fixture(name="settled")
def _settled(catalogue: CatalogueOf) -> Settle:
    def settled(changes: Files) -> SettledCase:
        (case,) = settle_cases(catalogue(changes))
        return case

    return settled


def only(case: SettledCase) -> Outcome:
    (course,) = case.courses
    (outcome,) = course.outcomes
    return outcome


def own_yuan(outcome: Outcome) -> float:
    assert outcome.sums is not None
    return outcome.sums.own / 100


def rows_of(catalogue: Catalogue) -> list[dict[str, str]]:
    (case,) = settle_cases(catalogue)
    return list(case_rows(catalogue, case, parted=False))


def test_every_variant_is_settled_in_every_place_with_rules(settled: Settle) -> None:
    case = settled({})

    assert [course.id for course in case.courses] == ["small", "large"]
    assert [
        (outcome.region, outcome.institutions, own_yuan(outcome))
        for course in case.courses
        for outcome in course.outcomes
    ] == [("140000", ("三类价格",), 2435), ("140000", ("一类价格",), 5200)]


def test_a_place_that_only_inherits_is_left_out_and_one_with_its_own_is_not(
    settled: Settle,
) -> None:
    city = {CITY: policy("{annual-cap: 5万}")["policies/140000/resident/inpatient.yaml"]}

    assert [o.region for o in settled({CASE: STAY}).courses[0].outcomes] == ["140000"]
    assert [o.region for o in settled({CASE: STAY, **city}).courses[0].outcomes] == [
        "140000",
        "140100",
    ]


def test_the_cheapest_place_is_first_and_equals_share_a_rank(settled: Settle) -> None:
    def place(ratio: str) -> str:
        (text,) = policy("{deductible: 500}", f"{{ratio: {ratio}}}", "{annual-cap: 7万}").values()
        return text

    places = {
        "policies/140000/resident/inpatient.yaml": place("60%"),
        CITY: place("50%"),
        "policies/000000/resident/inpatient.yaml": place("90%"),
    }
    (course,) = settled({CASE: STAY, **places}).courses

    assert [(rank, outcome.region) for rank, outcome in course.ranked()] == [
        (1, "140000"),
        (2, "140100"),
    ]
    places[CITY] = place("60%")
    (course,) = settled({CASE: STAY, **places}).courses
    assert [rank for rank, _ in course.ranked()] == [1, 1]


def test_what_an_assumption_decides_takes_no_rank(settled: Settle) -> None:
    supposed = "supplied:\n  inpatient.annual-cap: {value: unlimited, why: 甲, decides: true}\n"
    city = {CITY: next(iter(policy("{deductible: 900}").values()))}
    none = policy("{deductible: 500}", "{ratio: 50%}")
    (unsure,) = settled({CASE: STAY + supposed, **none}).courses
    (sure,) = settled({CASE: STAY + supposed, **policy(*RULES), **city}).courses

    assert [(rank, outcome.region) for rank, outcome in unsure.ranked()] == [(None, "140000")]
    assert unsure.outcomes[0].supposed == ("inpatient.annual-cap",)
    assert [rank for rank, _ in sure.ranked()] == [1, 2]


def test_a_place_that_does_not_tell_institutions_apart_is_settled_for_any(
    settled: Settle,
) -> None:
    outcome = only(settled({CASE: STAY, **policy(*RULES)}))

    assert outcome.institutions == ("不分医疗机构",)
    assert own_yuan(outcome) == 5250


def test_of_one_ruler_the_first_value_that_the_place_has_rules_for_is_taken(
    settled: Settle,
) -> None:
    ladder = "rungs:\n  large: {label: 大, help: 大。, institutions: [level-3-a, level-1]}\n"
    at = policy("{institution: level-1, deductible: 500}", *RULES[1:])
    outcome = only(settled({CASE: STAY, RUNGS: ladder, **at}))
    fine = policy("{institution: level-3, deductible: 500}", *RULES[1:])
    wider = only(settled({CASE: STAY, RUNGS: ladder, **fine}))

    assert outcome.institutions == ("一级",)
    assert wider.institutions == ("三级甲等",)
    assert own_yuan(wider) == 5250


def test_a_ruler_that_stands_on_no_rung_is_the_reason_and_never_converted(
    settled: Settle,
) -> None:
    ladder = "rungs:\n  large: {label: 大医院, help: 大。, institutions: [level-3]}\n"
    outcome = only(settled({CASE: STAY, RUNGS: ladder}))

    assert outcome.status == "incomplete"
    assert outcome.reasons == ("当地按“收费价格类别”分档，没有收录和“大医院”对应的一档",)


def test_what_is_missing_is_said_in_words(settled: Settle) -> None:
    outcome = only(settled({CASE: STAY, **policy("{deductible: 500}", "{annual-cap: 7万}")}))

    assert outcome.status == "incomplete"
    assert outcome.reasons == ("没有收录住院“支付比例”",)


def test_conflicting_claims_are_settled_each_and_none_is_chosen(settled: Settle) -> None:
    claims = (
        f"{{ratio: 50%, {DISPUTED}}}",
        f"{{ratio: 70%, source: S2, at: 首段, {DISPUTED}}}",
    )
    case = settled({CASE: STAY, **policy("{deductible: 500}", "{annual-cap: 7万}", *claims)})
    outcome = only(case)

    assert outcome.status == "disputed"
    assert [claim.sums and claim.sums.own for claim in outcome.claims] == [525000, 335000]
    assert all("住院“支付比例”照" in claim.words for claim in outcome.claims)
    assert case.courses[0].ranked() == []


def test_the_sums_of_all_people_are_added_up(settled: Settle) -> None:
    visit = "visits: [{service: inpatient, rung: large, bill: {total: 1万}}]"
    two = f"{HEAD}people:\n  - {{label: 甲, {visit}}}\n  - {{label: 乙, {visit}}}\n"
    outcome = only(settled({CASE: two, **policy(*RULES)}))

    assert [part.inquiry.label for part in outcome.parts] == ["甲", "乙"]
    assert own_yuan(outcome) == 10500
    assert outcome.sums is not None
    assert outcome.sums.total == 2_000_000


def test_a_row_of_the_open_data_says_everything(catalogue: CatalogueOf) -> None:
    whole = catalogue({})
    first, _ = rows_of(whole)

    assert set(first) == {name for name, _ in COLUMNS}
    assert {key: value for key, value in first.items() if value not in ("", "0.00")} == {
        "case": "one-stay",
        "case_title": "住一次院",
        "date": "2025-06-01",
        "region_code": "140000",
        "region": "山西省",
        "scheme": "resident",
        "institution": "三类价格",
        "variant": "small",
        "status": "settled",
        "total": "10000.00",
        "in_policy": "9000.00",
        "deductible": "100.00",
        "basic_fund": "7565.00",
        "fund": "7565.00",
        "patient": "2435.00",
        "figures": (
            "140000.resident.inpatient.deductible.class-3.2025-01-01 "
            "140000.resident.inpatient.ratio.class-3.2025-01-01 "
            "140000.resident.inpatient.annual-cap.2025-01-01"
        ),
        "page": "case/one-stay/#small-140000",
    }


def test_a_dispute_is_a_row_for_each_claim_and_what_is_missing_has_no_amounts(
    catalogue: CatalogueOf,
) -> None:
    claims = (
        f"{{ratio: 50%, {DISPUTED}}}",
        f"{{ratio: 70%, source: S2, at: 首段, {DISPUTED}}}",
    )
    both = catalogue({CASE: STAY, **policy("{deductible: 500}", "{annual-cap: 7万}", *claims)})
    none = catalogue({CASE: STAY, **policy("{deductible: 500}")})

    assert [(row["status"], row["patient"]) for row in rows_of(both)] == [
        ("disputed", "5250.00"),
        ("disputed", "3350.00"),
    ]
    (row,) = rows_of(none)
    assert (row["status"], row["patient"], row["total"]) == ("incomplete", "", "")
    assert row["reason"] == "没有收录住院“支付比例”；没有收录住院“年度封顶线”"
