"""Outputs → a directory that is whole at every instant: prepared beside it, then swapped in.

Refuses to write into the content, over a home or root directory, or over a directory that
holds files it did not make.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from site_gen.model.output import Output
from site_gen.problems import TargetError

MARKER = ".site-gen"
"""The file in the output that lists every other one: what may be replaced by the next build."""
_DIRECTORY_MODE, _FILE_MODE = 0o755, 0o644


def check_target(out: Path, content: Path) -> None:
    """Refuse an output directory that a build could harm.

    Raises TargetError.
    """
    target, source = out.resolve(), content.resolve()
    if target in (Path(target.anchor), Path.home().resolve(), Path.cwd()):
        raise TargetError(f"不能输出到 {out}：请用单独的目录，例如 _site")
    if target == source or target in source.parents or source in target.parents:
        raise TargetError(f"输出目录 {out} 和内容目录 {content} 不能互相包含")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise TargetError(f"{out} 不是普通目录：请删去或换一个输出目录")
    foreign = next(_foreign_files(out), None)
    if foreign is not None:
        raise TargetError(f"{foreign} 不是本程序生成的：请移走，或换一个输出目录")


def _foreign_files(out: Path) -> Iterator[Path]:
    """List the files below *out* that no build of ours wrote there."""
    marker = out / MARKER
    listed = marker.read_text("utf-8", "replace").splitlines() if marker.is_file() else []
    ours = {MARKER, *listed}
    if out.is_dir():
        yield from (out / path for path, _ in sorted(_files_below(out)) if path not in ours)


def _files_below(folder: Path) -> Iterator[tuple[str, bool]]:
    """List whatever is no folder, by its path below *folder*, and whether it is a plain file.

    A link to a folder is no folder.
    """
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{folder}/{above}") as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{above}{entry.name}/")
                else:
                    yield f"{above}{entry.name}", entry.is_file(follow_symlinks=False)


def release(outputs: Iterable[Output], out: Path) -> int:
    """Write all outputs and put them in place of *out*; give the number of files.

    Until the swap the earlier site stays as it was, and a failure leaves it so. The site it takes
    the place of is kept beside it as the spare, in which the next one is prepared: only files that
    differ are written, and none that has been public is ever written into. Raises TargetError if
    another build holds the directory, OSError if the disk refuses.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    spare, old = _beside(out, "spare"), _beside(out, "old")
    with _only_one(_beside(out, "lock")):
        _recover(out, spare, old)
        count = _prepare(spare, outputs, out)
        _swap(spare, out, old)
    return count


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.{role}")


def _recover(out: Path, spare: Path, old: Path) -> None:
    """Put back what a build left that was killed between its renames."""
    if old.is_dir():
        old.rename(spare if out.exists() else out)


def _prepare(spare: Path, outputs: Iterable[Output], public: Path) -> int:
    """Make the spare hold the outputs and nothing else."""
    found = _files_of(spare)
    written: dict[str, str] = {}
    for output in outputs:
        if output.path.casefold() in written:
            raise ValueError(f"two outputs are called {output.path}")
        written[output.path.casefold()] = output.path
        _bring(output, spare, public, found)
    listed = "".join(f"{path}\n" for path in sorted(written.values()))
    _bring(Output(MARKER, listed.encode()), spare, public, found)
    _remove(spare, found - {MARKER, *written.values()})
    return len(written)


def _files_of(spare: Path) -> set[str]:
    """List the files of the spare; begin a new one if it holds anything but files and folders."""
    if not spare.is_dir():
        return set()
    found = dict(_files_below(spare))
    if all(found.values()):
        return set(found)
    shutil.rmtree(spare)
    return set()


def _bring(output: Output, spare: Path, public: Path, found: set[str]) -> None:
    """Make one file of the spare as it is to be, with the old date if it was public before."""
    if output.path in found and _says(f"{spare}/{output.path}", output.bytes_):
        return
    path = spare / output.path
    _make_folder(path.parent, spare)
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    if not _share(new, output.bytes_, f"{public}/{output.path}"):
        with new.open("xb") as file:
            file.write(output.bytes_)
            os.fchmod(file.fileno(), _FILE_MODE)
    if path.is_dir():  # what is a file now was a folder before
        shutil.rmtree(path)
    new.replace(path)


def _says(path: str, raw: bytes) -> bool:
    """Tell whether a file holds these bytes; thousands are asked, so that no path is taken apart."""
    with open(path, "rb") as file:  # noqa: PTH123  # as said
        return file.read() == raw


def _make_folder(folder: Path, spare: Path) -> None:
    if folder.is_dir():
        return
    if folder != spare:
        _make_folder(folder.parent, spare)
    folder.unlink(missing_ok=True)  # what is a folder now was a file before
    folder.mkdir()
    folder.chmod(_DIRECTORY_MODE)


def _share(new: Path, raw: bytes, public: str) -> bool:
    """Share the public file if it says the same, where the disk knows how to."""
    try:
        if os.path.islink(public) or not _says(public, raw):  # noqa: PTH114  # see _says
            return False
        new.hardlink_to(public)
    except OSError:  # there is none, it is no plain file, or the disk cannot: it is written anew
        return False
    return True


def _remove(spare: Path, gone: Iterable[str]) -> None:
    """Remove files that are no longer wanted, and the folders they leave empty."""
    for path in gone:
        (spare / path).unlink(missing_ok=True)
        for folder in (spare / path).parents:
            if folder == spare or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()


def _swap(spare: Path, out: Path, old: Path) -> None:
    """Put the spare in place; renames that are undone if the second fails."""
    if not out.exists():
        spare.rename(out)
        return
    out.rename(old)
    try:
        spare.rename(out)
    except OSError:
        old.rename(out)
        raise
    old.rename(spare)


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    """Hold the lock of an output directory; the system lets go of it if we die."""
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "?"
            raise TargetError(f"另一个构建正在写这个目录（进程 {holder}）：请等它结束") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
