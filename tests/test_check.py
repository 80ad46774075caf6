"""Every rule passes the small site, and finds what its own sample does wrong."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from site_gen.catalogue import vocabulary_of
from site_gen.check import PORTION_RULES, WHOLE_RULES
from site_gen.check.citations import weak_sources_do_not_stand_alone
from site_gen.check.references import figures_cite_known_sources, regions_are_listed
from site_gen.check.rows import rows_are_not_ambiguous
from site_gen.check.subject import Rule, Subject
from site_gen.figures import figures_of
from site_gen.index import index_of
from site_gen.parse import parse_all
from site_gen.read import read_all
from tests.conftest import AS_OF, Files, Folder
from tests.rule_changes import policy
from tests.rule_samples import SAMPLES, WEAK

Given = Callable[[Files], Subject]
RULES: tuple[Rule, ...] = (*PORTION_RULES, *WHOLE_RULES)


@pytest.fixture
def subject(folder: Folder, minimal: dict[str, str]) -> Given:
    """Give the small site, with some files changed, as rules are given it."""

    def given(changes: Files) -> Subject:
        # An empty text takes the policies away: their rows do not matter to the sample.
        files: Files = {**minimal, **{k: text or None for k, text in changes.items()}}
        documents, _ = read_all(folder(files))
        records, unparsed = parse_all(documents)
        assert unparsed == []
        vocabulary = vocabulary_of(records)
        figures, _ = figures_of(records.policies, vocabulary)
        index = index_of(figures)
        return Subject(records, vocabulary, index.figures, frozenset(), AS_OF, index)

    return given


def name_of(rule: Rule) -> str:
    return str(getattr(rule, "__name__", rule))


def test_every_rule_has_a_right_and_a_wrong_sample() -> None:
    assert len(RULES) == len(SAMPLES) > 20
    assert {name_of(rule) for rule in RULES} == {name_of(rule) for rule in SAMPLES}


@pytest.mark.parametrize("rule", SAMPLES, ids=name_of)
def test_a_rule_passes_its_right_sample(rule: Rule, subject: Given) -> None:
    assert list(rule(subject(SAMPLES[rule][0]))) == []


@pytest.mark.parametrize("rule", SAMPLES, ids=name_of)
def test_a_rule_finds_its_wrong_sample(rule: Rule, subject: Given) -> None:
    _, wrong, expected = SAMPLES[rule]

    assert [f"{p.place} {p.rule}" for p in rule(subject(wrong))] == expected


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_is_stated_in_its_docstring(rule: Rule) -> None:
    assert (rule.__doc__ or "").strip().endswith(".")


def test_disputed_claims_of_different_sources_are_not_ambiguous(subject: Given) -> None:
    disputed = "standing: disputed, note: 说法不同"
    claims = policy(f"{{deductible: 100, {disputed}}}", f"{{deductible: 200, {WEAK}, {disputed}}}")

    assert list(rows_are_not_ambiguous(subject(claims))) == []


def test_rejected_rows_are_ambiguous_with_none(subject: Given) -> None:
    both = policy("{deductible: 100}", "{deductible: 200, standing: rejected, note: 查无此事}")

    assert list(rows_are_not_ambiguous(subject(both))) == []


def test_two_weak_sources_of_different_origin_are_enough(subject: Given) -> None:
    other = "title: 乙\npublisher: 乙\nkind: aggregator\ngrade: D\npublished: 2025\nurl: not-stated\nabout: 乙\n"
    two = policy(f"{{ratio: 85%, {WEAK}, also: [S3]}}")
    same = f"{other}origin: one\n"
    weak = weak_sources_do_not_stand_alone

    assert list(weak(subject({**two, "sources/S3.yaml": other}))) == []
    assert [
        p.rule for p in weak(subject({**two, "sources/S3.yaml": same, "sources/S2.yaml": same}))
    ] == ["weak-source"]


def test_what_a_file_that_failed_would_have_said_counts_as_known(subject: Given) -> None:
    given = subject(
        {"sources/S1.yaml": None, "regions/140000.yaml": None, "doubts/two-claims.yaml": None}
    )
    failed = frozenset({"sources/S1.yaml", "regions/140000.yaml", "doubts/two-claims.yaml"})
    lost = replace(given, failed=failed)

    assert list(figures_cite_known_sources(given)) != []
    assert list(figures_cite_known_sources(lost)) == []
    assert list(regions_are_listed(given)) != []
    assert list(regions_are_listed(lost)) == []


def test_every_file_of_rules_is_applied() -> None:
    folder = Path(__file__).parents[1] / "site_gen" / "check"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "subject"}

    assert files == {rule.__module__.rpartition(".")[2] for rule in SAMPLES}
