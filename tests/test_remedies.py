"""What a curator is told to write instead, for the mistakes that curators make."""

import pytest

from site_gen.parse.explain import nearest
from site_gen.parse.likeness import nearest_named
from tests.conftest import Problems
from tests.test_figures import rows
from tests.test_parse import only, parse, source
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
def test_a_day_of_a_record_given_as_a_month_is_asked_for_its_day(right: str, written: str) -> None:
    assert only(source(retrieved=written)[1]).remedy == right


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


@pytest.mark.parametrize("per", ["次", "年", "month", "每季"])
def test_what_an_amount_is_counted_per_is_named_by_its_field(problems: Problems, per: str) -> None:
    right = {"次": "是不是 admission（次）", "年": "是不是 year（年）"}
    remedy = right.get(per, "可以写 admission（次）、year（年）")

    assert told(problems, rows(f"{{deductible: 100, per: {per}}}")) == [
        f"per: “起付线”不按“{per}”计。{remedy}"
    ]


@pytest.mark.parametrize(
    ("right", "given"),
    [
        ("是不是 class-3（三类价格）", "三类价格"),
        ("是不是 class-3（三类价格）", "三类"),
        ("是不是 level-1（一级）", "一级医院"),
        ("是不是 level-3（三级）、level-3-a（三级甲等）", "三级"),
        ("是不是 class-1（一类价格）", "clas-1"),
    ],
)
def test_a_value_given_by_its_label_is_shown_its_id(
    problems: Problems, right: str, given: str
) -> None:
    assert told(problems, rows(f"{{institution: {given}, deductible: 100}}")) == [
        f"unknown-value: “医疗机构”里没有“{given}”。{right}"
    ]


def test_a_value_like_no_other_is_shown_at_most_six_with_their_labels() -> None:
    labels = {f"v-{n}": f"第{n}种" for n in range(8)}

    assert nearest_named("x", labels).startswith("这里可以写：v-0（第0种）、v-1（第1种）、")
    assert nearest_named("x", labels).endswith("v-5（第5种）等")
    assert nearest_named("x", {}) == "请核对，或删去"


@pytest.mark.parametrize(
    ("right", "key", "given"),
    [
        ("government", "kind", "政府网站"),
        ("answer", "kind", "官方答复"),
        ("guide", "kind", "办事指南"),
        ("guide", "kind", "giude"),
        ("A", "grade", "a"),
        ("B", "grade", "B级"),
    ],
)
def test_a_choice_given_in_chinese_is_shown_its_word(right: str, key: str, given: str) -> None:
    remedy = only(source(**{key: given})[1]).remedy

    assert remedy.startswith(f"是不是 {right}；请写 ")


def test_a_standing_given_in_chinese_is_shown_its_word(problems: Problems) -> None:
    for given, right in (("不采信", "rejected"), ("有争议", "disputed"), ("采信", "adopted")):
        row = rows(f"{{deductible: 100, standing: {given}, note: 甲}}")

        assert told(problems, row)[0].endswith(
            f"。是不是 {right}；请写 adopted、cautioned、disputed、rejected 之一"
        )


def test_a_choice_like_no_other_is_not_guessed() -> None:
    assert only(source(kind="甲")[1]).remedy.startswith("请写 government、")


def test_a_dimension_the_field_does_not_have_is_said_before_its_value_is_judged(
    problems: Problems,
) -> None:
    assert told(problems, rows("{cost: 一万以上, deductible: 100}")) == [
        "dimension: “起付线”不按 cost（费用段）分。它可以按 institution、group、admission 分"
    ]
    assert [p.rule for p in problems(rows("{cost: 一万以上, deductible: 100, ratio: 85%}"))] == [
        "dimension",
        "span",
    ]


def test_an_unknown_key_is_shown_only_the_words_of_its_topic(problems: Problems) -> None:
    (line,) = told(problems, rows("{xyz: 1, deductible: 100}"))

    assert line.startswith("unknown-key: “住院”没有“xyz”。这里可以写：")
    assert told(problems, rows("{起付线: 100}")) == [
        "unknown-key: “住院”没有“起付线”。是不是 deductible（起付线）"
    ]
    assert told(problems, rows("{机构: 甲, rule: 甲}"))[0].endswith("institution（医疗机构）")


@pytest.mark.parametrize("given", ["长治通知", "Changzhi", "s_2"])
def test_a_source_given_by_its_name_is_asked_for_its_number(given: str) -> None:
    text = "title: 甲\nregions: [000000]\nclaims: 甲\nassessment: 甲\ntreatment: 甲\nsettle: 甲\n"
    problem = only(parse(f"{text}sources: [{given}]\n", "doubts/a.yaml")[1])

    assert problem.message == f"“{given}”不能作来源编号"
    assert problem.remedy == "请写成 S2、O24 或 taiyuan-notice-2025 这样的小写字母、数字、连字符"


def test_the_nearest_words_are_listed_first_whatever_their_case() -> None:
    assert nearest("S9", ["alias", "S1", "S2", "set-tag"]).startswith("这里可以写：S1、S2、")
