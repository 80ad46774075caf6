"""The made-up records that are measured with: sound, the same every time, and settled everywhere."""

from collections import Counter
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from bench.places import WHOLE, regions
from bench.policies import ruler_of
from site_gen.load import Loaded, load
from site_gen.settle import Library, settle
from tests.conftest import AS_OF
from tests.running import tree

NUMBER = 150


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "content"
    write_corpus(folder, NUMBER)
    return folder


@pytest.fixture(scope="module")
def loaded(corpus: Path) -> Loaded:
    return load(corpus, AS_OF)


def test_nothing_is_wrong_with_the_made_up_records(loaded: Loaded) -> None:
    assert loaded.warnings == ()
    assert len(loaded.catalogue.subjects) == NUMBER + 1


def test_the_same_seed_makes_the_same_files(corpus: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "content", NUMBER)

    assert len(tree(corpus)) > NUMBER * 8
    assert tree(tmp_path / "content") == tree(corpus)


def test_at_full_size_the_regions_are_as_many_as_a_country_has() -> None:
    levels = Counter(region.level for region in regions(WHOLE, 7))

    assert levels == {"province": 34, "prefecture": 333, "county": WHOLE - 34 - 333}
    assert len({region.code for region in regions(WHOLE, 7)}) == WHOLE


def test_a_stay_is_settled_in_every_made_up_region(loaded: Loaded) -> None:
    library = Library(loaded.catalogue)
    made = regions(NUMBER, 7)
    statuses = Counter(
        settle(library, stay(region.code, ruler_of(region)[-1]))["status"] for region in made
    )

    assert statuses == {"settled": NUMBER}
    assert len({ruler_of(region) for region in made}) > 1


def stay(region: str, institution: str) -> dict[str, object]:
    visit = {"service": "inpatient", "institution": institution, "bill": {"total": "186000.00"}}
    return {"region": region, "scheme": "resident", "date": "2025-06-01", "visits": [visit]}
