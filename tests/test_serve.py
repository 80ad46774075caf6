"""The preview: a real server in its own process, asked as a browser and as an attacker would."""

import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import AS_OF, SITES
from tests.running import COMMAND, ROOT, surroundings

LONGEST = 30
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@dataclass(frozen=True)
class Preview:
    """A running preview and the content it shows."""

    port: int
    content: Path

    def ask(self, path: str, **headers: str) -> tuple[int, str]:
        """Ask for an address exactly as written, and give the status and the body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            connection.putrequest("GET", path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            body = b"" if answer.status == 101 else answer.read()
            return answer.status, body.decode()
        finally:
            connection.close()

    def until(self, words: str, path: str = "/") -> str:
        """Wait until a page holds some words, but not for ever."""
        end = time.monotonic() + LONGEST
        while words not in (text := self.ask(path)[1]):
            assert time.monotonic() < end, text[:2000]
            time.sleep(0.1)
        return text


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    content = tmp_path_factory.mktemp("serve") / "content"
    shutil.copytree(SITES / "minimal" / "content", content)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = ["serve", "--content", str(content), "--port", str(port), "--as-of", str(AS_OF)]
    process = subprocess.Popen(
        [*COMMAND, *words],
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for(port, process)
    yield Preview(port, content)
    assert process.poll() is None, "the server died"
    process.terminate()
    assert process.wait(timeout=LONGEST) == 143


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server listens, but not for ever."""
    end = time.monotonic() + LONGEST
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert process.poll() is None, "the server did not start"
            assert time.monotonic() < end, "the server does not listen"
            time.sleep(0.05)
        else:
            return


def test_a_page_is_served_and_told_to_reload(preview: Preview) -> None:
    status, text = preview.ask("/r/140000/")

    assert status == 200
    assert "山西省" in text
    assert '<script src="/livereload.js"></script>' in text
    assert preview.ask("/livereload.js")[0] == 200
    assert preview.ask("/r/140000/", Host=f"localhost:{preview.port}")[0] == 200


def test_a_missing_page_is_404(preview: Preview) -> None:
    status, text = preview.ask("/r/999999/")

    assert status == 404
    assert "没有这一页" in text


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/r/../../content/site.yaml",
        "/content/site.yaml",
        "/%00",
    ],
)
def test_nothing_but_the_site_is_served(preview: Preview, path: str) -> None:
    status, text = preview.ask(path)

    assert status in (403, 404)
    assert "root:" not in text
    assert "licence_url" not in text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "[", "192.168.1.1", "a@b"]
)
@pytest.mark.parametrize("path", ["/", "/livereload.js"])
def test_a_foreign_host_is_refused(preview: Preview, host: str, path: str) -> None:
    assert preview.ask(path, Host=host)[0] in (400, 403)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://localhost.evil.example", "null"]
)
def test_a_page_of_another_origin_cannot_listen(preview: Preview, origin: str) -> None:
    assert preview.ask("/livereload", Origin=origin, **UPGRADE)[0] == 403


def test_our_own_page_can_listen(preview: Preview) -> None:
    origin = f"http://127.0.0.1:{preview.port}"

    assert preview.ask("/livereload", Origin=origin, **UPGRADE)[0] == 101


def test_a_bad_edit_is_shown_with_its_place_and_a_mended_one_recovers(preview: Preview) -> None:
    policy = preview.content / "policies" / "140000" / "resident" / "inpatient.yaml"
    sound = policy.read_text(encoding="utf-8")

    policy.write_text(sound.replace("85%", "85"), encoding="utf-8")
    shown = preview.until("内容有错")
    assert "inpatient.yaml:6:56: 错误[ratio]" in shown
    assert "livereload.js" in shown

    policy.write_text(sound.replace("85%", "88%"), encoding="utf-8")
    preview.until("88%", "/r/140000/")
    assert "内容有错" not in preview.ask("/")[1]


def test_a_file_put_back_with_its_old_time_is_noticed(preview: Preview) -> None:
    site, aside = preview.content / "site.yaml", preview.content.parent / "aside.yaml"

    site.rename(aside)
    preview.until("内容有错")
    aside.rename(site)

    assert "小站" in preview.until("小站")


def test_what_a_curator_wrote_is_escaped_among_the_problems(preview: Preview) -> None:
    site = preview.content / "site.yaml"
    sound = site.read_text(encoding="utf-8")

    site.write_text(sound + "<script>x</script>: 1\n", encoding="utf-8")
    shown = preview.until("内容有错")
    site.write_text(sound, encoding="utf-8")
    preview.until("小站")

    assert "<script>x" not in shown
    assert "&lt;script&gt;x" in shown


def test_a_removed_and_an_added_file_are_noticed(preview: Preview) -> None:
    guide = preview.content / "guides" / "enrol.md"
    text = guide.read_text(encoding="utf-8")

    guide.unlink()
    preview.until("没有这一页", "/guides/enrol/")
    guide.write_text(text.replace("怎么参保", "怎样参加"), encoding="utf-8")

    assert "怎样参加" in preview.until("怎样参加", "/guides/enrol/")
