from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from site_gen.figures.coordinates import coordinate_id, parse_coordinate
from site_gen.figures.suggest import right_amount, right_ratio
from site_gen.figures.values import is_implausible, parse_given, parse_value
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
    Value,
    Words,
)
from site_gen.model.vocabulary import FieldDefinition
from tests.test_situation import ADMISSION, COST, INSTITUTION

SHARING = {"shared": "合用", "separate": "分开", "not-counted": "不算在内"}


def field(type_: str, **more: object) -> FieldDefinition:
    return FieldDefinition.model_validate({"label": "某项", "type": type_, **more})


def value(text: str, type_: str, **more: object) -> Value:
    return parse_value(text, field(type_, **more), "元" if type_ == "amount" else "")


def refusal(text: object, type_: str, **more: object) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        parse_given(text, field(type_, **more), "")
    context = caught.value.context
    assert context is not None
    return f"{caught.value.type}: {context['remedy']}"


@pytest.mark.parametrize(
    ("right", "text"),
    [
        (Quantity(Measure.AMOUNT, 10_000, 10_000, "元"), "100"),
        (Quantity(Measure.AMOUNT, 7_000_000, 7_000_000, "元"), "7万"),
        (Quantity(Measure.AMOUNT, 0, 0, "元"), "0"),
        (Quantity(Measure.AMOUNT, 100_000, None, "元"), ">=1000"),
        (Quantity(Measure.AMOUNT, 40_000_000, None, "元", over=True), ">40万"),
        (Quantity(Measure.AMOUNT, None, 100_000, "元"), "<=1000"),
        (Quantity(Measure.AMOUNT, 100_000, 200_000, "元"), "1000-2000"),
    ],
)
def test_an_amount_is_a_number_a_bound_or_a_range(right: Value, text: str) -> None:
    assert value(text, "amount") == right


def test_each_type_has_its_value() -> None:
    assert value("85%", "ratio") == Quantity(Measure.RATIO, 8500, 8500, "")
    assert value("-5个百分点", "points") == Quantity(Measure.POINTS, -500, -500, "个百分点")
    assert value("1个百分点", "points") == Quantity(Measure.POINTS, 100, 100, "个百分点")
    assert value("46", "count") == Quantity(Measure.COUNT, 460_000, 460_000, "")
    assert value("15-30年", "duration", units=["年"]) == Quantity(
        Measure.DURATION, 150_000, 300_000, "年"
    )
    assert value(">=15年", "duration", units=["年"]) == Quantity(
        Measure.DURATION, 150_000, None, "年"
    )
    assert value("2025-01-01", "date") == Day(Moment(date(2025, 1, 1)))
    assert value("2025-01", "date") == Day(Moment(date(2025, 1, 1), "month"))
    assert value("2024-09-01/2025-02-28", "period") == Period(date(2024, 9, 1), date(2025, 2, 28))
    assert value("随时办理", "text") == Words("随时办理")
    assert value("shared", "choice", choices=SHARING) == Option("shared", "合用")
    assert parse_given(["甲", "乙"], field("list"), "") == Items(("甲", "乙"))


@pytest.mark.parametrize(
    "type_", ["amount", "ratio", "count", "date", "period", "text", "choice", "list"]
)
@pytest.mark.parametrize("absence", list(Absence))
def test_every_type_may_say_why_there_is_no_value(type_: str, absence: Absence) -> None:
    assert value(absence.value, type_) is absence


@pytest.mark.parametrize(
    ("right", "text"),
    [
        ("85%", "85"),
        ("85%", "0.85"),
        ("85%", "8.5成"),
        ("85%", "85 %"),
        ("1%", "1"),
        ("0.5%", "0.005"),
        ("80%-90%", "80-90%"),
        ("80%-90%", "80%～90%"),
    ],
)
def test_a_ratio_without_percent_is_refused_with_the_right_form(right: str, text: str) -> None:
    assert refusal(text, "ratio") == f"ratio: 请写成 {right}，带百分号，小数不超过两位"


@pytest.mark.parametrize("text", ["八成五", "", "-5%", "85.555%", "1:30", ".nan", "1e1"])
def test_no_ratio_is_guessed_where_none_is_clear(text: str) -> None:
    assert right_ratio(text) is None


@pytest.mark.parametrize(
    ("right", "text"),
    [
        ("1300", "1,300"),
        ("1300", "1_300"),
        ("1300", "1 300"),
        ("300", "0300"),
        ("300", "300元"),
        ("7万", "7万元"),
        ("300", "¥300"),
        ("300-400", "300-400元"),
        ("1万-2万", "1-2万元"),
    ],
)
def test_an_amount_in_another_form_is_refused_with_the_right_one(right: str, text: str) -> None:
    assert refusal(text, "amount").startswith(f"amount: 请写成 {right}：")


@pytest.mark.parametrize("text", ["-100", "0x1F", "1e3", "1:30", "no", "9" * 5000, "0.001"])
def test_no_amount_is_guessed_where_none_is_clear(text: str) -> None:
    assert right_amount(text) is None
    assert refusal(text, "amount").startswith("amount: 请写成 1000、")


@pytest.mark.parametrize(
    ("rule", "text", "type_"),
    [
        *(("empty", "", type_) for type_ in ("amount", "ratio", "text", "date", "list")),
        *(("empty", "  ", type_) for type_ in ("amount", "ratio", "text", "date", "list")),
        ("boolean", "no", "text"),
        ("ratio", "no", "ratio"),
        ("number", "1:30", "count"),
        ("number", "0o12", "count"),
        ("number", ".inf", "count"),
        ("duration", "1:30", "duration"),
        ("duration", "3周", "duration"),
        ("duration", "90", "duration"),
        ("points", "5%", "points"),
        ("points", "101个百分点", "points"),
        ("points", "1.2.3个百分点", "points"),
        ("date", "1:30", "date"),
        ("date", "2025-02-30", "date"),
        ("period", "2025年", "period"),
        ("period", "2025-02-28/2025-01-01", "period"),
        ("date", "2025-02-30/2025-03-01", "period"),
        ("shape", "甲", "list"),
        ("range", "90%-80%", "ratio"),
        ("range", "80%-80%", "ratio"),
        ("range", "30-15年", "duration"),
        ("range", "1-2万", "amount"),
        ("limits", "101%", "ratio"),
        ("limits", "10.1亿", "amount"),
    ],
)
def test_a_value_of_another_form_is_refused_by_its_type(rule: str, text: str, type_: str) -> None:
    units = {"units": ["年"]} if type_ == "duration" else {}

    assert refusal(text, type_, **units).startswith(f"{rule}: ")


@pytest.mark.parametrize(
    ("right", "text"),
    [
        ("是不是 separate（分开）", "分开"),
        ("是不是 separate（分开）", "seperate"),
        ("是不是 not-counted（不算在内）", "不算"),
        ("这里可以写：not-counted（不算在内）、separate（分开）、shared（合用）", "合并"),
    ],
)
def test_a_choice_that_is_not_offered_is_answered_with_the_nearest(right: str, text: str) -> None:
    assert refusal(text, "choice", choices=SHARING) == f"choice: {right}"


def test_a_list_or_a_mapping_is_no_value_of_a_plain_field() -> None:
    for given in ([], ["甲"], {"甲": "乙"}):
        assert refusal(given, "amount").startswith("shape: ")
    assert refusal([], "list").startswith("empty: ")
    assert refusal([["甲"]], "list").startswith("shape: ")
    assert refusal(["no"], "list").startswith("boolean: ")


def test_the_limits_of_a_field_replace_those_of_its_type() -> None:
    wide = {"least": "0%", "most": "300%"}

    assert value("300%", "ratio", limits=wide) == Quantity(Measure.RATIO, 30_000, 30_000, "")
    assert refusal("301%", "ratio", limits=wide) == (
        "limits: 应在 0% 到 300% 之间，请核对数字和单位"
    )


def test_an_amount_outside_what_is_plausible_is_told_from_one_at_its_edge() -> None:
    definition = field("amount", plausible={"least": "100", "most": "5000"})

    assert not is_implausible(parse_value("100-5000", definition, "元"), definition)
    assert is_implausible(parse_value("99.99", definition, "元"), definition)
    assert is_implausible(parse_value("5000.01", definition, "元"), definition)
    assert not is_implausible(Absence.NONE, definition)


@pytest.mark.parametrize(
    ("right", "text"),
    [
        (Span(2, 2), "2"),
        (Span(3, None), "3+"),
        (Span(35, 45), "35-45"),
        (Span(None, 34), "-34"),
    ],
)
def test_a_stretch_of_whole_numbers_is_read(right: Coordinate, text: str) -> None:
    assert parse_coordinate(text, ADMISSION) == right


def test_a_stretch_of_money_is_kept_in_fen() -> None:
    assert parse_coordinate("0-10000", COST) == Span(0, 1_000_000)
    assert parse_coordinate("0.5+", COST) == Span(50, None)


@pytest.mark.parametrize("text", ["", "-", "+", "3-", "+3", "1-2-3", "三", "1.5", "01", "２", "a"])
def test_a_stretch_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError, match="范围不能写成"):
        parse_coordinate(text, ADMISSION)


def test_a_stretch_downwards_is_refused() -> None:
    with pytest.raises(PydanticCustomError, match="前大后小"):
        parse_coordinate("3-2", ADMISSION)


def test_a_choice_is_one_of_the_vocabulary() -> None:
    assert parse_coordinate("level-1", INSTITUTION) == Choice("level-1")
    with pytest.raises(PydanticCustomError, match="没有“level-2”"):
        parse_coordinate("level-2", INSTITUTION)


@pytest.mark.parametrize("text", ["2", "3+", "35-45", "-34"])
def test_a_stretch_has_the_same_id_as_its_text(text: str) -> None:
    id_ = coordinate_id(parse_coordinate(text, ADMISSION), ADMISSION)

    assert id_ == coordinate_id(parse_coordinate(text, ADMISSION), ADMISSION)
    assert " " not in id_
