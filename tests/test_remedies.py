"""What a curator is told to write instead, for the mistakes that curators make."""

import pytest

from tests.conftest import Problems
from tests.test_figures import rows
from tests.test_parse import only, source
from tests.test_values import refusal

ABSENCE = "不设上限写 unlimited；明确没有写 none；来源没说写 not-stated；零就写 0"


def told(problems: Problems, changes: dict[str, str]) -> list[str]:
    """Say what is told about changed files: the rule, the message and the remedy."""
    return [f"{p.rule}: {p.message}。{p.remedy}" for p in problems(changes)]


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("要写到日，例如 2026-11-20", "2026-11"),
        ("要写到日，例如 2026-11-20", "2026年11月"),
        ("要写到日，例如 2026-11-20", "202611"),
        ("要写到日，例如 2026-11-20", "2026"),
        ("请写成 2026-11-20", "20261120"),
        ("请写成 2025-01-31 这样的年-月-日", "20261320"),
        ("请写成 2025-01-31 这样的年-月-日", "不详"),
    ],
)
def test_a_day_given_as_a_month_is_asked_for_its_day(right: str, written: str) -> None:
    assert only(source(retrieved=written)[1]).remedy == right
    assert refusal(written, "date") in (f"date: {right}", f"date: {ABSENCE}")


def test_a_moment_in_eight_digits_is_shown_its_hyphens() -> None:
    assert only(source(published="20260101")[1]).remedy == "请写成 2026-01-01"
    assert only(source(published="202601")[1]).remedy == "请写成 2026-01"


def test_a_publication_date_that_is_not_known_is_called_not_stated() -> None:
    for word in ("不详", "~", "没有"):
        assert only(source(published=word)[1]).remedy.endswith("；来源没写日期就写 not-stated")


@pytest.mark.parametrize(
    "text", ["没有", "无", "不设上限", "未说明", "未规定", "不详", "~", "null", "-", "暂无"]
)
@pytest.mark.parametrize("type_", ["amount", "ratio", "count", "duration", "points", "date"])
def test_an_absence_in_chinese_is_answered_with_the_words_for_it(text: str, type_: str) -> None:
    assert refusal(text, type_, units=["天"]).endswith(f": {ABSENCE}")


def test_a_misspelt_absence_is_shown_the_right_one() -> None:
    assert refusal("unlimitd", "amount") == f"amount: 是不是 unlimited；{ABSENCE}"
    assert refusal("not_stated", "ratio") == f"ratio: 是不是 not-stated；{ABSENCE}"


@pytest.mark.parametrize(
    ("right", "text", "type_"),
    [
        (">=400", "400元以上", "amount"),
        (">=400", "400元及以上", "amount"),
        (">=400", "不低于400元", "amount"),
        ("<=2万", "2万元以下", "amount"),
        ("<=2万", "不超过2万元", "amount"),
        (">400", "超过400元", "amount"),
        (">=400", "≥400", "amount"),
        (">=400", ">=400元", "amount"),
        (">=80%", "80%以上", "ratio"),
        (">=80%", ">=80", "ratio"),
        (">=15年", "15年以上", "duration"),
        (">=46", "46以上", "count"),
    ],
)
def test_a_bound_in_words_is_shown_as_a_sign_in_quotes(right: str, text: str, type_: str) -> None:
    remedy = refusal(text, type_, units=["年"]).partition(": ")[2]

    assert remedy == f'请写成 "{right}"，连同引号'


@pytest.mark.parametrize(("right", "text"), [("6个月", "6月"), ("90天", "90日"), ("3天", "3 天")])
def test_a_duration_in_another_unit_is_shown_the_units_own_word(right: str, text: str) -> None:
    assert refusal(text, "duration", units=["天", "个月"]) == f"duration: 请写成 {right}"


def test_an_absence_is_named_in_a_whole_site(problems: Problems) -> None:
    assert told(problems, rows("annual-cap: 不设上限")) == [
        f"amount: “年度封顶线”不能写成“不设上限”。{ABSENCE}"
    ]
