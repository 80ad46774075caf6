"""The finder of a built site, run in Node: the scripts and files that readers load."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.tools import program

RUNNER = Path(__file__).parent / "questions.mjs"
SCRIPTS = ("finder.js", "questions.js", "vendor/minisearch.js")


@dataclass(frozen=True)
class Lead:
    """Where one thing that was found leads; *way* is that from its region to whose rules hold."""

    url: str
    region: str | None
    way: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What was found for one text, best first."""

    leads: tuple[Lead, ...]
    sure: bool

    def first(self) -> str | None:
        """Give where the best leads."""
        return self.leads[0].url if self.leads else None


def find(site: Path, asked: Iterable[str]) -> tuple[list[Found], list[str]]:
    """Find texts one after the other; give what was found and which files were fetched."""
    texts = list(asked)
    given = {"site": str(site), "scripts": addresses(site), "asked": texts}
    done = subprocess.run(
        [program("node"), str(RUNNER)],
        input=json.dumps(given, ensure_ascii=False),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert len(answer["found"]) == len(texts)
    return [_found(item) for item in answer["found"]], answer["fetched"]


def addresses(site: Path) -> dict[str, str]:
    """Find the scripts of a site by their names."""
    found = {}
    for name in SCRIPTS:
        stem = name.removesuffix(".js").replace("/", ".")
        (path,) = (site / "a").glob(f"{stem}.??????????.js")
        found[name] = path.relative_to(site).as_posix()
    return found


def _found(item: dict[str, list[dict[str, object]]]) -> Found:
    leads = tuple(
        Lead(str(lead["url"]), _text(lead.get("region")), tuple(map(str, _list(lead.get("way")))))
        for lead in item["leads"]
    )
    return Found(leads, bool(item["sure"]))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
