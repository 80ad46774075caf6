"""The worker and the manifest: what a phone keeps from the first visit on."""

import json
import re

import pytest

from site_gen.load import load
from tests.conftest import AS_OF, SITES
from tests.making import files_of


@pytest.fixture(scope="module", params=["minimal", "library-cards"])
def site(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return files_of(load(SITES / request.param / "content", AS_OF).catalogue, AS_OF)


def kept(site: dict[str, bytes]) -> list[str]:
    match = re.match(r"self\.KEPT = (\[.*\]);\n", site["sw.js"].decode())
    assert match is not None
    return list(json.loads(match[1]))


def test_everything_kept_is_a_file_of_the_site(site: dict[str, bytes]) -> None:
    named = kept(site)

    assert len(named) > 5
    files = [f"{at}index.html" if at.endswith("/") else at for at in named]
    assert [file for file in files if file.removeprefix("./") not in site] == []


def test_the_first_kept_is_the_page_for_what_is_not(site: dict[str, bytes]) -> None:
    assert kept(site)[0] == "offline/"
    assert "没有连上网" in site["offline/index.html"].decode()


def test_every_asset_is_kept_and_the_worker_itself_is_none(site: dict[str, bytes]) -> None:
    assets = {path for path in site if path.startswith("a/")}

    assert assets <= set(kept(site))
    assert [path for path in assets if "worker" in path] == []


def test_every_page_names_the_worker_the_manifest_and_its_icons(site: dict[str, bytes]) -> None:
    pages = {path: raw.decode() for path, raw in site.items() if path.endswith(".html")}
    icons = json.loads(site["manifest.webmanifest"])["icons"]

    assert len(pages) > 20
    for path, text in pages.items():
        root = "../" * path.count("/") if path != "404.html" else "/"
        assert f'data-worker="{root}sw.js"' in text, path
        assert f'rel="manifest" href="{root}manifest.webmanifest"' in text, path
        assert text.count('class="stored"') == 1, path
    assert [icon["src"] for icon in icons if icon["src"] not in site] == []
    assert len(icons) == 2


def test_pages_and_worker_agree_on_the_line_that_says_how_old_a_page_is(
    site: dict[str, bytes],
) -> None:
    replaced = re.search(r"text\.replace\(/(.+?)/, ", site["sw.js"].decode())
    assert replaced is not None
    line = re.compile(replaced[1])
    pages = [raw.decode() for path, raw in site.items() if path.endswith(".html")]

    assert pages
    assert all(line.search(text) for text in pages)
