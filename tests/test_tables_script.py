"""What the scripts of tables reckon, run in QuickJS: the order, the choice, differences, sheets."""

import csv
import io
import json

import pytest
import quickjs

from tests.javascript import script_of
from tests.running import ROOT

Json = dict[str, object]

FOLDER = ROOT / "static" / "js" / "tables"
WORDS = {"more": "多", "less": "少", "same": "一样", "points": "个百分点"}
HEADS = {"condition": "适用", "standing": "采信程度", "with": "和太原市比"}


def run(module: str, name: str, *given: object) -> object:
    """Call what a module exports with plain values."""
    context = quickjs.Context()
    context.eval(script_of(module, FOLDER))
    context.eval(f"function call(text) {{ return JSON.stringify({name}(...JSON.parse(text))); }}")
    return json.loads(context.get("call")(json.dumps(given, ensure_ascii=False)))


def cell(text: str, number: float | None = None, unit: str = "元/次", **more: object) -> Json:
    return {"text": text, "number": number, "unit": unit, "standing": "", "empty": False, **more}


def yuan(number: float, unit: str = "元/次", **more: object) -> Json:
    return cell(f"{number}{unit}", number, unit, **more)


def group(code: str, name: str, *rows: tuple[object, ...], **more: object) -> Json:
    held = [{"condition": said, "key": said, "cells": list(cells)} for said, *cells in rows]
    return {
        "code": code,
        "name": name,
        "text": name,
        "rest": False,
        "standing": "",
        "rows": held,
        **more,
    }


NONE = cell("没有记录", empty=True, unit="")
TABLE = {
    "id": "a",
    "corner": "地区",
    "conditional": True,
    "columns": ["一级", "三级"],
    "groups": [
        group("110000", "北京市", ("在职", yuan(300), yuan(1300)), ("退休", yuan(150), NONE)),
        group("140000", "山西省", ("", yuan(100), yuan(700)), text="山西省 另有1个地区 太原市"),
        group("140500", "晋城市", ("在职", yuan(400), NONE), standing="慎用"),
        group("000000", "全国", ("在职", yuan(90, "元/年"), yuan(250)), rest=True),
    ],
}
ASKED = {"name": "", "province": "", "whole": False}
ALL = [[True, True], [True], [True], [True]]


@pytest.mark.parametrize(
    ("column", "direction", "places"),
    [
        (0, "up", [1, 0, 2, 3]),
        (0, "down", [2, 0, 1, 3]),
        (1, "up", [3, 1, 0, 2]),
        (1, "down", [0, 1, 3, 2]),
    ],
)
def test_groups_are_ordered_by_their_first_number_and_units_stay_apart(
    column: int, direction: str, places: list[int]
) -> None:
    assert run("order.js", "order", TABLE["groups"], column, direction) == places


def test_there_is_nothing_to_order_in_a_column_of_words() -> None:
    words = [group("1", "甲", ("", cell("按月"))), group("2", "乙", ("", cell("按年")))]

    assert run("order.js", "canSort", words, 0) is False
    assert run("order.js", "canSort", TABLE["groups"], 0) is True


@pytest.mark.parametrize(
    ("asked", "hidden", "seen"),
    [
        ({}, [], ALL),
        ({"name": "北京"}, [], [[True, True], [False], [False], [True]]),
        ({"name": " 太原 "}, [], [[False, False], [True], [False], [True]]),
        ({"province": "140000"}, [], [[False, False], [True], [True], [True]]),
        ({"whole": True}, [], [[True, False], [True], [False], [True]]),
        ({"whole": True}, [1], ALL),
    ],
)
def test_rows_are_seen_that_answer_what_was_asked(
    asked: dict[str, object], hidden: list[int], seen: list[list[bool]]
) -> None:
    assert run("sift.js", "sift", TABLE, {**ASKED, **asked}, hidden) == seen


@pytest.mark.parametrize(
    ("number", "base", "unit", "words"),
    [
        (500, 300, "元/次", "多200元"),
        (0.1, 0.3, "元/天", "少0.2元"),
        (85, 90, "%", "少5个百分点"),
        (3, 3, "个月", "一样"),
        (200, 100, "元（按年还是按次不明）", "多100元"),
    ],
)
def test_a_difference_is_said_in_words(number: float, base: float, unit: str, words: str) -> None:
    assert run("differ.js", "difference", number, base, unit, WORDS) == words


def test_only_one_condition_and_unit_are_compared_with_a_region() -> None:
    found = run("differ.js", "differences", TABLE, "110000", WORDS)

    assert found == [[["", ""], ["", ""]], [["", ""]], [["多100元", ""]], [["", "少1050元"]]]


def test_what_counts_nothing_is_not_compared() -> None:
    table = {**TABLE, "groups": [group(str(rank), "", ("", yuan(rank, ""))) for rank in (1, 2)]}

    assert run("differ.js", "differences", table, "1", WORDS) == [[[""]], [[""]]]


def test_a_region_that_is_not_listed_is_compared_by_the_rule_above_it() -> None:
    places = [run("differ.js", "holderOf", TABLE, code) for code in ("140105", "140500", "610000")]

    assert places == [1, 2, 3]


def test_a_median_needs_three_numbers() -> None:
    three = [group(str(number), "", ("", yuan(number))) for number in (100, 300, 400)]
    table, few = {**TABLE, "groups": three}, {**TABLE, "groups": three[:2]}

    assert run("differ.js", "differences", table, "median", WORDS) == [
        [["少200元"]],
        [["一样"]],
        [["多100元"]],
    ]
    assert run("differ.js", "differences", few, "median", WORDS) == [[[""]], [[""]]]


def test_a_sheet_holds_exactly_what_is_shown_in_its_order() -> None:
    view = {
        "order": [2, 0, 1, 3],
        "seen": [[True, False], [True], [True], [False]],
        "hidden": [0],
        "differences": None,
    }

    assert run("sheet.js", "linesOf", TABLE, view, HEADS) == [
        ["地区", "适用", "三级", "采信程度"],
        ["晋城市", "在职", "没有记录", "慎用"],
        ["北京市", "在职", "1300元/次", ""],
        ["山西省", "", "700元/次", ""],
    ]


def test_differences_have_columns_of_their_own_in_a_sheet() -> None:
    table = {**TABLE, "groups": [group("1", "甲", ("", yuan(5), yuan(7)))], "conditional": False}
    view = {"order": [0], "seen": [[True]], "hidden": [1], "differences": [[["多2元", "一样"]]]}

    assert run("sheet.js", "linesOf", table, view, HEADS) == [
        ["地区", "一级", "一级：和太原市比"],
        ["甲", "5元/次", "多2元"],
    ]


def test_a_csv_is_marked_as_utf_8_and_read_back_unchanged() -> None:
    lines = [["地区", "值"], ["甲", '说"不，\n行"'], ["乙,丙", ""]]

    text = str(run("sheet.js", "csv", lines))

    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == lines


def test_what_is_pasted_has_one_line_a_row() -> None:
    assert run("sheet.js", "tabbed", [["a\tb", "c\nd"], ["e", ""]]) == "a b\tc d\ne\t"
