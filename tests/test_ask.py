"""Requests as text: what is no JSON is refused, and a run of ``site-gen settle`` ends as it says."""

import json
import select
import subprocess
from pathlib import Path

import pytest

from site_gen.ask import ask
from site_gen.settle import Library
from tests.asked import GOOD, VISIT, with_bill
from tests.conftest import AS_OF
from tests.running import COMMAND, LONGEST, ROOT, surroundings
from tests.settlement import SUMS, catalogue_of, write_sums


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(catalogue_of(SUMS))


def test_a_good_request_is_answered(library: Library) -> None:
    answer = ask(library, json.dumps(GOOD))

    assert answer["status"] == "settled"
    assert answer["totals"] == {"fund": "800.00", "patient": "500.00"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"region": NaN}', "NaN 不是数"),
        ("[-Infinity]", "-Infinity 不是数"),
        ("[" * 100_000, "层数太多"),
        ('{"a":' * 100_000, "层数太多"),
        (b'{"region": "\xff"}', "不是 UTF-8 文字"),
        ('{"region": ' + "9" * 5_000 + "}", "有的数太长"),
        ("", "第 1 行第 1 个字符附近写错了"),
        ('{"region":\n "910000",}', "第 2 行第 11 个字符附近写错了"),
    ],
    ids=["nan", "infinity", "deep", "deep-keys", "not-utf-8", "long-number", "empty", "comma"],
)
def test_what_is_no_json_is_refused_with_the_place(
    library: Library, text: str | bytes, said: str
) -> None:
    assert ask(library, text) == {"status": "refused", "problems": [f"不是 JSON：{said}"]}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sums(tmp_path_factory.mktemp("sums"))


def run(content: Path, text: str | bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``site-gen settle`` with something to read."""
    return subprocess.run(
        [*COMMAND, "settle", "--content", str(content), "--as-of", str(AS_OF), *words],
        cwd=ROOT,
        env=surroundings(),
        input=text.encode() if isinstance(text, str) else text,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )


def test_one_request_is_answered_on_one_line_and_ends_with_0(content: Path) -> None:
    done = run(content, json.dumps(GOOD, indent=1))

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1
    assert json.loads(done.stdout)["totals"]["fund"] == "800.00"


def test_a_refused_request_is_answered_with_why_and_ends_with_2(content: Path) -> None:
    done = run(content, json.dumps(with_bill(total=1300)))

    assert done.returncode == 2
    assert json.loads(done.stdout) == {
        "status": "refused",
        "problems": [
            'visits.0.bill.total：金额要写成 "1000.00" 这样的文字，不能是负数，不超过十亿元'
        ],
    }
    assert b"Traceback" not in done.stderr


def test_an_incomplete_or_disputed_answer_is_no_fault(content: Path) -> None:
    requests = [
        {**GOOD, "visits": [{**VISIT, "institution": None}]},
        {**GOOD, "region": "910100", "visits": [{**VISIT, "institution": "level-3"}]},
    ]
    done = run(content, "\n".join(json.dumps(one) for one in requests), "--lines")

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["status"] for answer in answers] == ["incomplete", "disputed"]
    assert done.returncode == 0


def test_a_bad_line_in_the_middle_is_refused_and_the_others_are_answered(content: Path) -> None:
    good = json.dumps(GOOD).encode()
    bad = [b"{", b"", b'{"region": "\xff"}', b"[" * 100_000, b"NaN"]
    done = run(content, b"\n".join([good, *bad, good]), "--lines")

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [answer["status"] for answer in answers] == [
        "settled",
        *["refused"] * len(bad),
        "settled",
    ]
    assert answers[0] == answers[-1]
    assert b"Traceback" not in done.stderr


def test_half_a_character_is_answered_in_json(content: Path) -> None:
    done = run(content, '{"region": "910000", "scheme": "\\ud800", "date": "2025-06-01"}')

    assert done.returncode == 2
    assert json.loads(done.stdout)["status"] == "refused"
    assert b"Traceback" not in done.stderr


def test_a_request_is_answered_before_the_next_is_asked(content: Path) -> None:
    words = ("settle", "--content", str(content), "--as-of", AS_OF.isoformat(), "--lines")
    with subprocess.Popen(
        [*COMMAND, *words],
        cwd=ROOT,
        env=surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        for _ in range(2):
            asked.stdin.write(json.dumps(GOOD).encode() + b"\n")
            asked.stdin.flush()
            there, _, _ = select.select([asked.stdout], [], [], LONGEST)
            assert there, "nobody answered"
            assert json.loads(asked.stdout.readline())["status"] == "settled"
        asked.stdin.close()

    assert asked.returncode == 0
