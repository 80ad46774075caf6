"""What the tests share: content folders made of texts, and ``--accept`` for expected files."""

import fcntl
import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from site_gen.catalogue import Catalogue
from site_gen.load import load
from site_gen.problems import ContentError, Problem
from tests.running import ROOT, site_gen

# How long an example takes is the machine's doing.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SITES = Path(__file__).parent / "sites"
AS_OF = date(2026, 11, 23)
OLD = 1.2
"""So many seconds after a change a file can be told from a later one, whatever the disk."""

Files = Mapping[str, str | bytes | None]
Folder = Callable[[Files], Path]
Problems = Callable[[Files], list[Problem]]
Report = Callable[[Files], list[str]]
Accept = Callable[[Path, str], None]
CatalogueOf = Callable[[Files], Catalogue]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes what is expected instead of comparing with it."""
    parser.addoption("--accept", action="store_true", help="rewrite expected files")


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Accept:
    """Compare a text with an expected file, or with ``--accept`` make it the expected one."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8").splitlines() == text.splitlines()

    return compare


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Build a content folder out of paths and texts; None leaves a file out."""

    def build(files: Files) -> Path:
        root = tmp_path / "content"
        root.mkdir(exist_ok=True)
        for path, text in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink(missing_ok=True)
            else:
                file.write_bytes(text.encode() if isinstance(text, str) else text)
        return root

    return build


@pytest.fixture
def minimal() -> dict[str, str]:
    """The files of a whole small site that nothing is wrong with."""
    root = SITES / "minimal" / "content"
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def problems(folder: Folder, minimal: dict[str, str]) -> Problems:
    """Load the small site with some files changed, and give everything wrong with it."""

    def loaded(changes: Files) -> list[Problem]:
        root = folder({**minimal, **changes})
        try:
            return list(load(root, AS_OF).warnings)
        except ContentError as error:
            return list(error.problems)

    return loaded


@pytest.fixture
def report(problems: Problems) -> Report:
    """As *problems*, each as ``line:column rule`` of the file it is in."""

    def lines(changes: Files) -> list[str]:
        return [
            f"{problem.place.path.removeprefix('content/')}:{problem.place.line}:"
            f"{problem.place.column} {problem.rule}"
            for problem in problems(changes)
        ]

    return lines


@pytest.fixture
def catalogue(folder: Folder, minimal: dict[str, str]) -> CatalogueOf:
    """Make the catalogue of the small site with some files changed."""

    def loaded(changes: Files) -> Catalogue:
        return load(folder({**minimal, **changes}), AS_OF).catalogue

    return loaded


@pytest.fixture(scope="session")
def library() -> Catalogue:
    """Load the site about library cards."""
    return load(SITES / "library-cards" / "content", AS_OF).catalogue


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """Load the real content."""
    return load(ROOT / "content", AS_OF).catalogue


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real content once, as a person would, however many processes run the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site = shared / "real" / "site"
    with (shared / "real.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            _build_real(site)
    return site


def _build_real(out: Path) -> None:
    out.parent.mkdir(exist_ok=True)
    done = site_gen("build", "--out", out, "--as-of", AS_OF, PYTHONHASHSEED="0", TZ="Asia/Shanghai")
    assert done.returncode == 0, done.stdout + done.stderr
