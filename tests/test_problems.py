from site_gen.problems import ContentError, Level, Place, Problem, errors, shown, warning

PLACE = Place("content/a.yaml", 3, 7)
PROBLEM = Problem(PLACE, "ratio", "比例不能写成“85”", "请写成 85%")


def test_a_problem_reads_place_level_rule_message_and_remedy() -> None:
    assert str(PROBLEM) == "content/a.yaml:3:7: 错误[ratio] 比例不能写成“85”。请写成 85%"


def test_a_warning_is_called_one() -> None:
    assert str(warning(PLACE, "bom", "有 BOM", "请删去")) == (
        "content/a.yaml:3:7: 警告[bom] 有 BOM。请删去"
    )


def test_a_warning_does_not_count_as_an_error() -> None:
    assert errors([PROBLEM, warning(PLACE, "bom", "有 BOM", "请删去")]) == [PROBLEM]


def test_a_content_error_holds_each_problem_once_in_the_order_of_places() -> None:
    first = Problem(Place("content/a.yaml", 2), "text", "甲", "乙")

    assert ContentError([PROBLEM, first, PROBLEM]).problems == (first, PROBLEM)


def test_problems_are_ordered_by_number_and_not_by_text() -> None:
    assert Place("a.yaml", 9) < Place("a.yaml", 10) < Place("b.yaml", 1)


def test_a_place_is_named_by_its_line_within_the_same_file() -> None:
    assert Place("content/a.yaml", 9, 2).seen_from(PLACE) == "第 9 行"


def test_a_place_is_named_in_full_from_another_file() -> None:
    assert Place("content/b.yaml", 9, 2).seen_from(PLACE) == "content/b.yaml:9:2 "


def test_a_github_annotation_escapes_what_would_end_it() -> None:
    problem = Problem(Place("a,b:c.yaml", 1), "text", "50% 甲\n乙", "请改", Level.WARNING)

    assert problem.as_github() == (
        "::warning file=a%2Cb%3Ac.yaml,line=1,col=1,title=text::50%25 甲%0A乙。请改"
    )


def test_json_gives_every_part_under_its_name() -> None:
    assert PROBLEM.as_json() == {
        "path": "content/a.yaml",
        "line": 3,
        "column": 7,
        "level": "error",
        "rule": "ratio",
        "message": "比例不能写成“85”",
        "remedy": "请写成 85%",
    }


def test_a_text_is_shown_on_one_line_and_never_long() -> None:
    assert shown("甲\n  乙") == "甲 乙"
    assert shown("9" * 41) == "9" * 40 + "…"
    assert shown("9" * 40) == "9" * 40
