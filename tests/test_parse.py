import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from site_gen.parse import parse_all
from site_gen.parse.explain import nearest
from site_gen.parse.records import Records
from site_gen.problems import Problem
from site_gen.read import read_one
from site_gen.read.nodes import Plain
from site_gen.read.tree import FoundFile

SOURCE = {
    "title": "省医保局的通知",
    "publisher": "省医保局",
    "kind": "government",
    "grade": "A",
    "published": "2024-12-25",
    "url": "https://ybj.example.gov.cn/1",
    "about": "通知全文。",
}


def parse(text: str, path: str = "sources/S1.yaml") -> tuple[Records, list[Problem]]:
    document, problems = read_one(FoundFile(f"content/{path}", text.encode()))
    assert document is not None, problems
    return parse_all([document])


def yaml_of(record: dict[str, str]) -> str:
    return "".join(f"{key}: {text}\n" for key, text in record.items())


def source(**changed: str) -> tuple[Records, list[Problem]]:
    return parse(yaml_of({**SOURCE, **changed}))


def refusal(problem: Problem) -> str:
    return f"{problem.rule}: {problem.remedy}"


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


def test_a_file_becomes_a_record_of_the_kind_its_folder_says() -> None:
    records, problems = source()

    assert problems == []
    assert [item.id for item in records.sources] == ["S1"]
    assert records.sources[0].record.title == "省医保局的通知"


@pytest.mark.parametrize(
    "path",
    [
        *("S1.yaml", "notes/a.yaml", "sources/a/b.yaml", "sources/S 1.yaml", "sources/s1.md"),
        *("policies/140000/inpatient.yaml", "policies/14/resident/inpatient.yaml"),
        *("regions/1400.yaml", "regions/山西.yaml", "guides/A.md", "guides/con.md"),
        *("guides/com1.md", f"guides/{'a' * 61}.md", "sources/..yaml"),
    ],
)
def test_a_file_in_the_wrong_place_or_of_a_wrong_name_is_refused(path: str) -> None:
    text = "---\na: b\n---\n" if path.endswith(".md") else "a: b\n"

    assert only(parse(text, path)[1]).rule == "file-place"


def test_a_name_as_long_as_allowed_is_a_name() -> None:
    records, problems = parse(yaml_of(SOURCE), f"sources/{'a' * 60}.yaml")

    assert problems == []
    assert len(records.sources) == 1


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("请写成 2024-01-01", "2024-1-1"),
        ("请写成 2024-01-01", "2024/01/01"),
        ("请写成 2024-01-01", "2024年1月1日"),
        ("请写成 2024-01", "2024年1月"),
        ("请写成 2024-01-31", "2024.1.31"),
        ("请写成 2025-01-31 这样的年-月-日；来源没写日期就写 not-stated", "去年"),
        ("请核对年月日", "2024-02-30"),
        ("请核对年月日", "2024-13-45"),
        ("请核对年月日", "0000-01-01"),
        ("请核对年月", "2024-13"),
        ("请核对年月", "2024-00"),
    ],
)
def test_a_date_has_one_form_and_others_are_shown_it(right: str, written: str) -> None:
    assert refusal(only(source(published=written)[1])) == f"date: {right}"


@pytest.mark.parametrize(
    ("precision", "written"), [("day", "2024-12-25"), ("month", "2024-12"), ("year", "2024")]
)
def test_a_moment_is_as_exact_as_it_is_written(precision: str, written: str) -> None:
    moment = source(published=written)[0].sources[0].record.published
    assert moment is not None

    assert moment.precision == precision


def test_a_publication_date_may_be_not_stated() -> None:
    assert source(published="not-stated")[0].sources[0].record.published is None


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("晋医保发〔2024〕1号", "晋医保发[2024]1号"),
        ("晋医保发〔2024〕1号", "晋医保发（2024）1号"),
        ("晋医保发〔2024〕1号", "晋医保发【2024】第1号"),
        ("国办发〔2021〕14号 这样", "一号文件"),
    ],
)
def test_a_document_number_is_shown_with_its_own_brackets(right: str, written: str) -> None:
    problem = only(source(document=written)[1])

    assert refusal(problem) == f"document: 请写成 {right}，年份用六角括号〔〕"


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "data:text/html,x", "//example.com", "example.com", "ftp://a.cn"),
        *("https://a@b.cn/", "https://a b.cn", "https://", "http://localhost/", "http://10.0.0.1/"),
        *(
            "http://127.0.0.1:80/",
            "https://172.16.0.1/",
            "https://intranet/",
            "https://www.gоv.cn/",
        ),
        *("https://xn--80ak6aa92e.cn/", "https://www.gov.cn.evil.com/", "https://evilgov.cn/"),
    ],
)
def test_an_address_no_reader_should_follow_is_refused(url: str) -> None:
    assert only(source(url=url)[1]).rule == "url"


@pytest.mark.parametrize(
    "url", ["https://www.gov.cn/a?b=c#d", "http://ybj.shanxi.gov.cn:8080/1", "https://gov.cn/1"]
)
def test_an_address_of_a_public_page_is_kept_as_it_is(url: str) -> None:
    assert source(url=url)[0].sources[0].record.url == url


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "null", "~"])
def test_a_word_that_yaml_takes_for_something_else_is_no_text(word: str) -> None:
    assert only(source(title=word)[1]).rule == "boolean"


@pytest.mark.parametrize("nothing", ["", "''", '"  "', "'\u3000'"])
def test_an_empty_value_is_refused_and_never_a_default(nothing: str) -> None:
    assert only(source(title=nothing)[1]).rule == "empty"
    assert only(source(published=nothing)[1]).rule == "empty"
    assert only(source(kind=nothing)[1]).rule == "empty"


@pytest.mark.parametrize("given", ["[a, b]", "{a: b}", "[]"])
def test_a_list_where_one_value_is_wanted_is_refused(given: str) -> None:
    for key in ("title", "published", "url", "kind", "document", "origin", "retrieved"):
        assert [p.rule for p in source(**{key: given})[1]] == ["shape"], key


def test_a_value_where_a_list_is_wanted_is_refused_by_the_name_of_its_key() -> None:
    problem = only(source(left_out="甲")[1])

    assert problem.message == "“left_out”这里要一个列表，不能是“甲”"
    assert only(source(left_out="{says: 甲, reason: 乙}")[1]).rule == "shape"
    assert only(source(left_out="[甲]")[1]).rule == "shape"


def test_a_missing_key_is_reported_at_what_lacks_it() -> None:
    problem = only(source(left_out="[{says: 甲}]")[1])

    assert (problem.rule, problem.place.line, problem.place.column) == ("missing-key", 8, 12)
    assert problem.message == "缺少“reason”"


def test_an_unknown_key_suggests_the_nearest_one_and_is_not_also_missing() -> None:
    text = yaml_of(SOURCE).replace("publisher", "Pubisher")
    problem = only(parse(text)[1])

    assert refusal(problem) == "unknown-key: 是不是 publisher"
    assert problem.place.line == 2


def test_an_unknown_key_deep_inside_suggests_a_key_of_that_place() -> None:
    problem = only(source(left_out="[{says: 甲, reason: 乙, reasn: 丙}]")[1])

    assert refusal(problem) == "unknown-key: 是不是 reason"


def test_a_wrong_choice_lists_the_right_ones() -> None:
    assert refusal(only(source(grade="E")[1])) == "choice: 请写 A、B、C、D 之一"


def test_a_dimension_needs_its_kind() -> None:
    path = "vocabulary/dimensions/a.yaml"

    assert refusal(only(parse("label: 甲\norder: 1\n", path)[1])) == (
        "missing-key: 请补上 kind: choice 或 kind: range"
    )
    assert only(parse("label: 甲\norder: 1\nkind: chioce\n", path)[1]).rule == "choice"


@pytest.mark.parametrize("order", ["-1", "1.5", "00012", "1e3", "一", "0x1F", "1234567890", "１a"])
def test_a_whole_number_is_written_in_plain_digits(order: str) -> None:
    text = f"label: 甲\norder: {order}\nkind: choice\n"
    document, _ = read_one(FoundFile("content/vocabulary/dimensions/a.yaml", text.encode()))
    assert document is not None

    assert [p.rule for p in parse_all([document])[1]] == ["number"]


def test_a_whole_number_may_have_nine_digits() -> None:
    text = "label: 甲\norder: 123456789\nkind: choice\n"

    assert parse(text, "vocabulary/dimensions/a.yaml")[0].dimensions[0].record.order == 123456789


def test_a_record_never_changes() -> None:
    record = source()[0].sources[0].record

    with pytest.raises(ValidationError, match="frozen"):
        record.title = "别的"  # type: ignore[misc]  # the very thing that must fail


def test_everything_wrong_with_a_record_is_said_in_one_run() -> None:
    problems = source(kind="x", grade="E", published="2024-1-1", url="x", document="x")[1]

    assert sorted(p.rule for p in problems) == ["choice", "choice", "date", "document", "url"]


def test_nearest_finds_a_misspelt_word_or_lists_a_few() -> None:
    assert nearest("deductable", ["deductible", "ratio"]) == "是不是 deductible"
    assert nearest("annual_cap", ["annual-cap", "ratio"]) == "是不是 annual-cap"
    assert nearest("ｒａｔｉｏ", ["annual-cap", "ratio"]) == "是不是 ratio"
    assert nearest("xyz", ["甲", "乙"]) == "这里可以写：乙、甲"
    assert nearest("xyz", [f"甲{n:02}" for n in range(13)]).endswith("、甲11等")
    assert nearest("xyz", []) == "请核对，或删去"


SCALAR = st.sampled_from(
    ["甲", "", "no", "1", "85%", "2024-01-01", "x-1", "000000", "choice", "range", "amount", "A"]
)
TREE: st.SearchStrategy[Plain] = st.recursive(
    SCALAR,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["title", "kind", "values", "rulers", "fields", "versions", "rows", "label", "x"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)
PATHS = (
    *("site.yaml", "vocabulary/schemes.yaml", "vocabulary/units.yaml", "sources/S1.yaml"),
    *("vocabulary/dimensions/a.yaml", "vocabulary/topics/a.yaml", "regions/140000.yaml"),
    *("doubts/a.yaml", "policies/140000/resident/inpatient.yaml"),
)


def flow(tree: Plain) -> str:
    if isinstance(tree, str):
        return f'"{tree}"'
    if isinstance(tree, list):
        return f"[{', '.join(flow(item) for item in tree)}]"
    return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in tree.items()) + "}"


@given(
    st.sampled_from(PATHS),
    st.dictionaries(
        st.sampled_from(
            ["title", "kind", "values", "fields", "versions", "regions", "schemes", "x"]
        ),
        TREE,
        max_size=5,
    ),
)
def test_every_way_a_record_can_be_wrong_has_words(path: str, tree: Plain) -> None:
    problems = parse(flow(tree), path)[1]

    assert all(problem.remedy and problem.place.line == 1 for problem in problems)
