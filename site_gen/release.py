"""Outputs → a directory that is whole at every instant: staged beside it, then swapped in.

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

MARKER = ".site-gen"
"""The file in the output that lists every other one: what may be replaced by the next build."""
_DIRECTORY_MODE, _FILE_MODE = 0o755, 0o644


class TargetError(Exception):
    """The output directory must not or cannot be written; says why and what to do."""


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
    for path in sorted(out.rglob("*")):
        inside = path.relative_to(out).as_posix()
        if inside not in ours and (path.is_symlink() or not path.is_dir()):
            yield path


def release(outputs: Iterable[Output], out: Path) -> int:
    """Write all outputs and put them in place of *out*; give the number of files.

    Until the swap the earlier site stays as it was, and a failure leaves it so. Raises
    TargetError if another build holds the directory, OSError if the disk refuses.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    stage, old = _beside(out, "stage"), _beside(out, "old")
    with _only_one(_beside(out, "lock")):
        for leftover in (stage, old):
            _restore_or_remove(leftover, out, old)
        try:
            count = _write_all(outputs, stage)
            _swap(stage, out, old)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return count


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.{role}")


def _restore_or_remove(leftover: Path, out: Path, old: Path) -> None:
    """Clear what a killed build left; if it died between two renames, put the site back."""
    if leftover == old and old.is_dir() and not out.exists():
        old.rename(out)
    elif leftover.exists():
        shutil.rmtree(leftover)


def _write_all(outputs: Iterable[Output], stage: Path) -> int:
    stage.mkdir(mode=_DIRECTORY_MODE)
    stage.chmod(_DIRECTORY_MODE)
    written: dict[str, str] = {}
    for output in outputs:
        if output.path.casefold() in written:
            raise ValueError(f"two outputs are called {output.path}")
        written[output.path.casefold()] = output.path
        _write(stage / output.path, output.bytes_, stage)
    listed = "".join(f"{path}\n" for path in sorted(written.values()))
    _write(stage / MARKER, listed.encode(), stage)
    return len(written)


def _write(path: Path, raw: bytes, stage: Path) -> None:
    for folder in reversed(path.relative_to(stage).parents[:-1]):
        directory = stage / folder
        if not directory.is_dir():
            directory.mkdir()
            directory.chmod(_DIRECTORY_MODE)
    path.write_bytes(raw)
    path.chmod(_FILE_MODE)


def _swap(stage: Path, out: Path, old: Path) -> None:
    """Put the staged directory in place; two renames, undone if the second fails."""
    if not out.exists():
        stage.rename(out)
        return
    out.rename(old)
    try:
        stage.rename(out)
    except OSError:
        old.rename(out)
        raise


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
