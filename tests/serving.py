"""A site as a host would serve it: compressed, named files kept for ever, pages asked for anew."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".csv", ".webmanifest")


class Host(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    extensions_map = {  # noqa: RUF012  # the base class's own form
        **SimpleHTTPRequestHandler.extensions_map,
        ".webmanifest": "application/manifest+json",
        ".js": "text/javascript; charset=utf-8",
        ".html": "text/html; charset=utf-8",
    }

    def log_message(self, *_: object) -> None:
        """Leave the output to pytest."""

    def end_headers(self) -> None:
        """Say how long a browser may keep the answer."""
        named = self.path.startswith("/a/")
        age = "public, max-age=31536000, immutable" if named else "no-cache"
        self.send_header("Cache-Control", age)
        super().end_headers()

    def send_head(self) -> BytesIO | None:
        """Open what is asked for, compressed where the browser takes it."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.split("?")[0][-1] == "/" else path
        if not path.is_file():
            super().send_head()
            return None
        raw = path.read_bytes()
        packed = path.suffix in _TEXT and "gzip" in self.headers.get("Accept-Encoding", "")
        sent = gzip.compress(raw, 9, mtime=0) if packed else raw
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(sent)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(sent)


@contextmanager
def served(folder: Path) -> Iterator[ThreadingHTTPServer]:
    """Serve a folder on this machine until the block ends or the server is closed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    close(server)
    thread.join()


def close(server: ThreadingHTTPServer) -> None:
    """Stop serving, as a network that goes away."""
    server.shutdown()
    server.server_close()


def address_of(server: ThreadingHTTPServer) -> str:
    """Give the address of the site that is served."""
    return f"http://127.0.0.1:{server.server_port}/"
