"""What is known of the figures of bundles by their outlines is what the figures say."""

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from site_gen.catalogue import Catalogue
from site_gen.index import (
    Index,
    Outline,
    Packed,
    citing,
    claimed_in,
    index_of,
    joined,
    outline_of,
    packed,
)
from site_gen.model.figure import Figure
from site_gen.model.value import Standing


@pytest.fixture(scope="session")
def whole(real: Catalogue) -> Index:
    """Sort all figures of the real content at once."""
    return index_of(tuple(real.figures))


def bundles_of(figures: Iterable[Figure]) -> list[tuple[Outline, Mapping[str, Packed]]]:
    """Put the figures of each prefecture together, as bundles of files do."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.region[:4], []).append(figure)
    return [(outline_of(group), packed(group)) for group in groups.values()]


def test_bundles_put_together_say_what_all_figures_say(whole: Index) -> None:
    bundles = bundles_of(whole.figures)
    found = joined(bundles)

    print(f"{len(whole.figures)} figures in {len(bundles)} bundles")  # noqa: T201  # said to whoever runs pytest -rP
    assert len(bundles) > 20
    assert found == whole
    assert len(found.figures) == len(whole.figures) > 500
    assert len(found.by_field) == len(whole.by_field)
    assert [*found.by_region] == [*whole.by_region]
    assert all(key in found.by_field for key in whole.by_field)
    assert ("140000", "employee", "inpatient", "no-such-field") not in found.by_field
    assert "999999" not in found.by_region
    unknown = ("140000", "employee", "inpatient", "no-such-field"), ("999999", "a", "b", "c")
    assert [found.by_field.get(key) for key in unknown] == [None, None]
    assert [found.by_field.get(key, ()) for key in unknown] == [(), ()]
    assert all(found.by_field.get(key) == whole.by_field[key] for key in whole.by_field)


def test_who_cites_a_source_and_what_is_claimed_in_a_doubt_is_found_in_their_regions(
    whole: Index,
) -> None:
    sources = {id_ for f in whole.figures for id_ in (f.citation.source, *f.citation.also)}
    doubts = {figure.doubt for figure in whole.figures if figure.doubt is not None}

    assert sources == whole.outline.cited.keys()
    assert doubts == whole.outline.verdicts.keys()
    for id_ in sources:
        found = citing(whole, id_)
        assert found == tuple(
            f for f in whole.figures if id_ in (f.citation.source, *f.citation.also)
        )
        assert len(found) == whole.outline.cited[id_] > 0
    for id_ in doubts:
        claims = claimed_in(whole, id_)
        assert claims == tuple(f for f in whole.figures if f.doubt == id_)
        assert {claim.standing for claim in claims} == whole.outline.verdicts[id_]
    assert len(sources) > 50
    assert len(doubts) > 10
    assert citing(whole, "nobody") == ()


def test_figures_are_not_unpacked_before_one_of_them_is_asked_for(whole: Index) -> None:
    figure = whole.figures[0]
    found = joined([(outline_of([figure]), {figure.region: Packed(b"spoilt")})])

    assert len(found.figures) == 1
    assert [*found.by_region] == [figure.region]
    assert [*found.by_field] == [(figure.region, figure.scheme, figure.topic, figure.field)]
    assert found.outline.standings == {figure.standing: 1}
    with pytest.raises(pickle.UnpicklingError):
        citing(found, figure.citation.source)


def test_what_lists_say_of_figures_has_a_digest_of_its_own(whole: Index) -> None:
    figure = next(f for f in whole.figures if f.standing is Standing.ADOPTED and not f.doubt)
    listed = outline_of([figure]).listed

    assert outline_of([replace(figure, unit="元/年", note="改了")]).listed == listed
    others = (
        replace(figure, standing=Standing.CAUTIONED),
        replace(figure, standing=Standing.REJECTED),
        replace(figure, doubt="somewhere"),
        replace(figure, topic="another"),
        replace(figure, region="999999"),
        replace(figure, citation=replace(figure.citation, also=("S0",))),
    )
    assert len({listed, *(outline_of([other]).listed for other in others)}) == 1 + len(others)
    doubtful = replace(figure, standing=Standing.DISPUTED)
    assert outline_of([doubtful]).listed != outline_of([replace(doubtful, note="改了")]).listed
