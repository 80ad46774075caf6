from datetime import date

import pytest

from site_gen.figures import MOST_ROWS
from site_gen.load import load
from site_gen.model.figure import Figure
from site_gen.model.value import (
    Choice,
    Measure,
    Option,
    Quantity,
    Standing,
    Words,
)
from tests.conftest import AS_OF, Folder, Problems, Report

PATH = "policies/140000/resident/inpatient.yaml"
HEAD = "versions:\n  - since: 2025-01-01\n    source: S1\n    at: 第二段\n    rows:\n"


def rows(*lines: str) -> dict[str, str]:
    return {PATH: HEAD + "".join(f"      - {line}\n" for line in lines)}


def figures(folder: Folder, minimal: dict[str, str], changes: dict[str, str]) -> list[Figure]:
    catalogue = load(folder({**minimal, **changes}), AS_OF).catalogue
    return list(catalogue.figures)


def test_a_row_becomes_one_figure_for_each_field(folder: Folder, minimal: dict[str, str]) -> None:
    made = figures(folder, minimal, rows("{ratio: 85%, institution: class-3, deductible: 100}"))

    assert [figure.field for figure in made] == ["ratio", "deductible"]
    assert [dict(figure.dims) for figure in made] == [{"institution": Choice("class-3")}] * 2
    assert made[1].value == Quantity(Measure.AMOUNT, 10_000, 10_000, "元/次")
    assert made[1].per == "admission"
    assert made[1].citation.source == "S1"
    assert made[1].citation.at == "第二段"
    assert made[1].standing is Standing.ADOPTED
    assert not made[1].seen


def test_the_order_of_keys_in_a_row_does_not_change_the_id(
    folder: Folder, minimal: dict[str, str]
) -> None:
    one = figures(folder, minimal, rows("{institution: class-3, group: adult, ratio: 85%}"))
    other = figures(folder, minimal, rows("{ratio: 85%, group: adult, institution: class-3}"))

    assert [figure.id for figure in one] == [figure.id for figure in other]


def test_a_row_overrides_the_citation_of_its_version(
    folder: Folder, minimal: dict[str, str]
) -> None:
    row = "{ratio: 85%, source: S2, at: 首段, standing: cautioned, note: 未见原文}"
    figure = figures(folder, minimal, rows(row))[0]

    assert (figure.citation.source, figure.citation.at) == ("S2", "首段")
    assert (figure.standing, figure.note) == (Standing.CAUTIONED, "未见原文")


def test_a_row_with_its_own_source_does_not_carry_the_document_of_its_version(
    folder: Folder, minimal: dict[str, str]
) -> None:
    other = "{deductible: 100, source: S2, at: 首段, standing: cautioned, note: 甲}"
    text = rows("ratio: 85%", other)[PATH].replace(
        "    at:", "    document: 甲〔2025〕1号\n    at:"
    )

    assert [f.citation.document for f in figures(folder, minimal, {PATH: text})] == [
        "甲〔2025〕1号",
        None,
    ]


def test_an_odd_number_with_a_note_is_not_warned_about(report: Report) -> None:
    assert report(rows("{deductible: 5001, note: 来源就是这样写的}")) == []


def test_a_start_that_is_not_stated_is_marked_as_only_seen(
    folder: Folder, minimal: dict[str, str]
) -> None:
    text = rows("ratio: 85%")[PATH].replace("since: 2025-01-01", "seen: 2025-03\n    until: 2025")
    figure = figures(folder, minimal, {PATH: text})[0]

    assert figure.seen
    assert (figure.since.day, figure.since.precision) == (date(2025, 3, 1), "month")
    assert figure.until == date(2025, 12, 31)


def test_a_start_in_the_future_is_accepted(folder: Folder, minimal: dict[str, str]) -> None:
    text = rows("ratio: 85%")[PATH].replace("2025-01-01", "2031-01-01")

    assert figures(folder, minimal, {PATH: text})[0].since.day == date(2031, 1, 1)


def test_rare_characters_pass_through(folder: Folder, minimal: dict[str, str]) -> None:
    figure = figures(folder, minimal, rows("rule: 𠮷野镇😀按次结算"))[0]

    assert figure.value == Words("𠮷野镇😀按次结算")


def test_an_option_is_written_by_its_id_and_said_in_its_words(
    folder: Folder, minimal: dict[str, str]
) -> None:
    figure = figures(folder, minimal, rows("cap-shared: shared"))[0]

    assert figure.value == Option("shared", "合用")
    assert (figure.unit, figure.per) == ("", None)


@pytest.mark.parametrize(
    ("problem", "row"),
    [
        ("6:10 unknown-key", "{institutoin: class-3, deductible: 100}"),
        ("6:23 unknown-value", "{institution: class-9, deductible: 100}"),
        ("6:23 shape", "{institution: [class-3], deductible: 100}"),
        ("6:10 dimension", "{cost: 0-10000, deductible: 100}"),
        ("6:9 row", "{institution: class-3}"),
        ("6:32 per", "{deductible: 100, per: month}"),
        ("6:27 per", "{ratio: 85%, per: year}"),
        ("6:21 limits", "deductible: 11亿"),
        ("6:21 choice", "cap-shared: 合用"),
        ("6:21 plausible", "deductible: 5001"),
        ("6:22 no-reason", "{deductible: 100, standing: rejected}"),
        ("6:9 no-source", "{deductible: 100, source: S1}"),
    ],
)
def test_a_row_that_says_something_wrong_is_refused_at_its_place(
    report: Report, problem: str, row: str
) -> None:
    assert report(rows(row)) == [f"{PATH}:{problem}"]


def test_a_row_in_an_unknown_place_makes_no_figure_but_its_values_are_judged(
    report: Report,
) -> None:
    row = "{institution: class-9, deductible: x, ratio: 85%}"

    assert report(rows(row, "{ratio: 60%}")) == [
        f"{PATH}:6:23 unknown-value",
        f"{PATH}:6:44 amount",
    ]


@pytest.mark.parametrize(
    ("problem", "version"),
    [
        ("2:5 missing-key", "source: S1"),
        ("3:5 since", "since: 2025-01-01\n    seen: 2025-01-01\n    source: S1"),
        ("3:12 until", "since: 2025-01-01\n    until: 2024-12\n    source: S1"),
        ("5:9 no-source", "since: 2025-01-01"),
    ],
)
def test_a_version_that_says_something_wrong_is_refused_at_its_place(
    report: Report, problem: str, version: str
) -> None:
    text = f"versions:\n  - {version}\n    at: 第二段\n    rows:\n      - deductible: 100\n"

    assert report({PATH: text}) == [f"{PATH}:{problem}"]


def test_an_end_on_the_day_of_the_start_is_no_fault(report: Report) -> None:
    text = rows("deductible: 100")[PATH].replace("    source", "    until: 2025-01-01\n    source")

    assert report({PATH: text}) == []


def test_more_rows_than_can_be_compared_are_refused(problems: Problems) -> None:
    many = [f"{{admission: {n}, deductible: 100}}" for n in range(1, MOST_ROWS + 2)]

    assert problems(rows(*many[:-1])) == []
    assert [p.rule for p in problems(rows(*many))] == ["file-size"]
