import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.problems import Place
from site_gen.read import read_one
from site_gen.read.document import Document
from site_gen.read.events import DEEPEST, MOST_NODES, construct
from site_gen.read.nodes import Mapping, Plain, Scalar, plain, scalars
from site_gen.read.text import LONGEST_LINE, decode, place_at
from site_gen.read.tree import FoundFile


def read(text: str | bytes, path: str = "content/a.yaml") -> tuple[Document | None, list[str]]:
    """Read one file; say what is wrong as ``line:column rule``."""
    raw = text.encode() if isinstance(text, str) else text
    document, found = read_one(FoundFile(path, raw))
    return document, [f"{p.place.line}:{p.place.column} {p.rule}" for p in found]


def value(text: str) -> Plain:
    document, found = read(text)
    assert found == []
    assert document is not None
    return plain(document.root)


def wrong(text: str | bytes) -> list[str]:
    return read(text)[1]


@pytest.mark.parametrize(
    "text", ["no", "010000", "1:30", "1e3", "2024-13-45", ".nan", "~", "1_000", "0x1F", "85%"]
)
def test_a_scalar_stays_the_text_the_curator_wrote(text: str) -> None:
    assert value(f"a: {text}") == {"a": text}


def test_lists_mappings_and_quotes_are_read_as_yaml_has_them() -> None:
    assert value('a: [x, "1"]\nb:\n  - {c: d}\ne: |\n  f\n  g\n') == {
        "a": ["x", "1"],
        "b": [{"c": "d"}],
        "e": "f\ng\n",
    }


def test_every_value_and_key_keeps_its_place() -> None:
    document, _ = read("a: x\nb:\n  - {c: d}\n")
    assert document is not None

    assert document.place("b", 0, "c") == Place("content/a.yaml", 3, 9)
    assert document.key_place("b", 0, "c") == Place("content/a.yaml", 3, 6)
    assert document.place("b", 7) == document.place("b")


def test_windows_line_ends_give_the_same_document() -> None:
    assert read("a: x\r\nb: y\r\n") == read("a: x\nb: y\n")


def test_a_byte_order_mark_is_warned_about_and_left_out() -> None:
    document, found = read("\ufeffa: x\n")

    assert found == ["1:1 bom"]
    assert document is not None
    assert plain(document.root) == {"a": "x"}


@pytest.mark.parametrize(
    "text", ["😀", "𠮷野家", "〇", "㐂", "龘", "·", "—", "“甲”和“乙”", "注意：这样"]
)
def test_rare_characters_and_chinese_punctuation_are_read_as_they_are(text: str) -> None:
    assert value(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("1:2 full-width-colon", "a：x\nb: y"),
        ("2:4 full-width-colon", "a:\n- b：x"),
        ("1:6 full-width-colon", "a: {b：x}"),
        ("1:4 full-width-colon", "起付线：300"),
        ("2:4 full-width-colon", "a: x\n起付线：300\nb: y"),
        ("1:4 full-width", "a: １３００"),
        ("1:6 full-width", "a: 85％"),
        ("1:5 full-width", "a: [1，2]"),
        ("1:4 full-width", "a: ［1，2］"),
        ("2:1 tab", "a:\n\tb: x"),
        ("1:3 tab", "a:\tx"),
        ("2:1 indent", "a:\n\u3000b: x"),
        ("1:2 hidden", "a\u200b: x"),
        ("1:4 hidden", "a: \u202ex"),
        ("1:5 hidden", "a: x\u2028b: y"),
        ("1:5 hidden", "a: x\ufeff"),
        ("1:4 hidden", "a: \U000e0041"),
        ("1:4 quotes", "a: “北京”"),
        ("1:4 spaces", 'a: " x"'),
        ("1:4 syntax", "a: 'x"),
        ("1:5 syntax", "a: b: c"),
        ("1:4 syntax", "a: @x"),
        ("1:4 syntax", "a: >40万"),
        ("1:4 syntax", "a: *北京"),
        ("1:1 syntax", "%x\na: b"),
        ("1:4 syntax", "a: [x"),
        ("2:1 duplicate-key", "a: x\na: y"),
        ("2:1 duplicate-key", "a: x\nａ: y"),
        ("1:4 anchor", "a: &x y"),
        ("1:4 alias", "a: *x"),
        ("1:4 tag", "a: !!str y"),
        ("1:1 merge", "<<: {b: c}"),
        ("1:1 key", "[a]: b"),
        ("1:1 key", "{a: b}: c"),
        ("1:3 key", "? [a]\n: b"),
        ("2:1 documents", "a: b\n---\nc: d"),
        ("1:1 empty", ""),
        ("1:1 empty", " \n\n"),
        ("1:1 shape", "# nothing"),
        ("1:1 shape", "- a"),
        ("1:1 shape", "a"),
        ("1:5 line-ending", "a: x\rb: y"),
        ("1:1 conflict", "<<<<<<< HEAD\na: x"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_at_its_place(problem: str, text: str) -> None:
    assert wrong(text) == [problem]


@pytest.mark.parametrize(
    ("problem", "raw"),
    [
        ("1:4 encoding", "a: 省医保局".encode("gb18030")),
        ("1:1 encoding", "a: 省医保局".encode("utf-16")),
        ("1:1 encoding", "a: xyz".encode("utf-16-le")),
        ("2:4 encoding", "a: 省\nb: 医".encode()[:-1]),
        ("1:4 encoding", b"a: \xed\xa0\x80"),
        ("1:4 encoding", b"a: \xc0\xaf"),
        ("1:5 hidden", b"a: x\x00"),
    ],
)
def test_bytes_that_are_not_utf8_text_are_refused_at_their_place(problem: str, raw: bytes) -> None:
    assert wrong(raw) == [problem]


def test_gbk_is_guessed_and_damage_is_not_called_gbk() -> None:
    guessed = decode("a.yaml", "a: 省医保局".encode("gb18030"))[1][0]
    damaged = decode("a.yaml", "a: 省医保局\n".encode()[:-2])[1][0]

    assert guessed.message == "这里不是 UTF-8，像是 GBK"
    assert "GBK" not in damaged.message


def test_a_full_width_colon_inside_a_text_of_several_lines_is_only_text() -> None:
    text = "a: 第一行\n  第二行\n  注意：第三行\nb: |\n  说明：一\n  二：三\nc: [注意：这样]\n"

    assert value(text) == {
        "a": "第一行 第二行 注意：第三行",
        "b": "说明：一\n二：三\n",
        "c": ["注意：这样"],
    }


def test_a_full_width_comma_in_quotes_or_in_braces_is_only_text() -> None:
    assert value("a: ['甲，乙']\nb: {c: 甲，乙}\n") == {"a": ["甲，乙"], "b": {"c": "甲，乙"}}


def test_what_a_wrong_sign_was_meant_to_be_is_read_on() -> None:
    document, found = read("a: {b：x}\nc: １３００\nd: [1，2]\ne\u00a0: y\n")

    assert sorted(found) == [
        "1:6 full-width-colon",
        "2:4 full-width",
        "3:5 full-width",
        "4:2 hidden",
    ]
    assert document is not None
    assert plain(document.root) == {"a": {"b": "x"}, "c": "1300", "d": ["1", "2"], "e": "y"}


def test_a_hidden_character_is_named_once_a_line() -> None:
    assert wrong("a: \u200bx\u200by\nb: \u200bz") == ["1:4 hidden", "2:4 hidden"]


def test_everything_wrong_with_a_file_is_said_in_one_run() -> None:
    assert sorted(wrong("a: １\nb: ２\na: “丙”\n")) == [
        "1:4 full-width",
        "2:4 full-width",
        "3:1 duplicate-key",
        "3:4 quotes",
    ]


def test_nesting_as_deep_as_allowed_is_read_and_one_more_is_refused() -> None:
    deepest = DEEPEST - 1

    assert wrong("a: " + "[" * deepest + "]" * deepest) == []
    assert wrong("a: " + "[" * DEEPEST + "]" * DEEPEST) == [f"1:{3 + DEEPEST} depth"]


def test_as_many_nodes_as_allowed_are_read_and_one_more_is_refused() -> None:
    items = MOST_NODES - 3  # the mapping, its key and the list count as well

    assert construct("a.yaml", "a: [" + "x, " * items + "]")[1] == []
    assert [p.rule for p in construct("a.yaml", "a: [" + "x, " * (items + 1) + "]")[1]] == [
        "file-size"
    ]


def test_a_line_as_long_as_allowed_is_read_and_a_longer_one_is_refused() -> None:
    assert wrong("a: " + "x" * (LONGEST_LINE - 3)) == []
    assert wrong("b: y\na: " + "x" * (LONGEST_LINE - 2)) == ["2:1 line-length"]


def test_front_matter_keeps_the_places_of_the_file() -> None:
    document, found = read("---\na: x\nb: １\n---\n正文\n第二行", "content/a.md")
    assert document is not None

    assert found == ["3:4 full-width"]
    assert document.place("a") == Place("content/a.md", 2, 4)
    assert document.body == "正文\n第二行"
    assert document.body_place(document.body.index("第")) == Place("content/a.md", 6, 1)


@pytest.mark.parametrize("text", ["---", "---\n", "---\n---\n正文", "正文", "---\na: x\n正文"])
def test_a_text_without_front_matter_is_refused(text: str) -> None:
    assert read(text, "content/a.md")[1] == ["1:1 front-matter"]


def test_every_scalar_is_walked_keys_included() -> None:
    document, _ = read("a: [b, {c: d}]")
    assert document is not None

    assert [scalar.text for scalar in scalars(document.root)] == ["a", "b", "c", "d"]


def test_a_key_is_found_by_its_text() -> None:
    place = Place("a.yaml")
    mapping = Mapping(((Scalar("a", place), Scalar("b", place)),), place)

    assert mapping.key("a") == Scalar("a", place)
    assert mapping.key("b") is None


@given(
    st.text(
        alphabet=st.sampled_from("ab: -[]{}'\"&*!|>%@`#,?\n\t：，１　“”\r\u200b\ufeff<"),
        max_size=60,
    )
)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    document, found = read(text)

    assert document is not None or found
    assert all(line.split()[0].split(":")[0].isdigit() for line in found)


@given(st.binary(max_size=60))
def test_no_bytes_make_the_reader_fail(raw: bytes) -> None:
    document, found = read(raw)

    assert document is not None or found


@given(st.text(max_size=40), st.integers(0, 40))
def test_a_place_leads_back_to_its_character(text: str, index: int) -> None:
    index = min(index, len(text))
    place = place_at("a.yaml", text, index)
    lines = text.split("\n")

    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == index


def test_text_after_a_number_sign_is_warned_of_and_a_comment_is_not() -> None:
    assert read("note: 网站 #2 说减半\n")[1] == ["1:10 comment"]
    assert read("note: '网站 #2 说减半'\n")[1] == []
    assert read("note: 减半  # 第二次起\n")[1] == []
