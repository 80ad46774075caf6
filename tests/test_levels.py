"""Where regions are many, each is compared with those beside it, and no page becomes too long."""

import csv
import io
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from site_gen.catalogue import Catalogue
from site_gen.compare.levels import TOGETHER, compared_within, is_parted
from site_gen.entries import Link
from site_gen.load import load
from site_gen.model.region import COUNTRY
from site_gen.pages import topic_pages
from site_gen.pieces import Part, pieces_of, rests_on, spoken_of_below, topics_rest_on
from site_gen.territories import recorded_on
from tests.budgets import costs, excess
from tests.conftest import AS_OF
from tests.making import files_of
from tests.pages import Survey, follow, tags_of
from tests.running import ROOT
from tests.test_territories import pages_of, without_others

NUMBER = TOGETHER + 2


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("many") / "content"
    write_corpus(folder, NUMBER)
    return load(folder, AS_OF).catalogue


@pytest.fixture(scope="module")
def site(many: Catalogue) -> dict[str, bytes]:
    return files_of(many, AS_OF)


@pytest.fixture(scope="module")
def surveys(site: dict[str, bytes]) -> dict[str, Survey]:
    pages = {path: raw.decode() for path, raw in site.items() if path.endswith(".html")}
    return {path: Survey(path, text, tuple(tags_of(text))) for path, text in pages.items()}


def test_the_real_regions_are_few_enough_to_stand_together() -> None:
    real = load(ROOT / "content", AS_OF).catalogue

    assert 0 < len(real.subjects) <= TOGETHER
    assert not is_parted(real)


def test_a_province_in_which_only_a_county_speaks_of_a_topic_is_linked_from_its_first_page(
    tmp_path: Path,
) -> None:
    write_corpus(tmp_path, NUMBER)
    (tmp_path / "policies/130100/resident/chronic.yaml").unlink()
    catalogue = load(tmp_path, AS_OF).catalogue
    seen = recorded_on(catalogue, "chronic", topics_rest_on(catalogue))
    first = next(topic_pages(seen, "chronic", AS_OF))

    assert first.view["below"] == [
        Link(catalogue.regions[code].name, f"t/chronic/{code}/")
        for code in ("110000", "120000", "130000")
    ]


def test_a_page_rests_on_no_more_than_two_regions_beside_it(many: Catalogue) -> None:
    pieces = [*pieces_of(many, many.subjects, parted=True)]
    pages = [piece for piece in pieces if piece.part is Part.PAGE]
    beside = [set(rests_on(many, piece)) - {*many.lineages[piece.region]} for piece in pages]

    print(f"{len(pages)} pages of regions")  # noqa: T201  # said to pytest -rP
    assert len(pages) == NUMBER + 1
    assert max(len(codes) for codes in beside) == 2
    assert all(codes <= many.subjects.keys() for codes in beside)


def test_every_link_of_a_parted_site_leads_somewhere(
    site: dict[str, bytes], surveys: dict[str, Survey]
) -> None:
    count, dead = follow(surveys, site)

    print(f"{count} links of {len(surveys)} pages followed")  # noqa: T201  # said to pytest -rP
    assert count > 10_000
    assert dead[:20] == []


def test_every_page_of_a_parted_site_keeps_within_its_budget(site: dict[str, bytes]) -> None:
    found = dict(costs(site))

    assert len(found) > NUMBER * 5
    assert {path: words for path, cost in found.items() if (words := excess(cost))} == {}


def test_a_region_with_a_rule_of_its_own_is_compared_beside_those_of_its_level(
    many: Catalogue, site: dict[str, bytes]
) -> None:
    own = [c for c, spoken in many.subjects.items() if ("resident", "inpatient") in spoken]

    assert len(own) > TOGETHER
    for code in own:
        within = compared_within(many, code)
        page = site[f"t/inpatient/{within}/index.html" if within else "t/inpatient/index.html"]
        assert f'href="../../../r/{code}/"' in page.decode() or not within
        if within is None:
            assert f'href="../../r/{code}/"' in page.decode()


def test_a_result_of_a_case_stands_on_the_page_its_row_names(
    many: Catalogue, site: dict[str, bytes]
) -> None:
    rows = list(csv.DictReader(io.StringIO(site["data/cases.csv"].decode(), newline="")))
    settled = [row for row in rows if row["status"] == "settled"]

    assert len({row["region_code"] for row in settled}) > TOGETHER
    for row in settled:
        url, _, anchor = row["page"].partition("#")
        assert f'id="{anchor}"' in site[f"{url}index.html"].decode()
        parted = compared_within(many, row["region_code"])
        assert url == f"case/{row['case']}/" + (f"{parted}/" if parted else "")


def test_only_the_country_and_the_provinces_stand_on_the_first_page(many: Catalogue) -> None:
    first = [code for code in many.regions if compared_within(many, code) is None]

    assert COUNTRY in first
    assert {many.regions[code].level for code in first} == {"country", "province"}


def test_a_comparison_within_a_region_rests_on_those_directly_below(many: Catalogue) -> None:
    pages = 0
    for piece in pieces_of(many, many.regions, parted=True):
        if piece.part is Part.WITHIN:
            below = {code for code, _ in spoken_of_below(many, piece.region)}
            found = pages_of(without_others(many, rests_on(many, piece), below), piece)
            pages += len(found)
            assert found == pages_of(many, piece), piece

    print(f"{pages} pages")  # noqa: T201  # said to whoever runs pytest -rP
    assert pages > 20


def test_the_first_page_of_a_topic_rests_on_provinces_and_those_directly_below(
    many: Catalogue,
) -> None:
    shown = topics_rest_on(many)
    assert 1 < len(shown) < NUMBER
    for topic in many.vocabulary.topics:
        found = list(topic_pages(recorded_on(many, topic, shown), topic, AS_OF))
        assert found == list(topic_pages(many, topic, AS_OF))
