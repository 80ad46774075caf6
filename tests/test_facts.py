"""Every fact of the open data stands on the built pages, to be read without scripts."""

import csv
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from site_gen.catalogue import Catalogue
from site_gen.words import value_words
from tests.conftest import AS_OF
from tests.facts import rows_of, states, topics_of, words

Row = dict[str, str]
_EXACT = re.compile(r"-?[\d.]+")
_SUMS: dict[str, Callable[[Row], Decimal]] = {
    "自己付": lambda row: Decimal(row["patient"]),
    "看病自己付": lambda row: Decimal(row["patient"]),
    "自己缴费": lambda row: Decimal(row["contribution"]),
    "自己一共出": lambda row: Decimal(row["patient"]) + Decimal(row["contribution"]),
    "单位缴费": lambda row: Decimal(row["employer"]),
    "财政补助": lambda row: Decimal(row["treasury"]),
    "基金付": lambda row: Decimal(row["fund"]),
    "划入账户": lambda row: Decimal(row["credit"]),
}


def rows(site: Path, name: str) -> list[Row]:
    with (site / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def read(real_site: Path) -> Callable[[str], str]:
    """Read a page once, by its address."""
    return cache(lambda url: (real_site / url / "index.html").read_text("utf-8"))


def test_every_figure_can_be_read_at_its_address(
    real_site: Path, real: Catalogue, read: Callable[[str], str]
) -> None:
    written = {figure.id: value_words(figure.value) for figure in real.figures}
    cells = cache(lambda url: rows_of(read(url)))
    figures = rows(real_site, "figures.csv")
    exact = 0
    lost = []
    for row in figures:
        url, _, anchor = row["page"].partition("#")
        (said,) = cells(url)[anchor]
        if said != written[row["figure_id"]]:
            lost.append((row["page"], said))
        if _EXACT.fullmatch(row["value"]) and row["unit"]:
            exact += 1
            if not states(said, row["value"], row["unit"]):
                lost.append((row["page"], f"{said}: {row['value']} {row['unit']}"))

    print(f"{len(figures)} rows, {exact} of them exact numbers, looked up")  # noqa: T201  # said to pytest -rP
    assert min(len(figures), exact) > 5_000
    assert lost == []


def test_what_holds_in_a_region_can_be_read_on_its_own_page(
    real_site: Path, real: Catalogue, read: Callable[[str], str]
) -> None:
    written = {figure.id: value_words(figure.value) for figure in real.figures}
    topics = cache(lambda region: topics_of(read(f"r/{region}")))
    held = [row for row in rows(real_site, "figures.csv") if holds(row, real)]
    lost = [
        (row["region_code"], row["figure_id"])
        for row in held
        if written[row["figure_id"]]
        not in topics(row["region_code"])[f"{row['scheme']}-{row['topic']}"]
    ]

    print(f"{len(held)} rows looked up in {topics.cache_info().currsize} pages")  # noqa: T201  # said to pytest -rP
    assert len(held) > 4_000
    assert lost == []


def holds(row: Row, real: Catalogue) -> bool:
    """Tell whether a row is in force and believed, in a scheme that has not ended."""
    day = AS_OF.isoformat()
    in_force = row["since"] <= day <= (row["until"] or day)
    open_ = real.vocabulary.schemes[row["scheme"]].ended is None
    return in_force and open_ and row["standing"] in ("adopted", "cautioned")


def test_every_outcome_of_a_case_can_be_read_at_its_address(
    real_site: Path, read: Callable[[str], str]
) -> None:
    cases = rows(real_site, "cases.csv")
    examined = {"settled": 0, "disputed": 0, "incomplete": 0}
    lost = []
    for row in cases:
        examined[row["status"]] += 1
        if not can_be_read(row, read(row["page"].partition("#")[0])):
            lost.append(row["page"])

    print(f"{examined} examined")  # noqa: T201  # said to pytest -rP
    assert min(examined.values()) > 0
    assert sum(examined.values()) == len(cases) > 100
    assert lost == []


def can_be_read(row: Row, page: str) -> bool:
    """Look for what a case comes to: its sums, a claim's words, or the reason there is none."""
    anchor = row["page"].partition("#")[2]
    if row["status"] == "settled":
        _, *sums = rows_of(page)[anchor]
        return sums == [f"{_SUMS[head](row).normalize():f}元" for head in heads_at(page, anchor)]
    place = page.index(f'id="{anchor}"')
    section = words(page[place : page.index("</section>", place)])
    return row["region"] in section and row["reason"] in section


def heads_at(page: str, anchor: str) -> list[str]:
    """Give the heads of the sums in the table a row is in."""
    table = page[page.rindex("<thead>", 0, page.index(f'id="{anchor}"')) :]
    return re.findall(r'<th scope="col">(.*?)</th>', table.partition("</thead>")[0])[2:]
