"""The open data: its columns, its words, and that every row leads to its figure."""

import csv
import io
import json
import re
from datetime import date

import pytest

from site_gen.catalogue import Catalogue
from site_gen.export import COLUMNS, figure_rows
from site_gen.pages.home import data_page
from tests.conftest import AS_OF, CatalogueOf
from tests.making import files_of

CHOICES = "choice：shared 合用、separate 分开"
CONTRACT = [
    "figure_id",
    "region_code",
    "region",
    "scheme",
    "topic",
    "field",
    "dims",
    "value",
    "unit",
    "since",
    "until",
    "standing",
    "inherited_from",
    "source_id",
    "source_title",
    "publisher",
    "published",
    "url",
    "at",
    "note",
    "page",
]


@pytest.fixture(scope="module")
def files(library: Catalogue) -> dict[str, str]:
    made = files_of(library, AS_OF, "https://example.org/cards/")
    return {path: raw.decode() for path, raw in made.items() if not path.endswith(".png")}


@pytest.fixture(scope="module")
def rows(files: dict[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files["data/figures.csv"], newline="")))


def row(rows: list[dict[str, str]], region: str, figure: str) -> dict[str, str]:
    (found,) = [r for r in rows if (r["region_code"], r["figure_id"]) == (region, figure)]
    return found


def test_the_columns_are_those_of_the_contract_in_its_order(files: dict[str, str]) -> None:
    assert files["data/figures.csv"].split("\r\n", 1)[0].split(",") == CONTRACT
    assert [name for name, _ in COLUMNS] == CONTRACT


def test_a_row_says_everything_about_its_figure(rows: list[dict[str, str]]) -> None:
    figure = "910000.reader.borrowing.books.branch.2020-03-01"

    assert row(rows, "910200", figure) == {
        "figure_id": figure,
        "region_code": "910200",
        "region": "沙洲市",
        "scheme": "reader",
        "topic": "borrowing",
        "field": "books",
        "dims": "library=branch",
        "value": "6",
        "unit": "册",
        "since": "2020-03-01",
        "until": "2026-12-31",
        "standing": "adopted",
        "inherited_from": "910000",
        "source_id": "east-rules",
        "source_title": "东屿省图书馆借阅规则",
        "publisher": "东屿省图书馆",
        "published": "2020-03",
        "url": "https://east.example.org/rules",
        "at": "借阅一节",
        "note": "来源只说到年或月，开始日按当年或当月第一天写。",
        "page": "r/910000/reader/#910000.reader.borrowing.books.branch.2020-03-01",
    }


def test_no_value_is_empty_and_a_figure_has_one_row_a_region(rows: list[dict[str, str]]) -> None:
    keys = [(r["region_code"], r["figure_id"]) for r in rows]

    assert len(rows) > 100
    assert [r for r in rows if not r["value"]] == []
    assert len(keys) == len(set(keys))


def test_the_json_holds_the_same_rows(files: dict[str, str], rows: list[dict[str, str]]) -> None:
    assert json.loads(files["data/figures.json"]) == rows


def test_every_row_leads_to_its_figure(files: dict[str, str], rows: list[dict[str, str]]) -> None:
    for r in rows:
        page, _, anchor = r["page"].partition("#")
        assert f'id="{anchor}"' in files[f"{page}index.html"]


def test_amounts_are_in_yuan_and_ratios_without_their_sign(rows: list[dict[str, str]]) -> None:
    fines = {r["figure_id"]: r for r in rows if r["region_code"] == "910000"}
    fine = fines["910000.reader.fines.fine.2020-03-01"]
    waived = fines["910000.reader.fines.waived.50-up.2020-03-01"]
    collected = fines["910000.reader.fines.collected.2022-01-01"]

    assert (fine["value"], fine["unit"]) == ("0.1", "元/天")
    assert (waived["value"], waived["unit"]) == ("12.5", "%")
    assert (collected["value"], collected["unit"]) == ("12000", "元")
    assert all("%" not in r["value"] for r in rows)


def test_an_absence_is_written_with_its_name(rows: list[dict[str, str]]) -> None:
    deposits = {r["region_code"]: r["value"] for r in rows if r["field"] == "deposit"}

    assert deposits["920100"] == "not-applicable"
    assert row(rows, "910100", "910100.reader.fines.deposit.2023-11-01")["value"] == "none"


def test_an_inherited_rule_ends_where_the_regions_own_begins(rows: list[dict[str, str]]) -> None:
    above = "910000.reader.fines.deposit.2020-03-01"

    assert row(rows, "910200", above)["until"] == ""
    assert row(rows, "910100", above)["until"] == "2023-10-31"


def test_a_rule_above_is_inherited_from_the_day_after_the_regions_own_ended(
    catalogue: CatalogueOf,
) -> None:
    def policy(*versions: str) -> str:
        return "versions:\n" + "".join(
            f"  - {{since: {v}, source: S1, at: 表, rows: [{{annual-cap: {n}万}}]}}\n"
            for n, v in enumerate(versions, 4)
        )

    whole = catalogue(
        {
            "policies/140000/resident/inpatient.yaml": policy("2021-01-01", "2022-03-01"),
            "policies/140100/resident/inpatient.yaml": policy("2020-01-01, until: 2023-12-31"),
        }
    )
    found = [
        (r["inherited_from"], r["value"], r["since"], r["until"])
        for r in figure_rows(whole, whole.regions)
        if r["region_code"] == "140100"
    ]

    assert found == [
        ("", "40000", "2020-01-01", "2023-12-31"),
        ("140000", "50000", "2024-01-01", ""),
    ]


def test_dimensions_are_sorted_by_key(catalogue: CatalogueOf) -> None:
    text = (
        "versions:\n  - since: 2025-01-01\n    source: S1\n    at: 表\n    rows:\n"
        "      - {institution: level-1, group: adult, cost: 0-10000, ratio: 80%}\n"
    )
    whole = catalogue({"policies/140000/resident/inpatient.yaml": text})

    assert (
        next(figure_rows(whole, whole.regions))["dims"]
        == "cost=0-10000;group=adult;institution=level-1"
    )


def test_disputed_claims_are_not_inherited_and_rejected_ones_are_kept(
    rows: list[dict[str, str]],
) -> None:
    doubtful = [r for r in rows if r["standing"] in ("disputed", "rejected")]

    assert sorted({(r["region_code"], r["standing"]) for r in doubtful}) == [
        ("910100", "disputed"),
        ("910100", "rejected"),
    ]
    assert all(r["note"] for r in doubtful)


def test_a_county_without_records_has_no_rows(rows: list[dict[str, str]]) -> None:
    codes = {r["region_code"] for r in rows}

    assert "910101" in codes
    assert "910102" not in codes


def test_regions_are_listed_as_people_type_them(files: dict[str, str]) -> None:
    found = {region[0]: region for region in json.loads(files["data/regions.json"])}

    assert len(found) == 8
    assert found["910100"] == ["910100", "灯塔市", "dengta", "dt", "老灯塔 910900 灯塔镇", "东屿"]


def test_the_sitemap_lists_every_page_under_the_address_given(files: dict[str, str]) -> None:
    listed = re.findall("<loc>(.*)</loc>", files["sitemap.xml"])
    pages = [path for path in files if path.endswith("index.html")]

    assert "https://example.org/cards/" in listed
    assert "https://example.org/cards/r/910100/" in listed
    assert len(listed) == len(pages)
    assert "Sitemap: https://example.org/cards/sitemap.xml\n" in files["robots.txt"]


def test_without_an_address_there_is_no_sitemap(library: Catalogue) -> None:
    found = files_of(library, date(2020, 1, 1))

    assert "sitemap.xml" not in found
    assert b"Sitemap" not in found["robots.txt"]


def test_the_page_of_the_data_says_what_a_choice_may_be(catalogue: CatalogueOf) -> None:
    fields = data_page(catalogue({})).view["fields"]

    assert ("住院", "inpatient", "cap-shared", "限额是否合用", CHOICES) in fields
