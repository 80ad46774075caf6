"""What is said of a file that lies in the wrong place, or has the wrong name."""

import pytest

from tests.test_parse import SOURCE, only, parse, yaml_of

POLICY = "versions:\n  - since: 2025-01-01\n    source: S1\n    at: 甲\n    rows: [{ratio: 85%}]\n"
DOUBT = "title: 甲\nregions: [000000]\nclaims: 甲\nassessment: 甲\ntreatment: 甲\nsettle: 甲\n"
SIGNS = "请改名，只用小写字母、数字和连字符"


def told(path: str, text: str = "a: b\n") -> str:
    text = "---\na: b\n---\n" if path.endswith(".md") else text
    problem = only(parse(text, path)[1])
    assert problem.rule == "file-place"
    return f"{problem.message}。{problem.remedy}"


@pytest.mark.parametrize(
    ("right", "path"),
    [
        (f"名字“Upper”里有大写字母。{SIGNS}", "guides/Upper.md"),
        (f"名字“a b”里有空格。{SIGNS}", "guides/a b.md"),
        (f"名字“A_b”里有大写字母、下划线。{SIGNS}", "guides/A_b.md"),
        (f"名字“起付线”里有中文。{SIGNS}", "glossary/起付线.md"),
        (f"名字“a.b”里有别的符号。{SIGNS}", "glossary/a.b.md"),
        (f"名字“-a”的连字符不在字母、数字之间。{SIGNS}", "glossary/-a.md"),
        (f"名字“S_1”里有大写字母、下划线。{SIGNS}，或写成 S2、O24 这样的编号", "sources/S_1.yaml"),
        (
            f"名字“In_patient”里有大写字母、下划线。{SIGNS}",
            "policies/140000/resident/In_patient.yaml",
        ),
        (f"名字“Resident”里有大写字母。{SIGNS}", "policies/140000/Resident/inpatient.yaml"),
    ],
)
def test_what_is_wrong_with_a_name_is_named(right: str, path: str) -> None:
    assert told(path) == right


@pytest.mark.parametrize(
    "name", ["S1 副本", "S1 - 副本", "S1 copy", "S1 (1)", "S1（2）", "S1-副本"]
)
def test_a_copy_is_called_one_and_no_name_is_proposed(name: str) -> None:
    assert told(f"sources/{name}.yaml") == f"“{name}”像是副本。用不着就删去；是另一份就另取名字"


@pytest.mark.parametrize(
    ("right", "path"),
    [
        (
            "“14”不是六位行政区划代码。请写成 policies/代码/险种/主题.yaml，例如代码 140100",
            "policies/14/resident/inpatient.yaml",
        ),
        (
            "“太原”不是六位行政区划代码。请写成 policies/代码/险种/主题.yaml，例如代码 140100",
            "policies/太原/resident/inpatient.yaml",
        ),
        (
            "少了险种一层的文件夹。请写成 policies/代码/险种/主题.yaml，例如代码 140100",
            "policies/140000/inpatient.yaml",
        ),
        (
            "少了代码和险种两层文件夹。请写成 policies/代码/险种/主题.yaml，例如代码 140100",
            "policies/inpatient.yaml",
        ),
        (
            "文件夹多了一层。请写成 policies/代码/险种/主题.yaml，例如代码 140100",
            "policies/140000/resident/a/inpatient.yaml",
        ),
        (
            "“1400”不是六位行政区划代码。请写成 regions/代码.yaml，例如代码 140000",
            "regions/1400.yaml",
        ),
        ("“sources/a”不能再分文件夹。请直接放在 sources 下", "sources/a/b.yaml"),
    ],
)
def test_what_is_wrong_with_a_folder_is_named(right: str, path: str) -> None:
    assert told(path) == right


@pytest.mark.parametrize(
    ("right", "path"),
    [
        ("sources 里的文件以 .yaml 结尾。请改后缀", "sources/s1.md"),
        ("guides 里的文件以 .md 结尾。请改后缀", "guides/a.yaml"),
        ("policies 里的文件以 .yaml 结尾。请改后缀", "policies/140000/resident/inpatient.md"),
    ],
)
def test_the_suffix_of_a_folder_is_named(right: str, path: str) -> None:
    assert told(path).startswith(right)


def test_an_unknown_folder_is_shown_the_known_ones() -> None:
    assert told("source/S1.yaml").startswith("没有“source”这个文件夹。是不是 sources；文件夹只有 ")
    assert told("notes/a.yaml").startswith("没有“notes”这个文件夹。文件夹只有 vocabulary、")
    assert told("S1.yaml").startswith("“S1.yaml”没有放在文件夹里。文件夹只有 vocabulary、")
    assert told("vocabulary/topics.yaml").startswith("vocabulary 下没有“topics.yaml”。")


def test_a_name_that_is_too_long_or_reserved_is_called_so() -> None:
    assert told(f"guides/{'a' * 61}.md").startswith("名字有 61 个字")
    assert told("guides/con.md") == "名字“con”在 Windows 上不能用。请改名"


@pytest.mark.parametrize(
    ("right", "path", "text"),
    [
        ("这像是政策文件（有 versions）。请移到 policies/代码/险种/", "sources/S1.yaml", POLICY),
        ("这像是政策文件（有 versions）。请移到 policies/代码/险种/", "doubts/a.yaml", POLICY),
        (
            "这像是来源（有 publisher、grade）。请移到 sources/",
            "policies/140000/resident/inpatient.yaml",
            yaml_of(SOURCE),
        ),
        ("这像是来源（有 publisher、grade）。请移到 sources/", "doubts/a.yaml", yaml_of(SOURCE)),
        ("这像是存疑（有 claims、assessment）。请移到 doubts/", "sources/a.yaml", DOUBT),
    ],
)
def test_a_file_of_another_kind_is_one_problem(right: str, path: str, text: str) -> None:
    assert told(path, text) == right


def test_a_misplaced_key_alone_does_not_make_a_file_one_of_another_kind() -> None:
    assert [p.rule for p in parse(yaml_of(SOURCE) + "versions: []\n")[1]] == ["unknown-key"]
