from datetime import date
from pathlib import Path
from typing import Any

import pytest

from site_gen.cases import settle_cases
from site_gen.load import load
from site_gen.pages import Page, pages_of

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)


@pytest.fixture(name="views", scope="module")
def _views() -> dict[str, Page]:
    catalogue = load(ROOT / "content", AS_OF).catalogue
    return {page.url: page for page in pages_of(catalogue, settle_cases(catalogue), AS_OF)}


def section(page: Page, scheme: str, topic: str) -> dict[str, Any]:
    (part,) = (part for part in page.view["schemes"] if part["id"] == scheme)
    (found,) = (item for item in part["topics"] if item["id"] == f"{scheme}-{topic}")
    assert isinstance(found, dict)
    return found


def test_an_essential_field_without_a_record_is_named(views: dict[str, Page]) -> None:
    inpatient = section(views["r/140100/"], "employee", "inpatient")

    assert inpatient["missing"] == ["年度封顶线"]


def test_a_ruler_is_explained_where_it_first_occurs_and_not_again(views: dict[str, Page]) -> None:
    groups = section(views["r/140100/"], "employee", "inpatient")["groups"]
    scales = [group["scale"] for group in groups if group["scale"]]

    assert len(groups) > 1
    assert len(scales) == 1
    assert "一类价格：大致是三级甲等医院" in scales[0]


def test_doubts_about_a_province_stand_on_the_pages_of_its_cities(views: dict[str, Page]) -> None:
    urls = [link.url for link in views["r/140100/"].view["doubts"]]

    assert "doubts/#shanxi-repeat-admission" in urls


def test_what_is_only_history_or_common_is_not_called_unknown(views: dict[str, Page]) -> None:
    unknown = dict(views["r/140500/"].view["unknown"])
    names = {label: {link.text for link in links} for label, links in unknown.items()}

    assert names
    assert "住院" not in names["职工医保"]
    assert "支付方式" not in names["职工医保"]


def test_a_topic_that_does_not_concern_a_scheme_is_not_missed_there(
    views: dict[str, Page],
) -> None:
    for label, links in views["r/120000/"].view["unknown"]:
        if label == "职工医保":
            assert "新生儿参保" not in {link.text for link in links}
        else:
            assert "个人账户" not in {link.text for link in links}


def test_an_amount_whose_period_no_source_gives_says_so(views: dict[str, Page]) -> None:
    groups = section(views["r/220700/"], "employee", "outpatient")["groups"]
    (deductible,) = (group for group in groups if group["label"] == "起付线")
    values = [entry.value for run in deductible["runs"] for entry in run.entries]

    assert values[0] == "200元（按年还是按次不明）"


def test_a_county_leads_to_the_nearest_rules_there_are(views: dict[str, Page]) -> None:
    assert views["r/141126/"].view["nearest"].text == "山西省"
