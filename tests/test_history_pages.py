"""The history of a region: any two days can be compared from the rows of its page."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import quickjs

from site_gen.catalogue import Catalogue, answer
from site_gen.holdings import keys_of
from site_gen.pages.history import history_pages
from site_gen.pages.page import Page
from site_gen.pages.region import Gathered
from site_gen.words import value_words
from tests.conftest import AS_OF
from tests.javascript import script_of
from tests.running import ROOT

DATES = ROOT / "static" / "js" / "dates"
DAYS = ("2010-06-30", "2015-12-31", "2021-12-31", "2024-06-30", "2024-07-01", "2026-11-23")
LEAST_ROWS = 2_000
Row = dict[str, Any]


@pytest.fixture(scope="module")
def views(real: Catalogue) -> dict[str, Page]:
    gathered = Gathered(real, {}, AS_OF)
    return {page.url: page for code in real.regions for page in history_pages(gathered, code)}


@pytest.fixture(scope="module")
def differences() -> Callable[[list[Row], str, str], list[dict[str, str]]]:
    """Give what the script of the page finds between two days."""
    context = quickjs.Context()
    context.eval(script_of("differences.js", DATES))
    context.eval(
        "function compared(text, first, second) { const rows = JSON.parse(text);"
        "return JSON.stringify(differences(held(rows, first), held(rows, second))); }"
    )
    run = context.get("compared")

    def compared(rows: list[Row], first: str, second: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(run(json.dumps(rows), first, second))
        return found

    return compared


def rows_of(page: Page) -> list[Row]:
    """List the rows of a page as its script reads them."""
    return [
        {
            "head": " ".join((part["id"], topic["id"], field["label"], row["condition"])),
            "value": row["value"].text,
            "since": row["since"],
            "until": row["until"],
        }
        for part in page.view["schemes"]
        for topic in part["topics"]
        for field in (*topic["changed"], *topic["steady"])
        for row in field["rows"]
    ]


def test_the_rows_that_hold_on_a_day_are_the_answers_of_that_day(
    real: Catalogue, views: dict[str, Page]
) -> None:
    count = 0
    for region in real.subjects:
        rows = rows_of(views[f"r/{region}/history/"])
        count += len(rows)
        for day in DAYS:
            holds = [row for row in rows if row["since"] <= day <= (row["until"] or "9999")]
            found = (
                answer(real, region, *k, date.fromisoformat(day)) for k in keys_of(real, region)
            )
            figures = [figure for item in found if item for figure in item.figures]
            assert sorted(row["value"] for row in holds) == sorted(
                value_words(figure.value) for figure in figures
            )

    print(f"{count} rows examined")  # noqa: T201  # said to pytest -rP
    assert count > LEAST_ROWS


def test_two_days_differ_in_what_changed_between_them(
    views: dict[str, Page], differences: Callable[[list[Row], str, str], list[dict[str, str]]]
) -> None:
    found = differences(rows_of(views["r/140000/history/"]), "2024-06-30", "2024-07-01")
    said = {item["head"]: (item["first"], item["second"]) for item in found}

    assert said["employee employee-outpatient 全年限额 退休"] == ("2000元/年", "3000元/年")
    assert said["employee employee-outpatient 全年累计起付线上限 "] == ("", "300元/年")
    assert "resident resident-contribution 个人缴费 " not in said


def test_the_same_day_twice_differs_in_nothing(
    views: dict[str, Page], differences: Callable[[list[Row], str, str], list[dict[str, str]]]
) -> None:
    rows = rows_of(views["r/140500/history/"])

    assert rows
    assert [differences(rows, day, day) for day in DAYS] == [[]] * len(DAYS)
    assert differences(rows, "2010-06-30", "2015-12-31") != []


def test_claims_that_contradict_each_other_are_compared_together(
    differences: Callable[[list[Row], str, str], list[dict[str, str]]],
) -> None:
    claims = [
        {"head": "册数", "value": value, "since": "2023-11-01", "until": ""}
        for value in ("8册", "5册")
    ]

    assert differences(claims, "2023-10-31", "2023-11-01") == [
        {"head": "册数", "first": "", "second": "8册；5册"}
    ]


def test_there_is_a_page_for_each_year_in_which_something_of_its_own_changed(
    views: dict[str, Page],
) -> None:
    years = [url.split("/")[2] for url in views if url.startswith("r/140500/")]

    assert years == ["history", "2016", "2015", "2014", "2011", "2010", "2009"]
    assert "r/140300/history/" not in views
    assert "r/140000/2026/" not in views, "it has not ended"


def test_the_page_of_a_year_tells_what_held_at_its_end_schemes_that_ended_too(
    views: dict[str, Page],
) -> None:
    schemes = {part["id"]: part["topics"] for part in views["r/140500/2015/"].view["schemes"]}
    (inpatient,) = (t for t in schemes["rural-cooperative"] if t.id.endswith("-inpatient"))
    lines = [line for p in inpatient.panels for g in p.grids for line in g.lines]

    # S1: 90, 75 and 55 per cent in 2015.
    assert [(line.head, line.entries[0].value) for line in lines][:3] == [
        ("乡级", "90%"),
        ("县级", "75%"),
        ("县级以上", "55%"),
    ]
    assert all(topic.panels for topics in schemes.values() for topic in topics)


def test_what_is_announced_stands_apart(views: dict[str, Page]) -> None:
    coming = views["r/440000/history/"].view["coming"]

    assert [turn.day for turn in coming] == ["2030年1月1日"]
    assert views["r/140000/history/"].view["coming"] == ()
