from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.catalogue import Catalogue
from site_gen.model.value import (
    Absence,
    Choice,
    Coordinate,
    Day,
    Items,
    Measure,
    Moment,
    Option,
    Period,
    Quantity,
    Span,
    Standing,
    Value,
    Words,
)
from site_gen.model.vocabulary import ChoiceDimension, Dimension, RangeDimension
from site_gen.words import (
    GRADE,
    KIND,
    STANDING,
    STANDING_HELP,
    condition_words,
    coordinate_words,
    moment_words,
    plain_moment,
    plain_value,
    since_words,
    value_words,
)

MONEY = RangeDimension.model_validate(
    {
        "kind": "range",
        "label": "费用段",
        "order": "1",
        "unit": "元",
        "exactly": "{low}元",
        "between": "{low}–{high}元",
        "from": "{low}元以上",
        "up_to": "{high}元以内",
    }
)
LIBRARY = ChoiceDimension.model_validate(
    {"kind": "choice", "label": "图书馆", "order": "2", "values": {"branch": {"label": "分馆"}}}
)


def yuan(low: int | None, high: int | None, unit: str = "元", *, over: bool = False) -> Quantity:
    return Quantity(Measure.AMOUNT, low, high, unit, over)


def percent(low: int | None, high: int | None) -> Quantity:
    return Quantity(Measure.RATIO, low, high, "%")


@pytest.mark.parametrize(
    ("value", "words", "plain"),
    [
        (yuan(0, 0), "0元", "0"),
        (yuan(10000, 10000, "元/次"), "100元/次", "100"),
        (yuan(10050, 10050), "100.5元", "100.5"),
        (yuan(1, 1), "0.01元", "0.01"),
        (yuan(7_000_000, 7_000_000), "7万元", "70000"),
        (yuan(3_581_100, 3_581_100), "35811元", "35811"),
        (yuan(335_897_00_00, 335_897_00_00), "3358.97万元", "33589700"),
        (yuan(841_000_000_000, 841_000_000_000), "84.1亿元", "8410000000"),
        (yuan(40_000, None), "不低于400元", ">=400"),
        (yuan(40_000_000, None, over=True), "超过40万元", ">400000"),
        (yuan(None, 40_000), "不超过400元", "<=400"),
        (yuan(20_000, 30_000, "元/人"), "200元/人至300元/人", "200-300"),
        (percent(8500, 8500), "85%", "85"),
        (percent(535, 535), "5.35%", "5.35"),
        (percent(8000, 9000), "80%至90%", "80-90"),
        (percent(None, 9000), "不超过90%", "<=90"),
        (Quantity(Measure.POINTS, -500, -500, "个百分点"), "-5个百分点", "-5"),
        (Quantity(Measure.POINTS, 150, 150, "个百分点"), "+1.5个百分点", "1.5"),
        (Quantity(Measure.COUNT, 460_000, 460_000, "种"), "46种", "46"),
        (Quantity(Measure.DURATION, 150_000, 300_000, "年"), "15年至30年", "15-30"),
        (Words("先登记"), "先登记", "先登记"),
        (Option("shared", "合用"), "合用", "shared"),
        (Items(("配偶", "父母")), "配偶、父母", "配偶；父母"),
        (Day(Moment(date(2025, 1, 31))), "2025年1月31日", "2025-01-31"),
        (
            Period(date(2024, 9, 1), date(2025, 2, 28)),
            "2024年9月1日至2025年2月28日",
            "2024-09-01/2025-02-28",
        ),
        (Absence.NONE, "没有", "none"),
        (Absence.UNLIMITED, "不设上限", "unlimited"),
        (Absence.NOT_APPLICABLE, "不适用", "not-applicable"),
        (Absence.NOT_STATED, "来源没有说明", "not-stated"),
        (Absence.NOT_IN_FORCE, "不再执行", "not-in-force"),
    ],
)
def test_a_value_is_written_for_readers_and_for_programs(
    value: Value, words: str, plain: str
) -> None:
    assert value_words(value) == words
    assert plain_value(value) == plain


@given(st.integers(min_value=0, max_value=10**15))
def test_an_amount_in_words_is_never_rounded(fen: int) -> None:
    words = value_words(yuan(fen, fen)).removesuffix("元")
    scale = {"万": 10_000, "亿": 100_000_000}.get(words[-1], 1)
    whole, _, cents = words.rstrip("万亿").partition(".")

    assert int(whole + cents) * scale * 100 == fen * 10 ** len(cents)


def test_a_quantity_without_ends_is_a_fault() -> None:
    with pytest.raises(ValueError, match="without ends"):
        value_words(Quantity(Measure.COUNT, None, None, "种"))


@pytest.mark.parametrize(
    ("moment", "words", "plain"),
    [
        (Moment(date(2024, 1, 1), "year"), "2024年", "2024"),
        (Moment(date(2024, 12, 1), "month"), "2024年12月", "2024-12"),
        (Moment(date(2024, 12, 25)), "2024年12月25日", "2024-12-25"),
    ],
)
def test_a_date_is_as_exact_as_its_source(moment: Moment, words: str, plain: str) -> None:
    assert moment_words(moment) == words
    assert plain_moment(moment) == plain


def test_the_start_of_a_figure_says_what_is_not_known(library: Catalogue) -> None:
    figures = {figure.id: figure for figure in library.figures}
    started = figures["910000.reader.borrowing.loan.main-house.2024-01-01"]
    seen = figures["910100.reader.fines.deposit.2023-11-01"]

    assert since_words(started, None, None) == "2024年1月1日起"
    assert since_words(started, date(2026, 12, 31), None) == "2024年1月1日起，至2026年12月31日"
    assert since_words(seen, None, seen.since) == "2023年11月的来源称在执行，起始日不明"
    assert since_words(seen, None, None) == "起始日不明，来源没有日期，按2023年11月记"
    assert since_words(seen, None, Moment(date(2022, 1, 1))) == "起始日不明，按2023年11月记"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 1_000_000), "0–1万元"),
        (Span(1_000_000, 5_000_000), "1万–5万元"),
        (Span(15_050, None), "150.5元以上"),
        (Span(None, 1_234_500), "12345元以内"),
        (Span(20_000, 20_000), "200元"),
    ],
)
def test_a_stretch_of_money_is_written_in_the_words_of_its_dimension(
    span: Span, words: str
) -> None:
    assert coordinate_words(span, MONEY) == words


def test_a_condition_joins_its_parts_and_leaves_out_the_heading() -> None:
    dims: tuple[tuple[str, Coordinate], ...] = (
        ("library", Choice("branch")),
        ("cost", Span(0, 100)),
    )
    known: dict[str, Dimension] = {"library": LIBRARY, "cost": MONEY}

    assert condition_words(dims, known) == "分馆，0–1元"
    assert condition_words(dims, known, leave_out="library") == "0–1元"
    assert condition_words((), known) == ""


def test_a_coordinate_off_its_dimension_is_a_fault() -> None:
    with pytest.raises(TypeError, match="图书馆"):
        coordinate_words(Span(1, 2), LIBRARY)


def test_every_standing_grade_and_kind_has_its_words() -> None:
    assert set(STANDING) == set(STANDING_HELP) == set(Standing)
    assert sorted(GRADE) == ["A", "B", "C", "D"]
    assert all(KIND.values())
