import os
import time
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_gen.load import load
from site_gen.memory import MemoryWhileRunning
from site_gen.problems import ContentError
from site_gen.read.tree import FoundFile
from site_gen.work import Means
from tests.conftest import AS_OF, OLD, SITES, Folder, Problems, Report

POLICY = "policies/140000/resident/inpatient.yaml"
BAD_ROW = "versions:\n- {since: 2025, source: S9, at: 甲, rows: [{deductible: x}]}\n"


def test_a_small_site_loads_without_a_warning() -> None:
    loaded = load(SITES / "minimal" / "content", AS_OF)

    assert loaded.warnings == ()
    assert list(loaded.catalogue.regions) == ["000000", "140000", "140100"]
    assert len(loaded.catalogue.figures) == 5


def test_warnings_do_not_stop_a_site(folder: Folder, minimal: dict[str, str]) -> None:
    loaded = load(folder({**minimal, "sources/S1.yaml~": "x"}), AS_OF)

    assert [problem.rule for problem in loaded.warnings] == ["leftover"]


def test_problems_of_every_stage_are_said_in_one_run(report: Report) -> None:
    changes = {
        "doubts/two-claims.yaml": "title: 'x",
        "glossary/deductible.md": "---\nterm: 甲\nsources: [S8]\n---\n甲",
        "sources/S2.yaml": "title: 甲",
        POLICY: BAD_ROW,
    }

    assert {line.rpartition(" ")[2] for line in report(changes)} == {
        *("syntax", "unknown-source", "missing-key", "amount"),
    }


def test_a_source_that_cannot_be_read_is_not_also_unknown(report: Report) -> None:
    assert report({"sources/S1.yaml": "title: 'x"}) == ["sources/S1.yaml:1:8 syntax"]


def test_a_region_list_that_cannot_be_read_does_not_make_its_regions_unknown(
    report: Report,
) -> None:
    assert report({"regions/140000.yaml": "a: 'x"}) == ["regions/140000.yaml:1:4 syntax"]
    assert report({"regions/000000.yaml": "a: 'x"}) == ["regions/000000.yaml:1:4 syntax"]


def test_a_broken_topic_hides_only_its_own_policies(
    report: Report, minimal: dict[str, str]
) -> None:
    topic = minimal["vocabulary/topics/inpatient.yaml"]
    changes = {
        "vocabulary/topics/outpatient.yaml": topic.replace("label: 住院", "lable: 门诊"),
        POLICY.replace("inpatient", "outpatient"): BAD_ROW.replace("S9", "S1"),
        POLICY: BAD_ROW.replace("S9", "S1"),
    }

    assert report(changes) == [
        f"{POLICY}:2:56 amount",
        "vocabulary/topics/outpatient.yaml:1:1 unknown-key",
    ]


def test_a_broken_dimension_hides_the_rows_that_may_use_it(report: Report) -> None:
    changes = {
        "vocabulary/dimensions/institution.yaml": "label: 'x",
        POLICY: BAD_ROW.replace("S9", "S1"),
    }

    found = [line for line in report(changes) if not line.startswith("rungs.yaml")]

    assert found == ["vocabulary/dimensions/institution.yaml:1:8 syntax"]


def test_an_empty_folder_lacks_everything(folder: Folder) -> None:
    with pytest.raises(ContentError) as caught:
        load(folder({}), AS_OF)

    assert [f"{p.place} {p.rule}" for p in caught.value.problems] == [
        "content/pages/about.md:1:1 missing-file",
        "content/regions:1:1 missing-file",
        "content/site.yaml:1:1 missing-file",
        "content/vocabulary/schemes.yaml:1:1 missing-file",
        "content/vocabulary/units.yaml:1:1 missing-file",
    ]


PIECES = ("'", '"', ":", "：", "- ", "[", "]", "{", "}", "\n", "  ", "\t", "no", "0", "９", "%", "&a ",
          "*a", "!x ", "null", "x", "\u200b", "> ", "---\n", "#", "，", "<<: ", "|", "", "-", "85%")  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 600), st.integers(0, 12), st.sampled_from(PIECES)),
    min_size=1,
    max_size=3,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_no_change_of_a_valid_site_raises_anything_but_a_report(
    problems: Problems, minimal: dict[str, str], changes: Sequence[tuple[int, int, int, str]]
) -> None:
    files = dict(minimal)
    names = sorted(files)
    for which, start, length, piece in changes:
        name = names[which % len(names)]
        at = start % (len(files[name]) + 1)
        files[name] = files[name][:at] + piece + files[name][at + length :]

    assert all(problem.remedy for problem in problems(files))


def test_a_file_that_looks_as_it_did_is_not_read_again(
    folder: Folder, minimal: dict[str, str]
) -> None:
    content, memory = folder(minimal), MemoryWhileRunning()
    time.sleep(OLD)
    first = load(content, AS_OF, Means(memory))
    where = str(content.resolve())
    kept = memory.recall("files", where, dict) or {}
    assert len(kept) == len(minimal)
    policy = kept[POLICY]
    lie = FoundFile(policy.path, BAD_ROW.encode(), policy.look)
    memory.keep("files", where, {**kept, POLICY: lie})

    with pytest.raises(ContentError):
        load(content, AS_OF, Means(memory))
    os.utime(content / POLICY)
    assert load(content, AS_OF, Means(memory)).catalogue == first.catalogue
