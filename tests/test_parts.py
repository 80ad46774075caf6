"""A file of the site that is put together of parts: what did not change is not made again."""

from collections.abc import Iterable
from pathlib import Path

from site_gen.memory import Memory, MemoryWhileRunning
from site_gen.model.output import Composed, part_of
from site_gen.published import note_published, published_in
from site_gen.release import held, release


def put(files: Iterable[Composed], out: Path) -> None:
    """Release files where nothing is remembered of those before."""
    with held(out):
        release(files, out, published_in(out, Memory()))


def test_parts_that_are_not_here_are_taken_out_of_the_public_file(tmp_path: Path) -> None:
    out, (one, two, three) = tmp_path / "site", map(part_of, (b"one", b"two", b"three"))
    memory = MemoryWhileRunning()
    with held(out):
        note_published(out, release([Composed("all", (one, two))], out), memory)
    with held(out):
        before = published_in(out, memory)
        assert before.known.parts == {one.digest, two.digest}
        site = release([Composed("all", (two.noted, three, one.noted))], out, before)

    assert (out / "all").read_bytes() == b"twothreeone"
    assert site.parts == {"all": (two.noted, three.noted, one.noted)}


def test_a_file_of_parts_stays_if_its_bytes_do_though_nothing_is_known_of_the_parts(
    tmp_path: Path,
) -> None:
    out, parts = tmp_path / "site", (part_of(b"one"), part_of(b"two"))
    put([Composed("all", parts)], out)
    before = (out / "all").stat().st_ino

    put([Composed("all", parts)], out)
    assert (out / "all").stat().st_ino == before
    put([Composed("all", parts[::-1])], out)
    assert (out / "all").read_bytes() == b"twoone"
