"""The figures in force on a field: which fit a situation, which of them counts, and what is kept."""

import random
from dataclasses import replace

import pytest

from site_gen.cases.inquiries import inquiries_of, variants_of
from site_gen.catalogue import Catalogue
from site_gen.model.figure import Figure
from site_gen.model.value import Absence, Choice, Coordinate, Span
from site_gen.settle import Library, settle
from site_gen.settle.found import Found, Kind, Why
from site_gen.settle.rows import COST, NOTHING, Chosen, Rows
from site_gen.situation import Situation
from tests.test_situation import DIMENSIONS, figure


def rows_of(*figures: Figure) -> Rows:
    return Rows((figures,), DIMENSIONS)


def at(id_: str, **more: Coordinate) -> Figure:
    return figure({"institution": Choice(id_), **more})


def settled(situation: Situation, *figures: Figure) -> tuple[Figure, ...] | None:
    chosen = rows_of(*figures).fitting(situation).settled
    return chosen.figures if chosen else None


def test_the_row_for_the_narrower_choice_is_chosen() -> None:
    wide, narrow = at("level-3"), at("level-3-a")

    assert settled({"institution": "level-3-a"}, wide, narrow) == (narrow,)


def test_the_row_for_the_wider_choice_holds_where_there_is_no_narrower() -> None:
    wide, narrow = at("any"), at("level-3-a")

    assert settled({"institution": "level-1"}, wide, narrow) == (wide,)


def test_a_row_that_names_what_is_not_known_does_not_fit() -> None:
    row = at("level-3", admission=Span(1, 1))

    assert settled({"institution": "level-3"}, row) is None


def test_the_low_end_of_a_stretch_of_money_belongs_to_the_stretch_below() -> None:
    below, above = figure({COST: Span(0, 1000)}), figure({COST: Span(1000, None)}, 200)

    assert settled({COST: 1000}, below, above) == (below,)
    assert settled({COST: 1001}, below, above) == (above,)


def test_a_common_scheme_is_asked_only_where_nothing_of_its_own_fits() -> None:
    own, common = at("level-3"), at("any")
    rows = Rows(((own,), (common,)), DIMENSIONS)

    assert rows.fitting({"institution": "level-3-a"}).figures == (own,)
    assert rows.fitting({"institution": "level-1"}).figures == (common,)


def test_what_fits_nobody_is_known_of_all_the_same() -> None:
    assert rows_of(at("level-3")).fitting({"institution": "level-1"}).known
    assert not Rows((), DIMENSIONS).fitting({"institution": "level-1"}).known


def test_situations_alike_in_what_the_rows_name_are_worked_out_once() -> None:
    rows = rows_of(at("any"), at("level-3"))
    first = rows.fitting({"institution": "level-3", "admission": 1})

    assert rows.fitting({"institution": "level-3", "admission": 2}) is first
    assert rows.fitting({"institution": "level-1", "admission": 1}) is not first
    assert rows.fitting({"admission": 1}).figures == ()


def test_a_dimension_left_out_or_to_be_named_is_another_question() -> None:
    bare, named = figure({}), at("level-3", admission=Span(1, 1))
    rows = rows_of(bare, named)
    later: Situation = {"institution": "level-3", "admission": 2}

    assert rows.fitting(later).figures == (bare,)
    assert rows.fitting(later, "admission").figures == (bare, named)
    assert rows.fitting(later, "admission", "institution").figures == (named,)


def test_rows_over_cost_are_cut_where_any_of_them_begins_or_ends() -> None:
    low, high = figure({COST: Span(0, 1000)}), figure({COST: Span(500, 2000)}, 200)
    fitting = rows_of(low, high).fitting({}, COST)

    assert [(one, other, rows.figures) for one, other, rows in fitting.stretches] == [
        (0, 500, (low,)),
        (500, 1000, (low, high)),
        (1000, 2000, (high,)),
        (2000, None, ()),
    ]


def test_a_number_is_that_of_its_kind_and_made_once() -> None:
    chosen = rows_of(figure({})).fitting({}).settled
    none = Chosen((replace(figure({}), value=Absence.NONE),))

    assert chosen is not None
    assert isinstance(found := chosen.number(Kind.FLOOR), Found)
    assert found.number == 100
    assert chosen.number(Kind.FLOOR) is found
    kinds = {kind: none.number(kind) for kind in (Kind.FLOOR, Kind.CEILING)}
    assert [found.number for found in kinds.values() if isinstance(found, Found)] == [0, None]
    assert NOTHING.number(Kind.FLOOR) is Why.NO_RECORD


@pytest.mark.parametrize("seed", [1, 2])
def test_a_library_answers_the_same_whatever_was_asked_of_it_before(
    real: Catalogue, seed: int
) -> None:
    library = Library(real)
    requests = [
        inquiry.request
        for case in real.cases.values()
        for variant in variants_of(case).values()
        for region in sorted(real.subjects)
        for inquiry in inquiries_of(library, case, variant, region)
        if not inquiry.unfit
    ]
    random.Random(seed).shuffle(requests)  # noqa: S311  # an order, not a secret
    new = Library(real)

    print(f"{len(requests)} requests")  # noqa: T201  # said to whoever runs pytest -rP
    assert len(requests) > 200
    alone = random.Random(seed).sample(requests, 150)  # noqa: S311
    assert [settle(real, one) for one in alone] == [settle(library, one) for one in alone]
    assert [settle(new, one) for one in requests] == [settle(library, one) for one in requests]
