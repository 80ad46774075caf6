"""Every page passes the Nu HTML checker: pages of every kind here, all of them in the long run."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tools import missing, program

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# A page checked as a file has no host, so the checker thinks that 'self' forbids everything.
NO_HOST = r"Resource violates Content Security Policy \(meta tag\): external .*"
KINDS = (
    "index.html",
    "404.html",
    "case/**/*.html",
    "about/index.html",
    "calculator/index.html",
    "data/index.html",
    "doubts/index.html",
    "doubts/contribution-years/index.html",
    "glossary/index.html",
    "guides/**/*.html",
    "regions/**/*.html",
    "search/index.html",
    "r/000000/index.html",
    "r/14*/**/*.html",
    "r/710000/index.html",
    "sources/**/*.html",
    "t/**/*.html",
)


def check(jar: Path, files: list[Path]) -> list[str]:
    """Give what the checker says against the files, warnings included."""
    words = ["--format", "json", "--exit-zero-always", "--filterpattern", NO_HOST, "--stdout"]
    done = subprocess.run(
        [program("java"), "-Xss4m", "-jar", str(jar), *words, *map(str, files)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    messages = json.loads(done.stdout)["messages"]
    return sorted(f"{m['url'].partition('/site/')[2]}: {m['message']}" for m in messages)


@pytest.fixture(scope="module")
def jar() -> Path:
    program("java")
    return (
        JAR if JAR.is_file() else missing("the HTML checker (tests/node_modules) is not installed")
    )


def test_every_kind_of_page_is_valid_html(jar: Path, real_site: Path) -> None:
    kinds = ("**/*.html",) if os.environ.get("SITE_GEN_HEAVY") else KINDS
    files = sorted({path for kind in kinds for path in real_site.glob(kind)})
    empty = [kind for kind in kinds if not any(real_site.glob(kind))]

    print(f"{len(files)} pages checked")  # noqa: T201  # said to pytest -rP
    assert empty == []
    assert len(files) > 300
    assert check(jar, files) == []


def test_the_checker_finds_what_is_wrong(jar: Path, real_site: Path, tmp_path: Path) -> None:
    page = Path(shutil.copy(real_site / "index.html", tmp_path / "index.html"))
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub("<h1>", '<h1 id="main">', text), encoding="utf-8")

    assert any("Duplicate ID" in message for message in check(jar, [page]))
