from pathlib import Path

import pytest

from site_gen.catalogue import Catalogue
from site_gen.pages import Page
from site_gen.pages.region import ShownTopic
from tests.making import pages_about_regions, settle_cases

ROOT = Path(__file__).parents[1]


def pages(whole: Catalogue) -> dict[str, Page]:
    return {page.url: page for page in pages_about_regions(whole, settle_cases(whole))}


@pytest.fixture(name="views", scope="module")
def _views(real: Catalogue) -> dict[str, Page]:
    return pages(real)


@pytest.fixture(name="cards", scope="module")
def _cards(library: Catalogue) -> dict[str, Page]:
    return pages(library)


def topics(page: Page, scheme: str) -> dict[str, ShownTopic]:
    (part,) = (part for part in page.view["schemes"] if part["id"] == scheme)
    return {topic.id.removeprefix(f"{scheme}-"): topic for topic in part["topics"]}


def test_what_the_summary_names_comes_first(views: dict[str, Page]) -> None:
    found = topics(views["r/140100/"], "employee")

    assert list(found)[:4] == ["inpatient", "outpatient", "large-sum", "contribution"]
    assert [name for name, topic in found.items() if topic.summary] == list(found)[:4]


def test_a_scheme_that_has_ended_stands_among_the_records_only(views: dict[str, Page]) -> None:
    assert "r/140500/rural-cooperative/" in views
    assert [part["id"] for part in views["r/140500/"].view["schemes"]] == [
        "employee",
        "resident",
        "all",
    ]


def test_a_topic_with_old_records_only_leads_to_them(views: dict[str, Page]) -> None:
    inpatient = topics(views["r/140500/"], "employee")["inpatient"]

    assert inpatient.panels == ()
    assert inpatient.past is not None
    assert inpatient.past.url == "r/140500/employee/#inpatient"


def test_records_say_whether_they_hold(views: dict[str, Page], cards: dict[str, Page]) -> None:
    def states(page: Page) -> set[str]:
        groups = (group for topic in page.view["topics"] for group in topic["groups"])
        return {state for group in groups for _, state in group["runs"]}

    assert states(views["r/140500/employee/"]) == {"已结束"}
    assert states(cards["r/910000/reader/"]) == {"现行", "已结束", "尚未执行"}
    assert states(cards["r/910100/reader/"]) == {"现行", ""}


def test_a_claim_that_is_not_believed_stands_last_with_its_reason(cards: dict[str, Page]) -> None:
    (fines,) = cards["r/910100/reader/"].view["topics"]
    run, _ = fines["groups"][0]["runs"][-1]

    assert run.entries[0].value == "5元/天"
    assert (run.basis.standing_label, run.basis.note) == (
        "不采信",
        "同一页把东屿省的数写成本市的。",
    )


def test_doubts_about_a_province_stand_on_the_pages_of_its_cities(views: dict[str, Page]) -> None:
    urls = [link.url for link in views["r/140100/"].view["doubts"]]

    assert "doubts/shanxi-repeat-admission/" in urls


def test_what_is_only_history_or_common_is_not_called_unknown(views: dict[str, Page]) -> None:
    unknown = dict(views["r/140500/"].view["unknown"])
    names = {label: {link.text for link in links} for label, links in unknown.items()}

    assert names
    assert "住院" not in names["职工医保"]
    assert "支付方式" not in names["职工医保"]


def test_a_topic_that_does_not_concern_a_scheme_is_not_missed_there(
    views: dict[str, Page],
) -> None:
    unknown = dict(views["r/120000/"].view["unknown"])

    assert set(unknown) == {"职工医保", "居民医保"}
    assert "新生儿参保" not in {link.text for link in unknown["职工医保"]}
    assert "个人账户" not in {link.text for link in unknown["居民医保"]}


def test_a_county_leads_to_the_nearest_rules_there_are(views: dict[str, Page]) -> None:
    assert views["r/141126/"].view["nearest"].text == "山西省"


def test_a_county_shows_what_holds_there_and_whose_rule_it_is(views: dict[str, Page]) -> None:
    employee = views["r/140105/"].view["schemes"][0]
    inpatient, outpatient = employee.topics[:2]

    assert (inpatient.owner, inpatient.gists[0].value) == ("太原市", "300–800元/次")
    assert (outpatient.owner, outpatient.gists[0].value) == ("山西省", "30–80元/次")


def test_what_changed_last_is_told_and_the_rest_is_in_the_history(views: dict[str, Page]) -> None:
    latest = views["r/140100/"].view["latest"]

    assert [turn.day for turn in latest] == ["2026年1月1日", "2025年1月1日", "2024年7月1日"]
    assert views["r/140100/"].view["history"].url == "r/140100/history/"


def test_a_place_without_records_leads_to_the_history_of_the_nearest(
    views: dict[str, Page],
) -> None:
    assert views["r/140300/"].view["history"].url == "r/140000/history/"
    assert views["r/140300/"].view["latest"] == views["r/140000/"].view["latest"]


def test_a_city_stands_beside_its_province_and_other_cities(views: dict[str, Page]) -> None:
    tables = views["r/140100/"].view["neighbours"]
    employee = next(table for table in tables if table.scheme == "职工医保")
    rows = {link.text: [gist.value for gist in gists] for link, gists in employee.rows}

    assert [link.text for link in employee.regions] == ["太原市", "山西省", "大同市", "晋城市"]
    assert rows["住院：起付线"][:2] == ["300–800元/次", "没有找到记录"]
    assert all(len(set(values)) > 1 for values in rows.values())


def test_a_province_stands_beside_its_cities_and_the_country_beside_none(
    views: dict[str, Page],
) -> None:
    table = views["r/140000/"].view["neighbours"][0]

    assert table.regions[0].text == "山西省"
    assert "太原市" in [link.text for link in table.regions]
    assert views["r/000000/"].view["neighbours"] == ()


def test_cases_are_given_with_what_they_come_to(views: dict[str, Page]) -> None:
    cases = {item.case.url: item for item in views["r/140000/"].view["cases"]}
    words = [link.text for _, link in cases["case/resident-stay/"].results]

    assert "自己付 9800元" in words
