"""What is said where YAML took a text apart in another way than the curator meant."""

import pytest

from site_gen.read import read_one
from site_gen.read.tree import FoundFile
from tests.conftest import Problems
from tests.test_figures import HEAD, PATH, rows
from tests.test_parse import SOURCE, parse, yaml_of
from tests.test_remedies import told

COMMA = "花括号里的逗号会断开：数字里不要逗号，文字里有逗号要给整个值加引号"


def syntax(text: str, path: str = "content/a.yaml") -> list[str]:
    found = read_one(FoundFile(path, text.encode()))[1]
    return [f"{p.place.line}:{p.place.column} {p.rule}: {p.message}。{p.remedy}" for p in found]


@pytest.mark.parametrize("row", ["annual-cap:12万", "{annual-cap:12万}"])
def test_a_colon_without_a_space_is_shown_with_one(problems: Problems, row: str) -> None:
    assert told(problems, rows(row)) == [
        "shape: “annual-cap:”后面少了空格。冒号后面要空一格：annual-cap: 12万"
    ]


def test_a_colon_without_a_space_is_found_among_right_keys(problems: Problems) -> None:
    assert told(problems, rows("{institution: class-3, ratio:82%}")) == [
        "shape: “ratio:”后面少了空格。冒号后面要空一格：ratio: 82%"
    ]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("1:6", "title:甲\nb: c\n"),
        ("2:6", "b: c\ntitle:甲\n"),
        ("2:10", "a:\n  - title:甲\n    b: c\n"),
    ],
)
def test_a_line_that_lacks_the_space_is_named_itself(place: str, text: str) -> None:
    assert syntax(text) == [f"{place} syntax: “title:”后面少了空格。冒号后面要空一格：title: 甲"]


def test_an_address_is_not_taken_for_a_key_without_a_space() -> None:
    assert "少了空格" not in syntax("a: b\nhttps://x.cn\nc: d\n")[0]


@pytest.mark.parametrize(
    ("torn", "row"),
    [
        ("000", "{deductible: 1,000}"),
        ("市级400元", "{deductible: 100, note: 县级300元,市级400元}"),
        ("市级400元", "{note: 县级300元,市级400元, deductible: 100}"),
    ],
)
def test_a_comma_that_tore_a_value_apart_is_named(problems: Problems, torn: str, row: str) -> None:
    assert f"shape: “{torn}”成了单独的一项。{COMMA}" in told(problems, rows(row))


def test_a_comma_that_tore_a_text_of_a_source_apart_is_named() -> None:
    text = yaml_of(SOURCE) + "left_out: [{says: 甲,乙, reason: 丙}]\n"
    (problem,) = parse(text)[1]

    assert problem.remedy == COMMA


def test_an_unknown_key_left_empty_on_its_own_line_is_only_unknown() -> None:
    (problem,) = parse(yaml_of(SOURCE) + "xyz:\n")[1]

    assert problem.rule == "unknown-key"


@pytest.mark.parametrize(
    ("sign", "right", "text"),
    [
        (">", ">=1000", "a: {b: >=1000}\n"),
        (">", ">=1000", "a: >=1000\nb: c\n"),
        (">", ">40万", "a: [x, >40万]\n"),
        (">", ">=80%", "a: >= 80%  # 甲\n"),
        ("|", "|甲", "a: |甲\n"),
    ],
)
def test_a_bound_without_quotes_is_named_and_shown_in_quotes(
    sign: str, right: str, text: str
) -> None:
    (line,) = syntax(text)

    assert line.endswith(
        f'syntax: 值以 {sign} 开头，这在 YAML 里有特殊意思。请给整个值加引号，写成 "{right}"'
    )


@pytest.mark.parametrize("before", ["", "# 住院\n\n"])
def test_versions_forgotten_at_the_top_are_asked_for(before: str) -> None:
    text = before + HEAD.partition("\n")[2] + "      - deductible: 100\n"
    (line,) = syntax(text, f"content/{PATH}")

    assert line.endswith("shape: 少了最上面的 versions:。第一行写 versions:，下面缩进")


def test_another_list_at_the_top_is_only_called_one() -> None:
    assert syntax("- 甲\n")[0].startswith("1:1 shape: 最外层应当是“键: 值”")
