from dataclasses import replace
from pathlib import Path

import pytest

from site_gen.read import read_all
from site_gen.read.tree import LARGEST, walk
from site_gen.stamp import looks_below
from tests.conftest import Folder


def test_a_file_as_large_as_allowed_is_read_and_a_larger_one_is_refused(folder: Folder) -> None:
    line = b"# " + b"x" * 97 + b"\n"
    largest = b"a: x\n" + line * ((LARGEST - 5) // 100)
    root = folder({"a.yaml": largest.ljust(LARGEST, b"\n"), "b.yaml": b"#" * (LARGEST + 1)})
    documents, problems = read_all(root)

    assert [document.path for document in documents] == ["content/a.yaml"]
    assert [str(p.place) + " " + p.rule for p in problems] == ["content/b.yaml:1:1 file-size"]


def test_files_are_read_in_the_order_of_their_paths(folder: Folder) -> None:
    root = folder({"b.yaml": "a: x", "a/z.yaml": "a: x", "a/b.md": "---\na: x\n---\n"})
    documents, problems = read_all(root)

    assert [d.path for d in documents] == ["content/a/b.md", "content/a/z.yaml", "content/b.yaml"]
    assert problems == []


def test_a_folder_is_named_the_same_from_inside_and_outside(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder({"a.yaml": "a: x"}))

    assert [document.path for document in read_all(Path())[0]] == ["content/a.yaml"]


def test_hidden_files_of_the_system_are_passed_over(folder: Folder) -> None:
    root = folder({".DS_Store": b"\x00", ".git/config.yaml": "a: x", "a.yaml": "a: x"})

    assert [document.path for document in read_all(root)[0]] == ["content/a.yaml"]
    assert read_all(root)[1] == []


def test_a_missing_folder_is_a_fault_of_the_environment(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_all(tmp_path / "nowhere")


def test_where_somebody_has_looked_only_what_looks_otherwise_is_looked_at(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml", "c/d.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"a: 1\n")
    known = walk(tmp_path)[0]
    (tmp_path / "b.yaml").write_bytes(b"a: 22\n")
    looks = looks_below(tmp_path)
    (tmp_path / "a.yaml").write_bytes(b"a: 333\n")  # after the look: the next one will tell

    files, problems = walk(tmp_path, known, looks)
    assert [*files] == ["a.yaml", "b.yaml", "c/d.yaml"]
    assert [file.bytes_ for file in files.values()] == [b"a: 1\n", b"a: 22\n", b"a: 1\n"]
    assert {path: file.look for path, file in files.items()} == looks
    assert problems == []


@pytest.mark.parametrize("change", ["new", "gone", "a link", "too large", "a twin"])
def test_a_folder_in_which_anything_else_changed_is_walked(tmp_path: Path, change: str) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(b"a: 1\n")
    if change == "a twin":
        (tmp_path / "A.yaml").write_bytes(b"a: 1\n")
    known = walk(tmp_path)[0]
    file = tmp_path / "b.yaml"
    match change:
        case "new":
            (tmp_path / "c.yaml").write_bytes(b"a: 1\n")
        case "gone":
            file.unlink()
        case "a link":
            file.unlink()
            file.symlink_to("a.yaml")
        case "too large":
            file.write_bytes(b"#" * (LARGEST + 1))

    found = walk(tmp_path, known, looks_below(tmp_path))
    assert found == walk(tmp_path)
    assert len(found[0]) + len(found[1]) == {"new": 3, "gone": 1, "a twin": 4}.get(change, 2)


def test_a_file_that_looks_as_it_is_known_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1\n")
    known, _ = walk(tmp_path)
    lie = {"a.yaml": replace(known["a.yaml"], bytes_=b"a lie")}

    assert walk(tmp_path, lie)[0] == lie
    (tmp_path / "a.yaml").write_bytes(b"a: 2\n")
    assert [one.bytes_ for one in walk(tmp_path, lie)[0].values()] == [b"a: 2\n"]
