"""Whole small sites, their exact output: what a change does to a page is read in the diff.

The site about library cards has its own schemes, topics, fields, dimensions, rulers and
regions: all of it is data, and no line of Python knows of it. ``--accept`` writes anew.
"""

import re
from pathlib import Path

import pytest

from site_gen.catalogue import Catalogue
from site_gen.load import load
from tests.conftest import AS_OF, SITES, Accept
from tests.making import files_of

# The stylesheet's address changes with every look; the pages here are about words.
_HASH = re.compile(r"(?<=\.)[0-9a-f]{10}(?=\.(?:css|svg|png|js))")
_OF_ANOTHER_SITE = re.compile("医保|医疗|参保|住院|起付线|太原|山西|职工|12393")


def pages_of_site(whole: Catalogue) -> dict[str, str]:
    return {
        path: _HASH.sub("0", raw.decode("utf-8", "replace"))
        for path, raw in files_of(whole, AS_OF).items()
    }


@pytest.fixture(scope="module")
def cards(library: Catalogue) -> dict[str, str]:
    return pages_of_site(library)


@pytest.fixture(scope="module")
def small() -> dict[str, str]:
    return pages_of_site(load(SITES / "minimal" / "content", AS_OF).catalogue)


def expected(site: str, path: str) -> Path:
    return SITES / site / "expected" / path.replace("/", "_")


@pytest.mark.parametrize(
    "path",
    [
        "r/910100/index.html",
        "r/910100/reader/index.html",
        "r/910000/history/index.html",
        "t/borrowing/index.html",
        "t/borrowing/table.csv",
        "doubts/index.html",
        "doubts/lighthouse-books/index.html",
        "data/figures.csv",
    ],
)
def test_a_site_about_something_else_is_written_as_expected(
    cards: dict[str, str], expect: Accept, path: str
) -> None:
    expect(expected("library-cards", path), cards[path])


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "sources/S1/index.html",
        "guides/enrol/index.html",
        "case/one-stay/index.html",
        "data/cases.csv",
    ],
)
def test_the_smallest_site_is_written_as_expected(
    small: dict[str, str], expect: Accept, path: str
) -> None:
    expect(expected("minimal", path), small[path])


def test_the_smallest_site_has_every_kind_of_page(small: dict[str, str], expect: Accept) -> None:
    kept = [_HASH.sub("0", path) for path in small]

    expect(expected("minimal", "files.txt"), "\n".join(kept) + "\n")


def test_no_word_of_the_first_site_is_built_into_the_program(cards: dict[str, str]) -> None:
    found = {
        path: sorted(set(_OF_ANOTHER_SITE.findall(text)))
        for path, text in cards.items()
        if _OF_ANOTHER_SITE.search(text)
    }

    assert len(cards) > 50
    assert found == {}


def test_every_kind_of_value_and_condition_reaches_the_page(cards: dict[str, str]) -> None:
    page = cards["r/910000/index.html"]

    for words in (
        "10册", "45天", "0.1元/天", "100元/证", "12.5%", "-5个百分点", "居民、学生",
        "2026年12月20日至2027年1月5日", "2021年9月1日", "满70岁", "欠50元以上", "流动书船",
    ):  # fmt: skip
        assert words in page, words


def test_a_county_without_records_sends_the_reader_to_its_city(cards: dict[str, str]) -> None:
    page = cards["r/910102/index.html"]

    assert '<a href="../../r/910100/">' in page
    assert "群岛 → 东屿省 → 灯塔市 → 晒网区" in page


def test_what_a_source_says_beyond_figures_is_on_its_page(cards: dict[str, str]) -> None:
    page = cards["sources/islands-law/index.html"]

    assert "图书馆每天开门八小时" in page
    assert "指南：借书证丢了怎么办" in page
    assert "词语：逾期费" in page


def test_an_announced_rule_is_on_the_page_of_its_year_and_not_of_today(
    cards: dict[str, str],
) -> None:
    assert "12<wbr>" not in cards["t/borrowing/index.html"]
    assert "12<wbr>" in cards["t/borrowing/2027/index.html"]


@pytest.mark.parametrize(("topic", "last"), [("borrowing", 2027), ("fines", 2026)])
def test_a_topic_has_a_page_for_each_year_up_to_the_last_change(
    cards: dict[str, str], topic: str, last: int
) -> None:
    years = [int(path.split("/")[2]) for path in cards if re.match(rf"t/{topic}/\d+/index", path)]

    assert max(years) == last
    assert sorted(years) == list(range(min(years), last + 1))
