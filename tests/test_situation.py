from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from site_gen.model.figure import Citation, Figure
from site_gen.model.value import (
    Choice,
    Coordinate,
    Measure,
    Moment,
    Quantity,
    Span,
    Standing,
)
from site_gen.model.vocabulary import ChoiceDimension, Dimension, RangeDimension
from site_gen.problems import Place
from site_gen.situation import ambiguous, ancestry, compatible, fits, specificity

WITHIN = {"any": None, "level-3": "any", "level-3-a": "level-3", "level-1": "any"}


def choice(within: dict[str, str | None]) -> ChoiceDimension:
    values = {
        key: {"label": key, **({"within": wider} if wider else {})} for key, wider in within.items()
    }
    return ChoiceDimension.model_validate(
        {"kind": "choice", "label": "机构", "order": "1", "values": values}
    )


def stretch(whole: str) -> RangeDimension:
    words = dict.fromkeys(("label", "unit", "exactly", "between", "from", "up_to"), "段")
    return RangeDimension.model_validate({"kind": "range", "order": "2", "whole": whole, **words})


INSTITUTION = choice(WITHIN)
COST = stretch("false")
ADMISSION = stretch("true")
DIMENSIONS: dict[str, Dimension] = {
    "institution": INSTITUTION,
    "cost": COST,
    "admission": ADMISSION,
}
END = st.one_of(st.none(), st.integers(0, 8))
SPANS = (
    st.tuples(END, END)
    .filter(lambda e: e != (None, None))
    .filter(lambda e: e[0] is None or e[1] is None or e[0] <= e[1])
    .map(lambda e: Span(*e))
)
CHOICES = st.sampled_from(sorted(WITHIN)).map(Choice)
ROWS = st.fixed_dictionaries(
    {}, optional={"institution": CHOICES, "cost": SPANS, "admission": SPANS}
)


def figure(dims: dict[str, Coordinate], fen: int = 100) -> Figure:
    return Figure(
        id="x",
        region="140000",
        scheme="resident",
        topic="inpatient",
        field="deductible",
        dims=tuple(dims.items()),
        value=Quantity(Measure.AMOUNT, fen, fen, "元"),
        unit="元",
        per=None,
        since=Moment(date(2025, 1, 1)),
        seen=False,
        until=None,
        standing=Standing.ADOPTED,
        citation=Citation("S1", "第二段"),
        note=None,
        doubt=None,
        vouched=None,
        place=Place("a.yaml"),
    )


def lies_on(number: int, span: Span, dimension: RangeDimension) -> bool:
    """Say by the definition of a span whether a number lies on it."""
    if span.low == span.high:
        return number == span.low
    low, high = span.low, span.high
    above = low is None or (number >= low if dimension.whole else number > low)
    return above and (high is None or number <= high)


def test_a_choice_belongs_to_its_wider_values() -> None:
    assert ancestry("level-3-a", INSTITUTION) == ("level-3-a", "level-3", "any")


def test_a_circle_of_choices_ends() -> None:
    circle = choice({"one": "two", "two": "one", "lost": "nowhere"})

    assert ancestry("one", circle) == ("one", "two")
    assert ancestry("lost", circle) == ("lost", "nowhere")


def test_a_row_that_names_more_dimensions_is_more_specific() -> None:
    wide = figure({"institution": Choice("level-3-a")})
    narrow = figure({"institution": Choice("level-1"), "admission": Span(1, 1)})

    assert specificity(narrow, DIMENSIONS) > specificity(wide, DIMENSIONS)


def test_a_narrower_choice_is_more_specific() -> None:
    wide, narrow = (
        figure({"institution": Choice("level-3")}),
        figure({"institution": Choice("level-3-a")}),
    )

    assert specificity(narrow, DIMENSIONS) > specificity(wide, DIMENSIONS)


def test_stretches_of_money_that_only_touch_do_not_meet() -> None:
    assert not compatible(Span(0, 10_000), Span(10_000, None), COST)
    assert compatible(Span(0, 10_000), Span(9_999, None), COST)


def test_stretches_of_whole_numbers_that_touch_do_meet() -> None:
    assert compatible(Span(1, 2), Span(2, None), ADMISSION)
    assert not compatible(Span(1, 2), Span(3, None), ADMISSION)


def test_a_choice_never_meets_a_stretch() -> None:
    assert not compatible(Choice("any"), Span(1, 2), ADMISSION)


def test_a_choice_meets_the_wider_one_and_not_its_neighbour() -> None:
    assert compatible(Choice("level-3-a"), Choice("level-3"), INSTITUTION)
    assert not compatible(Choice("level-1"), Choice("level-3"), INSTITUTION)


@given(SPANS, SPANS, st.sampled_from([COST, ADMISSION]))
def test_spans_meet_exactly_when_some_number_lies_on_both(
    one: Span, other: Span, dimension: RangeDimension
) -> None:
    shared = any(
        lies_on(number, one, dimension) and lies_on(number, other, dimension)
        for number in range(-1, 12)
    )

    assert shared == compatible(one, other, dimension)


@given(CHOICES, CHOICES)
def test_choices_meet_exactly_when_some_value_belongs_to_both(one: Choice, other: Choice) -> None:
    shared = any({one.id, other.id} <= set(ancestry(value, INSTITUTION)) for value in WITHIN)

    assert shared == compatible(one, other, INSTITUTION)


@given(ROWS, ROWS)
def test_ambiguity_does_not_depend_on_the_order_of_rows(
    one: dict[str, Coordinate], other: dict[str, Coordinate]
) -> None:
    first, second = figure(one), figure(other, 200)

    assert ambiguous(first, second, DIMENSIONS) == ambiguous(second, first, DIMENSIONS)


@given(ROWS)
def test_a_row_is_ambiguous_with_its_double_only_if_the_values_differ(
    dims: dict[str, Coordinate],
) -> None:
    assert not ambiguous(figure(dims), figure(dims), DIMENSIONS)
    assert ambiguous(figure(dims), figure(dims, 200), DIMENSIONS)


@given(ROWS, ROWS)
def test_ambiguous_rows_share_a_situation_and_are_equally_specific(
    one: dict[str, Coordinate], other: dict[str, Coordinate]
) -> None:
    if not ambiguous(figure(one), figure(other, 200), DIMENSIONS):
        return
    both = set(one) & set(other)
    numbers = {key: range(-1, 12) for key in both if key != "institution"}
    situations = product(*numbers.values())

    assert specificity(figure(one), DIMENSIONS) == specificity(figure(other), DIMENSIONS)
    assert any(
        all(
            _fits(number, one[key], key) and _fits(number, other[key], key)
            for key, number in zip(numbers, situation, strict=True)
        )
        for situation in situations
    )


def _fits(number: int, at: Coordinate, key: str) -> bool:
    dimension = DIMENSIONS[key]
    assert isinstance(at, Span)
    assert isinstance(dimension, RangeDimension)
    return lies_on(number, at, dimension)


@given(SPANS, st.integers(0, 8), st.sampled_from(["cost", "admission"]))
def test_a_row_fits_exactly_the_numbers_that_lie_on_its_stretch(
    span: Span, number: int, key: str
) -> None:
    dimension = DIMENSIONS[key]
    assert isinstance(dimension, RangeDimension)

    assert lies_on(number, span, dimension) == fits(figure({key: span}), {key: number}, DIMENSIONS)


@given(st.lists(ROWS, min_size=1, max_size=4), CHOICES, st.integers(0, 8), st.integers(0, 8))
def test_rows_that_are_not_ambiguous_never_answer_a_situation_twice(
    rows: list[dict[str, Coordinate]], institution: Choice, cost: int, admission: int
) -> None:
    figures = [figure(dims, 100 + number) for number, dims in enumerate(rows)]
    situation: dict[str, str | int] = {
        "institution": institution.id,
        "cost": cost,
        "admission": admission,
    }

    fitting = [row for row in figures if fits(row, situation, DIMENSIONS)]
    best = max((specificity(row, DIMENSIONS) for row in fitting), default=None)
    closest = [row for row in fitting if specificity(row, DIMENSIONS) == best]

    for one, other in product(closest, repeat=2):
        assert one is other or ambiguous(one, other, DIMENSIONS)
