"""Outputs → a directory that is whole at every instant: prepared beside it, then swapped in.

Refuses to write into the content, over a home or root directory, or over a directory that
holds files it did not make.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from site_gen.model.output import Composed, File, Output, Part
from site_gen.problems import TargetError
from site_gen.published import MARKER, NOTHING, Published, not_ours
from site_gen.spare import Spare
from site_gen.stamp import Look, files_below, look_at


def check_target(out: Path, content: Path) -> None:
    """Refuse an output directory that a build could harm; what a site of ours holds is looked at later.

    Raises TargetError.
    """
    target, source = out.resolve(), content.resolve()
    if target in (Path(target.anchor), Path.home().resolve(), Path.cwd()):
        raise TargetError(f"不能输出到 {out}：请用单独的目录，例如 _site")
    if target == source or target in source.parents or source in target.parents:
        raise TargetError(f"输出目录 {out} 和内容目录 {content} 不能互相包含")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise TargetError(f"{out} 不是普通目录：请删去或换一个输出目录")
    if out.is_dir() and not (out / MARKER).is_file():
        for path, _ in files_below(os.fspath(out)):
            raise not_ours(f"{out}/{path}")


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold an output directory, so that nobody else builds there, and mend what a kill left.

    Raises TargetError if another build holds it.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with _only_one(_beside(out, "lock")):
        _recover(out)
        yield


def release(files: Iterable[File], out: Path, published: Published = NOTHING) -> Published:
    """Write all files and put them in place of *out*, which is held; say what is there now.

    Until the swap the earlier site stays as it was, and a failure leaves it so. The site it takes
    the place of is kept beside it as the spare, in which the next one is prepared: a file that says
    what *published* says of it is shared with the public site, and none that has been public is
    ever written into. Raises OSError if the disk refuses.
    """
    folder = _beside(out, "spare")
    spare = Spare(folder, out, published)
    digests, parts = _prepare(spare, files)
    _swap(folder, out)
    return Published(digests, _looks(out, digests, spare.left), parts)


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.{role}")


def _recover(out: Path) -> None:
    """Put back what a build left that was killed between its renames."""
    old = _beside(out, "old")
    if old.is_dir():
        old.rename(_beside(out, "spare") if out.exists() else out)


def _prepare(
    spare: Spare, files: Iterable[File]
) -> tuple[dict[str, str], dict[str, tuple[Part, ...]]]:
    """Make the spare hold the files and nothing else; give the digest of each, and its parts."""
    names: set[str] = set()
    digests: dict[str, str] = {}
    parts = {}
    for file in files:
        _insist_on_names(names, file.digests)
        spare.bring(file)
        digests |= file.digests
        if isinstance(file, Composed):
            parts[file.path] = tuple(part.noted for part in file.parts)
    listed = Output(MARKER, "".join(f"{path}\n" for path in sorted(digests)).encode())
    spare.bring(listed)
    digests[MARKER] = listed.digest
    spare.leave_only(digests)
    return digests, parts


def _insist_on_names(names: set[str], paths: Iterable[str]) -> None:
    """Take up the names of files; raises ValueError if one is there, or differs by large letters alone."""
    for path in paths:
        name = path.casefold()
        if name in names:
            raise ValueError(f"two outputs are called {path}")
        names.add(name)


def _looks(out: Path, paths: Iterable[str], left: Mapping[str, Look]) -> dict[str, Look]:
    """Tell how files look that are public now; one that was left alone looks as it did."""
    return {path: left.get(path) or look_at(os.lstat(f"{out}/{path}")) for path in paths}


def _swap(spare: Path, out: Path) -> None:
    """Put the spare in place; renames that are undone if the second fails."""
    old = _beside(out, "old")
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
