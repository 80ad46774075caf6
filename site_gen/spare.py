"""Files of a site → the spare: the folder beside the public site in which the next one is prepared.

What the public site says already is shared with it and not written again, and nothing that is
public is ever written into.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path

from site_gen.model.output import Composed, File, Output, Unchanged, Whole
from site_gen.published import Published
from site_gen.stamp import Look, files_below, inode_of

_DIRECTORY_MODE, _FILE_MODE = 0o755, 0o644


class Spare:
    """The folder as it is being prepared; *published* says what the public files say and how they look."""

    def __init__(self, folder: Path, public: Path, published: Published) -> None:
        self._folder, self._public = os.fspath(folder), os.fspath(public)
        self._published = published
        self._found = _files_of(folder)
        self._folders: set[str] = set()  # those that are known to be folders
        self.left: dict[str, Look] = {
            path: look
            for path, look in published.looks.items()
            if self._found.get(path) == inode_of(look)
        }
        """How the files look that were found to be one with the public ones, and are left alone."""

    def bring(self, file: File) -> None:
        """Make a file as it is to be, or leave files as they are.

        Raises OSError if the disk refuses, ValueError if a file is to stay that is not there.
        """
        if isinstance(file, Unchanged):
            self._insist_on(file)
            self._keep(file.digests)
        elif self._is_public(file):
            self._keep([file.path])
        else:
            self._put(file.path, lambda at: _write(at, self._bytes_of(file)))

    def leave_only(self, paths: Iterable[str]) -> None:
        """Remove all other files, and the folders they leave empty.

        Raises OSError if the disk refuses.
        """
        for path in self._found.keys() - set(paths):
            os.unlink(self._at(path))
            for above in _above(path):
                if not above or os.listdir(self._at(above)):
                    break
                os.rmdir(self._at(above))

    def _insist_on(self, unchanged: Unchanged) -> None:
        if not unchanged.digests.items() <= self._published.digests.items():
            some = next(iter(unchanged.digests))
            raise ValueError(f"{some} or a file beside it is to stay as it is, and is not there")

    def _is_public(self, file: Whole) -> bool:
        """Tell whether the public file says what a file is to say."""
        said = self._published.digests.get(file.path)
        return file.is_said_by(said) if isinstance(file, Composed) else said == file.digest

    def _at(self, path: str) -> str:
        return f"{self._folder}/{path}"

    def _make_folder(self, path: str) -> None:
        if path in self._folders:
            return
        if path:
            self._make_folder(os.path.dirname(path))
        if path in self._found:  # what is a folder now was a file before
            os.unlink(self._at(path))
            del self._found[path]
        try:
            os.mkdir(self._at(path))
        except FileExistsError:  # made by us, as a rule in an earlier build
            pass
        else:
            os.chmod(self._at(path), _DIRECTORY_MODE)
        self._folders.add(path)

    def _forget_folder(self, path: str) -> None:
        shutil.rmtree(self._at(path))
        self._folders = {f for f in self._folders if f != path and not f.startswith(f"{path}/")}
        self._found = {f: at for f, at in self._found.items() if not f.startswith(f"{path}/")}

    def _keep(self, paths: Iterable[str]) -> None:
        """Share the public files, unless they are shared already."""
        for path in (path for path in paths if path not in self.left):
            self._put(path, partial(_share, f"{self._public}/{path}"))

    def _put(self, path: str, make: Callable[[str], None]) -> None:
        """Make a file in place of what is there; *make* raises FileExistsError if that is a folder."""
        self._make_folder(os.path.dirname(path))
        if path in self._found:
            os.unlink(self._at(path))
            self.left.pop(path, None)
        try:
            make(self._at(path))
        except FileExistsError:  # what is a file now was a folder before
            self._forget_folder(path)
            make(self._at(path))

    def _bytes_of(self, file: Whole) -> Iterable[bytes]:
        """Give what a file says, one part after the other."""
        if isinstance(file, Output):
            return [file.bytes_]
        here = file.here
        return self._completed(file) if here is None else here

    def _completed(self, file: Composed) -> Iterator[bytes]:
        """Take the parts that are not here out of the public file."""
        parts = self._published.parts[file.path]
        ends = accumulate(part.size for part in parts)
        starts = {part.digest: end - part.size for part, end in zip(parts, ends, strict=True)}
        with open(f"{self._public}/{file.path}", "rb", buffering=0) as public:
            for part in file.parts:
                if part.bytes_ is None:
                    public.seek(starts[part.digest])
                yield public.read(part.size) if part.bytes_ is None else part.bytes_


def _files_of(folder: Path) -> dict[str, int]:
    """List the files of a folder by the numbers of their inodes, which cost no look at each: one
    that is shared has the number of the public one. Empty it first if it holds anything but files.
    """
    found = {}
    for path, entry in files_below(os.fspath(folder)) if folder.is_dir() else ():
        if not entry.is_file(follow_symlinks=False):
            shutil.rmtree(folder)
            return {}
        found[path] = entry.inode()
    return found


def _above(path: str) -> Iterable[str]:
    """List the folders above a path, the nearest first, the root as an empty name last."""
    while path:
        path = os.path.dirname(path)
        yield path


def _write(new: str, said: Iterable[bytes]) -> None:
    """Write a file where there is none."""
    with open(new, "xb") as file:
        os.fchmod(file.fileno(), _FILE_MODE)
        file.writelines(said)


def _share(public: str, new: str) -> None:
    """Share a public file, or copy it where the disk cannot share."""
    try:
        os.link(public, new)
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(public, new)
        os.chmod(new, _FILE_MODE)
