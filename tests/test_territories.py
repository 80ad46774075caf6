"""What is seen from some regions is exactly what their own pages need."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain

import pytest

from site_gen.cases import given_in, settled_in
from site_gen.catalogue import Catalogue, is_bare_county
from site_gen.export import figure_rows
from site_gen.index import Outline, citing, claimed_in, index_of
from site_gen.ledger import Ledger
from site_gen.load import load
from site_gen.model.figure import Figure
from site_gen.model.region import COUNTRY
from site_gen.pages import (
    About,
    Across,
    Gathered,
    Overview,
    Page,
    across_of,
    pages_of_across,
    pages_of_piece,
    regions_settled,
    subjects_shown,
    text_pages,
    topic_pages,
)
from site_gen.pages.overview import figures_used
from site_gen.pieces import Part, Piece, pieces_of, rests_on, topics_rest_on
from site_gen.rules import rules_of_regions
from site_gen.territories import in_parcels, recorded_on, rest_on, seen_from, territories_of
from site_gen.work import Means
from tests.conftest import AS_OF
from tests.making import local_cases, overview_of, settle_cases
from tests.running import ROOT


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return load(ROOT / "content", AS_OF).catalogue


def parcels(
    catalogue: Catalogue,
) -> Iterator[tuple[tuple[str, ...], list[Piece], Catalogue]]:
    """List the regions that are worked on together, their pieces, and what is seen from there."""
    for territory in territories_of(catalogue).values():
        for codes in in_parcels(territory):
            pieces = [*pieces_of(catalogue, codes, parted=True)]
            shown = {code for piece in pieces for code in rests_on(catalogue, piece)}
            parted = [piece.region for piece in pieces if piece.part is Part.WITHIN]
            yield codes, pieces, seen_from(catalogue, shown, parted)


def test_every_region_is_in_one_territory(real: Catalogue) -> None:
    territories = territories_of(real)
    codes = [code for own in territories.values() for code in own]

    print(f"{len(codes)} regions in {len(territories)} territories")  # noqa: T201  # said to whoever runs pytest -rP
    assert len(territories) == 1 + 34
    assert sorted(codes) == sorted(real.regions)


def test_what_is_made_of_a_part_is_what_is_made_of_the_whole(real: Catalogue) -> None:
    cases = local_cases(real, settle_cases(real))
    whole = Gathered(real, cases, AS_OF)
    pages = 0
    for codes, pieces, seen in parcels(real):
        part = Gathered(seen, cases, AS_OF)
        for piece in pieces:
            found = list(pages_of_piece(part, piece))
            pages += len(found)
            assert found == list(pages_of_piece(whole, piece))
        assert rules_of_regions(seen, codes) == rules_of_regions(real, codes)
        assert list(figure_rows(seen, codes)) == list(figure_rows(real, codes))
    assert pages > 3_000


def test_what_the_territories_came_to_is_what_the_cases_come_to_everywhere(real: Catalogue) -> None:
    loaded = load(ROOT / "content", AS_OF)
    ledger = Ledger(loaded, territories_of(real), Means(), parted=False)
    cases = settle_cases(real)

    assert ledger.everywhere == cases
    assert ledger.counts == {item.id: len(settled_in(item)) for item in cases}
    assert [frozenset[str]().union(*names) for names in ledger.given] == [
        names for item in cases for names in given_in(item)
    ]
    assert min(ledger.counts.values()) > 0


def test_a_part_holds_nothing_of_another_province(real: Catalogue) -> None:
    for codes, pieces, seen in parcels(real):
        known = {code for piece in pieces for code in rests_on(real, piece)}
        parted = {piece.region for piece in pieces if piece.part is Part.WITHIN}
        below = {code for code, above in real.lineages.items() if parted & set(above)}
        assert set(seen.regions) == known.union(below, *(real.children[c] for c in known))
        if codes != (COUNTRY,):  # whose page shows the provinces
            within = {code for code in real.regions if code[:2] == codes[0][:2]}
            assert set(seen.regions) <= {COUNTRY, *within, *real.children[COUNTRY]}
        assert {figure.region for figure in seen.figures} <= known
        assert {key[0] for key in seen.by_field} <= known
        assert {f.id for group in seen.by_field.values() for f in group} == {
            figure.id for figure in seen.figures
        }


def test_what_compares_regions_on_a_topic_rests_on_what_is_recorded_on_it(real: Catalogue) -> None:
    pages = 0
    for topic in real.vocabulary.topics:
        seen = recorded_on(real, topic, topics_rest_on(real))
        found = list(topic_pages(seen, topic, AS_OF))
        pages += len(found)
        assert found == list(topic_pages(real, topic, AS_OF))

    assert pages > len(real.vocabulary.topics) > 10


def without_others(
    catalogue: Catalogue, codes: Collection[str], spoken: Collection[str] = ()
) -> Catalogue:
    """Leave of a catalogue's records only those of some regions, and of a few what they are about."""
    return replace(
        catalogue,
        figures=tuple(figure for figure in catalogue.figures if figure.region in codes),
        by_region={code: own for code, own in catalogue.by_region.items() if code in codes},
        by_field={key: own for key, own in catalogue.by_field.items() if key[0] in codes},
        subjects={c: own for c, own in catalogue.subjects.items() if c in {*codes, *spoken}},
        outline=Outline(),
    )


def pages_of(catalogue: Catalogue, piece: Piece) -> list[Page]:
    return list(pages_of_piece(Gathered(catalogue, {}, AS_OF), piece))


def test_a_piece_rests_on_no_records_but_those_it_names(real: Catalogue) -> None:
    pages = 0
    for piece in pieces_of(real, real.regions, parted=False):
        if is_bare_county(real, piece.region) and int(piece.region) % 10:
            continue  # they are many, and alike
        named = rests_on(real, piece)
        found = pages_of(without_others(real, named), piece)
        pages += len(found)
        assert found == pages_of(real, piece), piece
        assert rules_of_regions(without_others(real, named), [piece.region]) == rules_of_regions(
            real, [piece.region]
        )

    print(f"{pages} pages")  # noqa: T201  # said to whoever runs pytest -rP
    assert pages > 600


def test_no_piece_rests_on_a_region_that_its_territory_does_not_rest_on(real: Catalogue) -> None:
    pieces = 0
    for codes in territories_of(real).values():
        together = rest_on(real, codes)
        for piece in pieces_of(real, codes, parted=True):
            pieces += 1
            assert together.issuperset(rests_on(real, piece)), piece
        assert together == {up for code in together for up in real.lineages[code]}

    print(f"{pieces} pieces")  # noqa: T201  # said to whoever runs pytest -rP
    assert pieces > 3_000


def test_a_page_rests_on_more_than_its_own_region(real: Catalogue) -> None:
    """Show that the test above would find a region that was forgotten."""
    piece = Piece("140100", Part.PAGE)
    for forgotten in ("140000", "140500"):
        named = set(rests_on(real, piece)) - {forgotten}
        assert pages_of(without_others(real, named), piece) != pages_of(real, piece), forgotten


def test_pages_of_texts_rest_on_no_record_of_any_region(real: Catalogue) -> None:
    bare = without_others(real, ())

    found = list(text_pages(bare))

    assert bare.figures == ()
    assert found == list(text_pages(real))
    assert len(found) > 40


def shown_by(overview: Overview, piece: Across) -> Iterable[Figure]:
    """List the figures that a piece shows; of all others the lists have no more than numbers."""
    match piece.about:
        case About.CASE:
            return figures_used(overview, overview.settled[piece.id][piece.within]).values()
        case About.SOURCE:
            return citing(overview.catalogue, piece.id)
        case About.DOUBT:
            return claimed_in(overview.catalogue, piece.id)
    return overview.catalogue.outline.doubtful


def test_what_is_about_many_regions_rests_on_the_figures_it_names(real: Catalogue) -> None:
    cases = settle_cases(real)
    whole = overview_of(real, cases)
    pieces = [*across_of(real)]
    kinds = Counter(piece.about for piece in pieces)
    for piece in pieces:
        shown = tuple(shown_by(whole, piece))
        part = overview_of(_with_only(real, shown), cases)
        if piece.about is not About.CASE:
            assert subjects_shown(real, piece) == {(f.region, f.topic) for f in shown}
        if piece.about is About.EVERYTHING:
            part = replace(part, catalogue=replace(part.catalogue, outline=real.outline))
        assert list(pages_of_across(part, piece)) == list(pages_of_across(whole, piece)), piece
        if piece.about is About.CASE:
            above = (real.lineages[code] for code in regions_settled(whole, piece))
            assert {f.region for f in shown} <= set(chain.from_iterable(above))

    print(dict(kinds))  # noqa: T201  # said to whoever runs pytest -rP
    assert all(kinds[about] > 7 for about in (About.CASE, About.SOURCE, About.DOUBT))


def test_a_page_about_many_regions_shows_the_figures_it_names(real: Catalogue) -> None:
    """Show that the test above would find a figure that was forgotten."""
    whole = overview_of(real, ())
    found = 0
    several = (p for p in across_of(real) if p.about in (About.SOURCE, About.DOUBT))
    for piece in several:
        if shown := tuple(shown_by(whole, piece)):
            part = overview_of(_with_only(real, shown[1:]), ())
            assert list(pages_of_across(part, piece)) != list(pages_of_across(whole, piece)), piece
            found += 1
    assert found > 50


def _with_only(catalogue: Catalogue, figures: tuple[Figure, ...]) -> Catalogue:
    """Leave some figures of a catalogue, and which topics regions have records on."""
    index = index_of(figures)
    return replace(
        catalogue,
        figures=figures,
        by_region=index.by_region,
        outline=index.outline,
        by_field={key: catalogue.by_field[key] for key in map(_field, figures)},
    )


def _field(figure: Figure) -> tuple[str, str, str, str]:
    return figure.region, figure.scheme, figure.topic, figure.field
