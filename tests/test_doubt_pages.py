"""The doubts: a page for each that can be quoted, and the list that says first what became of it."""

from pathlib import Path
from typing import Any

import pytest

from site_gen.catalogue import Catalogue
from site_gen.pages import About, Page
from tests.conftest import CatalogueOf
from tests.making import pages_across

ROOT = Path(__file__).parents[1]
DOUBT = "title: 多少\nregions: [140100]\nclaims: 甲\nassessment: 乙\ntreatment: 丙\nsettle: 丁\n"


def pages(whole: Catalogue) -> dict[str, Page]:
    found = pages_across(whole, (), About.EVERYTHING, About.DOUBT)
    return {page.url: page for page in found if page.url.startswith("doubts/")}


@pytest.fixture(name="pages_of_doubts", scope="module")
def _pages_of_doubts(real: Catalogue) -> dict[str, Page]:
    return pages(real)


def verdict(catalogue: CatalogueOf, standing: str) -> str:
    """Give the verdict on a doubt whose only figure has a standing."""
    policy = (
        "versions:\n  - since: 2025\n    source: S1\n    at: 表\n    note: 见存疑。\n"
        f"    rows:\n      - {{deductible: 100, doubt: two-claims, standing: {standing}}}\n"
    )
    made = pages(catalogue({"policies/140100/resident/inpatient.yaml": policy}))
    words: str = made["doubts/two-claims/"].view["verdict"][1]
    return words


def cells(page: Page, label: str) -> list[tuple[str, list[list[str]]]]:
    (group,) = (item for item in page.view["groups"] if item["label"] == label)
    return [
        (condition, [[entry.value for entry in entries] for entries in row])
        for condition, row in group["rows"]
    ]


def test_the_list_groups_doubts_by_province_and_begins_with_the_country(
    pages_of_doubts: dict[str, Page],
) -> None:
    groups: list[tuple[str, list[dict[str, Any]]]] = pages_of_doubts["doubts/"].view["groups"]

    assert [name for name, _ in groups][:2] == ["全国", "北京市"]
    assert sum(len(doubts) for _, doubts in groups) == len(pages_of_doubts) - 1 > 30
    assert "songyuan-outpatient-ratio" in [d["id"] for d in dict(groups)["吉林省"]]


def test_an_old_anchor_of_the_list_leads_on_to_the_page_of_the_doubt(
    pages_of_doubts: dict[str, Page],
) -> None:
    listed = [item for _, doubts in pages_of_doubts["doubts/"].view["groups"] for item in doubts]

    assert listed
    assert [item["link"].url for item in listed] == [f"doubts/{item['id']}/" for item in listed]
    assert {item["link"].url for item in listed} == set(pages_of_doubts) - {"doubts/"}


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        ("adopted", "已理清"),
        ("cautioned", "已理清"),
        ("disputed", "未定论"),
        ("rejected", "有说法不采信"),
    ],
)
def test_the_verdict_follows_from_what_became_of_the_figures(
    catalogue: CatalogueOf, standing: str, words: str
) -> None:
    assert verdict(catalogue, standing) == words


def test_a_doubt_without_figures_is_said_not_to_be_recorded(catalogue: CatalogueOf) -> None:
    made = pages(catalogue({"doubts/nothing.yaml": DOUBT}))

    assert made["doubts/nothing/"].view["verdict"][1] == "不收录"


def test_what_two_sources_claim_of_one_thing_stands_in_one_row(
    pages_of_doubts: dict[str, Page],
) -> None:
    page = pages_of_doubts["doubts/songyuan-outpatient-deductible/"]

    assert len(page.view["heads"]) == 2
    assert cells(page, "松原市，职工医保，普通门诊，起付线")[1] == (
        "二级",
        [["300元（按年还是按次不明）"], ["200元（按年还是按次不明）"]],
    )


def test_each_source_says_where_in_it_how_good_it_is_and_from_when(
    pages_of_doubts: dict[str, Page],
) -> None:
    sources = pages_of_doubts["doubts/contribution-years/"].view["sources"]

    assert len(sources) == 3
    assert all(item["grade"][0] in "ABCD" and item["at"] for item in sources)
    assert sources[0]["published"] == "2025年4月20日"


def test_every_figure_of_a_doubt_is_on_its_page_once(
    real: Catalogue, pages_of_doubts: dict[str, Page]
) -> None:
    examined = 0
    for id_ in real.doubts:
        shown = [
            entry.id
            for group in pages_of_doubts[f"doubts/{id_}/"].view["groups"]
            for _, row in group["rows"]
            for entries in row
            for entry in entries
        ]
        assert sorted(shown) == sorted(f.id for f in real.figures if f.doubt == id_), id_
        examined += len(shown)

    assert examined > 150
