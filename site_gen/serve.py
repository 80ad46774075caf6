"""Build again when something changes, in memory; show problems in the browser and live on.

Serves only to this machine: a request with a foreign Host or Origin is refused.
"""

import gc
import logging
import mimetypes
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import TemplateError
from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web

from site_gen.model.output import Composed, File, Known, Unchanged, Whole
from site_gen.problems import ContentError
from site_gen.stamp import Looks
from site_gen.watch import Watch

_LOCAL = ("127.0.0.1", "localhost", "::1")
# What an edit of a template, a style or our own code can set off; the preview outlives it.
_FAULTS = (OSError, TemplateError, ValueError, TypeError, LookupError, AttributeError)
_LOG = logging.getLogger("site_gen.serve")
_PROBLEMS = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>内容有错</title><script src="/livereload.js"></script></head><body>
<h1>内容有错，共 {count} 处</h1><p>改好保存后，这里会自动恢复。</p><pre>{text}</pre>
</body></html>"""

Make = Callable[[Known, Looks], Iterable[File]]
"""Makes the files of the site; is told what those made before say, and how what is watched looks."""


@dataclass
class Preview:
    """What the browser is shown now: the last good site, or what is wrong with the new one."""

    make: Make
    looks: Looks
    files: Mapping[str, Whole] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    """What the files say."""
    problems: str = ""

    def rebuild(self) -> None:
        """Make the site again; what is wrong with it replaces every page until it is mended."""
        try:
            with _uncollected():
                self._take(self.make(self.known, self.looks))
        except ContentError as error:
            lines = [str(problem) for problem in error.problems]
            self.problems = _PROBLEMS.format(count=len(lines), text=escape("\n".join(lines)))
            _LOG.warning("%s", "\n".join(lines))
        except _FAULTS as fault:
            self.problems = _PROBLEMS.format(
                count=1, text=escape(f"{type(fault).__name__}: {fault}")
            )
            _LOG.warning("%s: %s", type(fault).__name__, fault)
        else:
            self.problems = ""
            _LOG.info("已重新生成 %d 个文件", len(self.files))

    def _take(self, made: Iterable[File]) -> None:
        """Show what was made, and nothing else; what is unchanged of it is there."""
        digests: dict[str, str] = {}
        new: dict[str, Whole] = {}
        for file in made:
            digests |= file.digests
            if not isinstance(file, Unchanged):
                new[file.path] = self._whole(file)
        every = {**self.files, **new}
        self.files = {path: every[path] for path in digests}
        composed = (file for file in self.files.values() if isinstance(file, Composed))
        parts = frozenset(part.digest for file in composed for part in file.parts)
        self.known = Known(digests, parts)

    def _whole(self, file: Whole) -> Whole:
        """Give a file with its bytes; what is unchanged of its parts has them from before."""
        before = self.files.get(file.path)
        if not isinstance(file, Composed) or not isinstance(before, Composed):
            return file
        known = {part.digest: part for part in before.parts}
        return replace(file, parts=tuple(known.get(part.digest, part) for part in file.parts))

    def find(self, path: str) -> tuple[str, bytes] | None:
        """Find the file an address means."""
        for name in (path, f"{path}index.html"):
            if name in self.files:
                return name, self.files[name].bytes_
        return None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for circles of objects once, afterwards, and only among what is new.

    What stays is in no circles. To look through it took a fifth of the time while a site was made, and
    of a country seconds at any moment after.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        gc.freeze()
        gc.enable()


def _is_local(address: str) -> bool:
    """Tell whether an address names this machine."""
    try:
        return urlsplit(address).hostname in _LOCAL
    except ValueError:
        return False


class _Local(web.RequestHandler):
    """Answers only requests that name this machine."""

    def prepare(self) -> None:
        if not _is_local(f"//{self.request.host}"):
            raise web.HTTPError(403)


class _Page(_Local):
    """Gives a file of the preview, or the problems in place of any page."""

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def get(self, path: str) -> None:
        found = self.preview.find(path)
        name, raw = found or self.preview.find("404.html") or ("404.html", b"")
        if self.preview.problems and name.endswith(".html"):
            raw, found = self.preview.problems.encode(), (name, raw)
        self.set_status(200 if found else 404)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(raw)


class _Reload(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """Tells local pages to reload; a page of another origin is not listened to."""

    def check_origin(self, origin: str) -> bool:
        return _is_local(origin)


class _Script(_Local, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """Gives the script that listens for reloads."""


class PreviewServer(Server):  # type: ignore[misc]  # livereload has no types
    """Livereload's server with our own handlers: from memory, for this machine only."""

    def __init__(self, make: Make) -> None:
        watcher = Watch()
        super().__init__(watcher=watcher)
        self.preview = Preview(make, watcher.looks)

    def application(self, port: int, host: str, **_: object) -> None:
        """Listen for pages and reloads on one port."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = False
        # By default a change within three seconds of the last reload is not shown.
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
        handlers: list[Any] = [
            (r"/livereload", _Reload),
            (r"/livereload.js", _Script),
            (r"/(.*)", _Page, {"preview": self.preview}),
        ]
        web.Application(handlers).listen(port, address=host)


def serve(make: Make, watched: list[Path], port: int) -> None:
    """Serve what *make* gives on this machine, again after every change of *watched*.

    Raises OSError if the port is taken.
    """
    server = PreviewServer(make)
    for folder in watched:
        server.watch(str(folder), server.preview.rebuild)
    server.watcher.examine()  # what is there now; whatever changes from here on is noticed
    server.preview.rebuild()
    try:
        server.serve(port=port, host="127.0.0.1")
    finally:
        server.watcher.stop()
