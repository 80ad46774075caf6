"""Folders → how all files below each look, looked at again as soon as something changes.

The system tells of changes where it can. Where it does not (a disk of another machine, more folders
than it minds), looks at all files do, as often as leaves most of the time to everything else.
"""

import os
import stat
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import perf_counter

from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from watchdog import events
from watchdog.observers import Observer

from site_gen.stamp import Look, look_at, looks_below

_SETTLED = 0.03
"""So many seconds after the first word of a change it is looked at: one save is several changes."""
_OFTEN = 0.25
"""Seconds between two looks at all files,"""
_SHARE = 10
"""or so many times what such a look takes, if that is longer."""
_MANY = 64
"""More paths than these are not looked at one by one."""
_NOT_BELOW = (os.curdir, os.pardir)
# Not that something was opened or read: we do that ourselves.
_TOLD: tuple[type[events.FileSystemEvent], ...] = (
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileClosedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
)


class _Listener(events.FileSystemEventHandler):
    """Passes on which paths an event is about."""

    def __init__(self, hear: Callable[[list[str]], None]) -> None:
        self._hear = hear

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Pass on the path, and the other one if something was moved."""
        self._hear([os.fsdecode(path) for path in (event.src_path, event.dest_path) if path])


class Watch(Watcher):  # type: ignore[misc]  # livereload has no types
    """Notices any difference of a folder, also a file put back with its old time.

    Livereload's own watcher notices only files that are new, gone or newer.
    """

    def __init__(self, often: float = _OFTEN) -> None:
        super().__init__()
        self.looks: dict[str, Mapping[str, Look]] = {}
        self._often = often
        self._observer = Observer()
        self._told: dict[str, set[str]] = defaultdict(set)
        self._all = False
        self._took = 0.0

    def start(self, callback: Callable[[], None]) -> bool:
        """Listen, and look at all files from time to time; livereload by itself would every 0.8 seconds."""
        loop = IOLoop.current()
        self._listen(loop, partial(self._look, callback))
        loop.call_later(self._often, self._look_at_all, loop, callback)
        return True

    def stop(self) -> None:
        """Listen no more."""
        self._observer.stop()

    def is_changed(self, path: str, ignore: object = None) -> bool:
        """Compare the folder with what it was when last looked at."""
        del ignore  # nothing below a watched folder is
        before = self.looks.get(path)
        try:
            now = self._looked_at_all(path) if before is None or self._all else self._again(path)
        except FileNotFoundError:  # gone while we looked: the next look will tell
            return False
        self.looks[path] = now
        if before is None or now == before:
            return False
        self.filepath = path
        return True

    def _listen(self, loop: IOLoop, look: Callable[[], None]) -> None:
        """Have the system tell of changes, if it can."""

        def hear(folder: str, paths: list[str]) -> None:
            if not any(self._told.values()):
                loop.call_later(_SETTLED, look)
            self._told[folder].update(paths)

        for folder in self._tasks:
            listener = _Listener(partial(loop.add_callback, hear, folder))
            self._observer.schedule(listener, folder, recursive=True, event_filter=[*_TOLD])
        try:
            self._observer.start()
        except OSError:  # it minds no more folders: looks at all files do
            self._observer.stop()

    def _look_at_all(self, loop: IOLoop, callback: Callable[[], None]) -> None:
        self._all, self._took = True, 0.0
        try:
            self._look(callback)
        finally:  # whatever goes wrong in one look, there is a next one
            wait = max(self._often, _SHARE * self._took)
            loop.call_later(wait, self._look_at_all, loop, callback)

    def _look(self, callback: Callable[[], None]) -> None:
        """Look at what was told of, or at all files, and let everybody know what has changed."""
        try:
            callback()
        finally:
            self._told.clear()
            self._all = False

    def _looked_at_all(self, folder: str) -> dict[str, Look]:
        begun = perf_counter()
        try:
            return looks_below(Path(folder))
        finally:
            self._took += perf_counter() - begun

    def _again(self, folder: str) -> Mapping[str, Look]:
        """Look at the paths of a folder that were told of; at all files if one is not below it."""
        told = {os.path.relpath(path, folder).replace(os.sep, "/") for path in self._told[folder]}
        if len(told) > _MANY or any(name.split("/")[0] in _NOT_BELOW for name in told):
            return self._looked_at_all(folder)
        now = dict(self.looks[folder])
        for name in told:
            _look_again(folder, name, now)
        return now


def _look_again(folder: str, name: str, looks: dict[str, Look]) -> None:
    """Look again at a path below a folder, and at all below it if it is a folder, or was."""
    try:
        found = os.lstat(f"{folder}/{name}")
    except (FileNotFoundError, NotADirectoryError):
        found = None
    if found is not None and not stat.S_ISDIR(found.st_mode):
        looks[name] = look_at(found)
        return
    for gone in [at for at in looks if at == name or at.startswith(f"{name}/")]:
        del looks[gone]
    if found is not None:
        below = looks_below(Path(folder, name))
        looks.update((f"{name}/{path}", look) for path, look in below.items())
