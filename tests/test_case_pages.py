"""The pages of standard cases: ranked tables, what each sum rests on, what is not known."""

from typing import Any

import pytest

from site_gen.cases import SettledCase
from site_gen.cases.outcomes import Sums
from site_gen.catalogue import Catalogue
from site_gen.entries import Link
from site_gen.pages import About, Page
from site_gen.pages.cases import share_words, yuan_words
from tests.case_samples import CASE
from tests.conftest import CatalogueOf, Files
from tests.making import local_cases, pages_across, settle_cases
from tests.rule_changes import policy
from tests.test_cases import DISPUTED, RULES, STAY


@pytest.fixture(scope="module")
def cases(real: Catalogue) -> tuple[SettledCase, ...]:
    return settle_cases(real)


def pages(catalogue: Catalogue) -> dict[str, Page]:
    return pages_of(catalogue, settle_cases(catalogue))


def pages_of(catalogue: Catalogue, cases: tuple[SettledCase, ...]) -> dict[str, Page]:
    found = pages_across(catalogue, cases, About.EVERYTHING, About.CASE)
    return {page.url: page for page in found if page.url.startswith("case/")}


def course(catalogue: CatalogueOf, changes: Files) -> dict[str, Any]:
    (found,) = pages(catalogue(changes))["case/one-stay/"].view["courses"]
    assert isinstance(found, dict)
    return found


def test_a_site_without_cases_has_no_page_of_them(library: Catalogue) -> None:
    assert pages(library) == {}


def test_a_step_leads_to_the_figures_it_rests_on(catalogue: CatalogueOf) -> None:
    (row,) = course(catalogue, {CASE: STAY, **policy(*RULES)})["rows"]
    ((_, steps),) = row["parts"][0]["groups"]

    assert [step["label"] for step in steps] == [
        "符合规定的费用",
        "起付线",
        "按比例支付",
        "年度封顶线",
    ]
    assert steps[2]["sum"] == "(10000.00 − 500.00) × 50% = 4750.00"
    assert steps[2]["figures"] == [
        Link("支付比例50%", "r/140000/resident/#140000.resident.inpatient.ratio.2025-01-01")
    ]


def test_what_was_assumed_is_said_on_the_row_and_at_the_step(catalogue: CatalogueOf) -> None:
    supposed = f"{STAY}supplied:\n  inpatient.annual-cap: {{value: unlimited, why: 甲}}\n"
    (row,) = course(catalogue, {CASE: supposed, **policy(*RULES[:2])})["rows"]
    ((_, steps),) = row["parts"][0]["groups"]

    assert row["supposed"] == ["住院“年度封顶线”"]
    assert [step["label"] for step in steps if step["supplied"]] == ["年度封顶线"]


def test_a_caution_stands_on_the_row_in_its_own_words(catalogue: CatalogueOf) -> None:
    cautioned = ("{deductible: 500, standing: cautioned, note: 只有一页}", *RULES[1:])
    (row,) = course(catalogue, {CASE: STAY, **policy(*cautioned)})["rows"]

    assert row["cautioned"] == ("慎用", "cautioned")
    assert row["warnings"] == ["只有一页"]


def test_claims_stand_side_by_side_below_the_ranks(catalogue: CatalogueOf) -> None:
    claims = (
        f"{{ratio: 50%, {DISPUTED}}}",
        f"{{ratio: 70%, source: S2, at: 首段, {DISPUTED}}}",
    )
    found = course(catalogue, {CASE: STAY, **policy(RULES[0], RULES[2], *claims)})
    ((_, first), (_, second)) = found["disputed"][0]["claims"]

    assert found["rows"] == []
    assert (first, second) == ("自己出5250元，基金付4750元", "自己出3350元，基金付6650元")


def test_places_where_nothing_comes_out_are_grouped_by_the_reason(
    catalogue: CatalogueOf,
) -> None:
    city = {"policies/140100/resident/inpatient.yaml": next(iter(policy(RULES[2]).values()))}
    found = course(catalogue, {CASE: STAY, **policy(RULES[0]), **city})

    assert [(words, [link.text for link in links]) for words, links in found["unknown"]] == [
        ("没有收录住院“支付比例”；没有收录住院“年度封顶线”", ["山西省"]),
        ("没有收录住院“支付比例”", ["太原市"]),
    ]


def test_a_year_of_visits_is_shown_visit_by_visit(
    real: Catalogue, cases: tuple[SettledCase, ...]
) -> None:
    views = {url: page.view for url, page in pages_of(real, cases).items()}
    rows = views["case/outpatient-year/"]["courses"][0]["rows"]
    (titles,) = [
        [title for title, _ in row["parts"][0]["groups"]]
        for row in rows
        if row["region"].text == "山西省"
    ]

    assert len(titles) == 5
    assert titles[1] == "第2次：普通门诊，2026年4月5日，二类价格（县级）"


def test_what_is_paid_in_is_said_by_the_month_and_the_year(
    real: Catalogue, cases: tuple[SettledCase, ...]
) -> None:
    views = {url: page.view for url, page in pages_of(real, cases).items()}
    rows = views["case/flexible-worker/"]["courses"][0]["rows"]
    paid = {row["region"].text: row["parts"][0]["paid"] for row in rows}

    assert paid["北京市"] == ["灵活就业缴费（个人缴）：每月584.92元，一年7019.04元"]


def test_columns_say_what_is_paid_oneself_first_and_are_few(
    real: Catalogue, cases: tuple[SettledCase, ...]
) -> None:
    heads = {
        (page.url.split("/")[1], tuple(item["heads"]))
        for page in pages_of(real, cases).values()
        for item in page.view.get("courses", ())
    }

    assert ("resident-stay", ("自己付", "基金付")) in heads
    assert ("newborn", ("自己一共出", "基金付")) in heads
    assert ("resident-contribution", ("自己缴费", "财政补助")) in heads
    assert all(len(names) <= 3 for _, names in heads)


def test_a_place_is_led_to_its_own_rows(real: Catalogue, cases: tuple[SettledCase, ...]) -> None:
    local = local_cases(real, cases)
    (stay,) = (item for item in local["140000"] if item.case.url == "case/resident-stay/")
    words = {link.url: (variant, link.text) for variant, link in stay.results}

    assert words["case/resident-stay/#highest-140000"] == ("在大医院", "自己付 9800元")
    assert "000000" not in local
    assert real.regions.keys() >= local.keys()


def test_amounts_and_shares_are_written_exactly() -> None:
    assert yuan_words(518450) == "5184.5元"
    assert yuan_words(300000) == "3000元"
    assert share_words(Sums(total=30000, patient=10000)) == "33.3%"
    assert share_words(Sums(total=20000, patient=10000)) == "50%"
