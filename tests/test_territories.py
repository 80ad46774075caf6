"""A territory shows of a country exactly what its own pages need."""

import pytest

from site_gen.cases import settle_cases
from site_gen.catalogue import Catalogue
from site_gen.export import figure_rows
from site_gen.load import load
from site_gen.model.region import COUNTRY
from site_gen.pages import cases_of_regions, pages_of_regions, topic_pages
from site_gen.rules import rules_of_regions
from site_gen.territories import recorded_on, territories_of
from tests.conftest import AS_OF
from tests.running import ROOT


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return load(ROOT / "content", AS_OF).catalogue


def test_every_region_but_the_country_is_in_one_territory(real: Catalogue) -> None:
    territories = territories_of(real)
    codes = [code for territory in territories for code in territory.codes]

    print(f"{len(codes)} regions in {len(territories)} territories")  # noqa: T201  # said to whoever runs pytest -rP
    assert len(territories) == 34
    assert sorted(codes) == sorted(set(real.regions) - {COUNTRY})


def test_what_is_made_of_a_part_is_what_is_made_of_the_whole(real: Catalogue) -> None:
    cases = cases_of_regions(real, settle_cases(real))
    pages = 0
    for territory in territories_of(real):
        found = list(pages_of_regions(territory.catalogue, territory.codes, cases, AS_OF))
        pages += len(found)
        assert found == list(pages_of_regions(real, territory.codes, cases, AS_OF))
        assert rules_of_regions(territory.catalogue, territory.codes) == rules_of_regions(
            real, territory.codes
        )
        assert list(figure_rows(territory.catalogue, territory.codes)) == list(
            figure_rows(real, territory.codes)
        )
    assert pages > 3_000


def test_a_part_holds_nothing_of_another_province(real: Catalogue) -> None:
    for territory in territories_of(real):
        seen = territory.catalogue
        codes = {*territory.codes, COUNTRY}
        assert set(seen.regions) == codes
        assert {figure.region for figure in seen.figures} <= codes
        assert {key[0] for key in seen.by_field} <= codes
        assert set(seen.ends) == {figure.id for figure in seen.figures}


def test_what_compares_regions_on_a_topic_rests_on_what_is_recorded_on_it(real: Catalogue) -> None:
    pages = 0
    for topic in real.vocabulary.topics:
        found = list(topic_pages(recorded_on(real, topic), topic, AS_OF))
        pages += len(found)
        assert found == list(topic_pages(real, topic, AS_OF))

    assert pages > len(real.vocabulary.topics) > 10
