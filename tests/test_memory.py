"""What is remembered is used again only if nothing it was made from is another."""

from pathlib import Path

import pytest

from site_gen.memory import Memory, MemoryInFolder, MemoryWhileRunning, digest_of


@pytest.fixture(params=["folder", "running"])
def memory(request: pytest.FixtureRequest, tmp_path: Path) -> Memory:
    return MemoryInFolder(tmp_path, "v1") if request.param == "folder" else MemoryWhileRunning()


def test_a_thing_comes_back_under_its_name_and_key(memory: Memory) -> None:
    memory.keep("a", "1", ("x", 2))
    memory.keep("b", "1", ("y",))

    assert memory.recall("a", "1", tuple) == ("x", 2)
    assert memory.recall("b", "1", tuple) == ("y",)
    assert memory.recall("c", "1", tuple) is None


def test_another_key_or_kind_brings_nothing_back(memory: Memory) -> None:
    memory.keep("a", "1", ("x", 2))

    assert memory.recall("a", "2", tuple) is None
    assert memory.recall("a", "", tuple) is None
    assert memory.recall("a", "1", list) is None


def test_the_newest_thing_of_a_name_is_kept(memory: Memory) -> None:
    memory.keep("a", "1", "old")
    memory.keep("a", "2", "new")

    assert memory.recall("a", "1", str) is None
    assert memory.recall("a", "2", str) == "new"


def test_another_program_remembers_nothing(tmp_path: Path) -> None:
    MemoryInFolder(tmp_path, "v1").keep("a", "1", "x")

    assert MemoryInFolder(tmp_path, "v1").recall("a", "1", str) == "x"
    assert MemoryInFolder(tmp_path, "v2").recall("a", "1", str) is None


def test_a_file_with_any_byte_changed_or_missing_is_forgotten(tmp_path: Path) -> None:
    memory = MemoryInFolder(tmp_path, "v1")
    memory.keep("a", "1", "some text")
    whole = (tmp_path / "a").read_bytes()

    for place in range(len(whole)):
        spoilt = bytearray(whole)
        spoilt[place] ^= 1
        for raw in (bytes(spoilt), whole[:place]):
            (tmp_path / "a").write_bytes(raw)
            assert memory.recall("a", "1", str) is None
    (tmp_path / "a").write_bytes(whole)
    assert memory.recall("a", "1", str) == "some text"


def test_no_two_lists_of_parts_have_one_digest() -> None:
    lists = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), (b"ab", "cd"), ()]

    assert len({digest_of(*parts) for parts in lists}) == len(lists)
    assert digest_of("ab", "c") == digest_of(b"ab", b"c")
