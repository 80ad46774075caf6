"""The spreadsheet beside each comparison: what its tables say, for every region by itself."""

import csv
import io
import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from site_gen.catalogue import Catalogue
from site_gen.compare import sheet_of, tables_of_topic
from site_gen.compare.sheet import COLUMNS
from tests.conftest import AS_OF

_GROUP = re.compile(r'<tbody data-code="(\d+)">(.*?)</tbody>', re.DOTALL)
_VALUE = re.compile(r'<a class="value [^>]*>(.*?)</a>', re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def lines(library: Catalogue) -> list[dict[str, str]]:
    regions = sorted(library.subjects)
    tables = tables_of_topic(library, "reader", "fines", regions, AS_OF)
    return list(sheet_of("读者", tables))


def test_what_a_table_says_of_several_regions_the_sheet_says_of_each(
    lines: list[dict[str, str]],
) -> None:
    deposits = [line for line in lines if line["项目"] == "押金"]

    assert [(line["地区代码"], line["地区"], line["谁的规定"]) for line in deposits] == [
        ("910000", "东屿省", "东屿省"),
        ("910200", "沙洲市", "东屿省"),
        ("910100", "灯塔市", "灯塔市"),
        ("910101", "渔港区", "灯塔市"),
        ("920100", "风车市", "风车市"),
    ]


def test_a_line_says_everything_about_its_value(lines: list[dict[str, str]]) -> None:
    (line,) = [one for one in lines if (one["地区代码"], one["适用"]) == ("910000", "满70岁")]

    assert line == {
        "险种": "读者",
        "项目": "逾期费",
        "地区代码": "910000",
        "地区": "东屿省",
        "谁的规定": "东屿省",
        "适用": "满70岁",
        "栏": "",
        "数值": "0元/天",
        "只有数": "0",
        "采信程度": "采信",
        "出处": "东屿省图书馆",
        "数的编号": "910000.reader.fines.fine.70-up.2020-03-01",
    }


def shown(page: str) -> Iterator[tuple[str, str]]:
    """List the values of a page's tables, each with the region at the head of its group."""
    for code, body in _GROUP.findall(page):
        for value in _VALUE.findall(body):
            yield code, unescape(_MARKUP.sub("", value))


def test_every_value_of_every_comparison_is_in_the_sheet_beside_it(real_site: Path) -> None:
    pages = [
        path
        for path in real_site.glob("t/*/**/index.html")
        if 'href="table.csv"' in path.read_text("utf-8")
    ]
    examined = 0
    lost = {}
    for path in pages:
        file = path.with_name("table.csv").read_bytes()
        assert file.startswith(BOM_UTF8), path
        text = file.removeprefix(BOM_UTF8).decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        asked = Counter(shown(path.read_text("utf-8")))
        assert tuple(rows[0]) == COLUMNS
        examined += asked.total()
        if missing := asked - Counter((row["地区代码"], row["数值"]) for row in rows):
            lost[path.parent.name] = list(missing)[:3]

    print(f"{examined} values of {len(pages)} comparisons examined")  # noqa: T201  # said to pytest -rP
    assert len(pages) > 100
    assert examined > 2_000
    assert lost == {}
