"""The real site, every page of it: links, anchors, weight, and what must never be there."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from site_gen.catalogue import Catalogue
from tests.pages import Survey, follow, survey, target

LEAST_LINKS = 10_000
PROVINCES = 34
PERSONAL = re.compile(
    r"(?<![\d.])(?:1[3-9]\d{9}|[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx])(?!\d)"
)
ADDRESS = re.compile(r"https?://\S+")


@pytest.fixture(scope="session")
def surveys(real_site: Path) -> dict[str, Survey]:
    found = (survey(real_site, path) for path in sorted(real_site.rglob("*.html")))
    return {item.path: item for item in found}


def test_every_link_and_anchor_leads_somewhere(real_site: Path, surveys: dict[str, Survey]) -> None:
    files = {p.relative_to(real_site).as_posix() for p in real_site.rglob("*") if p.is_file()}
    count, dead = follow(surveys, files)

    print(f"{count} links of {len(surveys)} pages followed")  # noqa: T201  # said to pytest -rP
    assert count > LEAST_LINKS
    assert dead[:20] == []


def test_an_anchor_stands_once_on_a_page(surveys: dict[str, Survey]) -> None:
    twice = {
        path: [name for name, times in Counter(item.ids()).items() if times > 1]
        for path, item in surveys.items()
        if len(item.ids()) != len(set(item.ids()))
    }

    assert twice == {}


def test_every_page_has_one_heading_a_language_and_a_title_of_its_own(
    surveys: dict[str, Survey],
) -> None:
    titles = []
    for path, item in surveys.items():
        assert len(item.named("h1")) == 1, path
        assert [tag.attributes.get("lang") for tag in item.named("html")] == ["zh-CN"], path
        (title,) = re.findall("<title>(.+?)</title>", item.text)
        titles.append(title)

    assert len(titles) == len(surveys)


def test_every_table_has_a_caption_and_headers_that_say_what_they_head(
    surveys: dict[str, Survey],
) -> None:
    tables = [(path, table) for path, item in surveys.items() for table in item.tables()]

    assert len(tables) > 1000
    for path, table in tables:
        # A table in a text has no words of its own for a caption; its box has a label.
        in_text = path.startswith(("guides/", "glossary/", "about/", "method/"))
        assert in_text or re.match(r"<table[^>]*>\s*<caption[^>]*>(?:<span[^>]*>)?[^<]+<", table), (
            path
        )
        assert re.search('<th scope="col">', table), path
        assert re.findall(r"<th\b(?![^>]*\bscope=)[^>]*>", table) == [], path


def test_no_cell_of_a_table_is_empty(surveys: dict[str, Survey]) -> None:
    assert {p: item.empty_cells()[:3] for p, item in surveys.items() if item.empty_cells()} == {}


def test_nothing_is_inline_and_nothing_is_loaded_from_another_host(
    surveys: dict[str, Survey],
) -> None:
    for path, item in surveys.items():
        assert [tag for tag in item.tags if "style" in tag.attributes] == [], path
        assert [
            tag for tag in item.tags if any(k.startswith("on") for k in tag.attributes)
        ] == [], path
        assert item.named("style", "img", "iframe", "object", "embed", "video", "audio") == [], path
        assert all(tag.attributes.get("src") for tag in item.named("script")), path
        loaded = [tag.address() or "" for tag in item.named("link", "script")]
        assert [a for a in loaded if target(path, a) is None] == [], path


def test_every_page_forbids_what_it_does_not_use(surveys: dict[str, Survey]) -> None:
    for path, item in surveys.items():
        (policy,) = [
            tag.attributes["content"]
            for tag in item.named("meta")
            if tag.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path


def test_every_figure_stands_once_and_where_its_address_says(
    real: Catalogue, surveys: dict[str, Survey]
) -> None:
    ids = {figure.id for figure in real.figures}
    stands = Counter(
        (path, name) for path, item in surveys.items() for name in item.ids() if name in ids
    )
    said = {(f"r/{f.region}/{f.scheme}/index.html", f.id) for f in real.figures}

    print(f"{len(said)} figures looked for")  # noqa: T201  # said to pytest -rP
    assert len(said) == len(ids) > 500
    assert set(stands) == said
    assert set(stands.values()) == {1}


def test_every_source_lists_each_of_its_claims(real: Catalogue, surveys: dict[str, Survey]) -> None:
    links = {id_: set(surveys[f"sources/{id_}/index.html"].links()) for id_ in real.sources}
    lost = [
        (source, figure.id)
        for figure in real.figures
        for source in (figure.citation.source, *figure.citation.also)
        if f"../../r/{figure.region}/{figure.scheme}/#{figure.id}" not in links[source]
    ]

    assert lost == []


def test_every_row_of_the_open_data_leads_to_its_figure(
    real_site: Path, surveys: dict[str, Survey]
) -> None:
    anchors = {path: set(item.ids()) for path, item in surveys.items() if path.startswith("r/")}
    with (real_site / "data" / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lost = [
        r["page"]
        for r in rows
        if r["figure_id"] not in anchors[r["page"].partition("#")[0] + "index.html"]
    ]

    assert len(rows) > 5_000
    assert lost == []
    assert [r["figure_id"] for r in rows if not r["value"]] == []


def test_every_row_of_the_cases_leads_to_its_place_on_a_page(
    real_site: Path, surveys: dict[str, Survey]
) -> None:
    anchors = {path: set(item.ids()) for path, item in surveys.items()}
    with (real_site / "data" / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lost = []
    for row in rows:
        page, _, anchor = row["page"].partition("#")
        lost += [row["page"]] if anchor not in anchors[f"{page}index.html"] else []

    assert len(rows) > 100
    assert lost == []
    assert {row["status"] for row in rows} == {"settled", "disputed", "incomplete"}


def test_the_home_page_leads_to_all_provinces(surveys: dict[str, Survey]) -> None:
    links = surveys["index.html"].links()

    assert len({a for a in links if re.fullmatch(r"r/[1-9][0-9]0000/", a)}) == PROVINCES


def test_every_region_has_its_page(real: Catalogue, surveys: dict[str, Survey]) -> None:
    assert [code for code in real.regions if f"r/{code}/index.html" not in surveys] == []


def test_nobody_is_named_by_number(surveys: dict[str, Survey]) -> None:
    found = {
        path: numbers
        for path, item in surveys.items()
        if (numbers := PERSONAL.findall(ADDRESS.sub("", item.words())))
    }

    assert PERSONAL.search("电话 13800138000")
    assert found == {}
