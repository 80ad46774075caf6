"""Built site → a table of marks, the median of three runs a page; fails below 100 in any.

Lighthouse simulates a slow phone and network from what it traces here, so its marks are those of
the page and not of this machine; the load of the machine still shows in performance.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median

import click

from tests.browser.kinds import KINDS
from tests.browsing import built_and_served
from tests.tools import program

RUNS = 3
MARKS = ("performance", "accessibility", "best-practices", "seo")
TOOL = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
BROWSER = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


def marks(address: str) -> dict[str, float]:
    """Judge one page once."""
    words = ["--quiet", "--output=json", f"--only-categories={','.join(MARKS)}"]
    done = subprocess.run(
        ["node", str(TOOL), address, *words, f"--chrome-flags={BROWSER}"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": program("chromium", "chromium-browser", "google-chrome")},
    )
    categories = json.loads(done.stdout)["categories"]
    return {name: 100 * categories[name]["score"] for name in MARKS}


def middle(address: str) -> dict[str, float]:
    """Judge a page three times and take the median of each mark."""
    runs = [marks(address) for _ in range(RUNS)]
    return {name: median(run[name] for run in runs) for name in MARKS}


def row(kind: str, found: Mapping[str, float]) -> str:
    """Write a page's marks as a row of a table."""
    return f"| /{kind} | {' | '.join(f'{found[name]:.0f}' for name in MARKS)} |"


def main(kinds: tuple[str, ...]) -> int:
    """Judge the pages and print what each got; give 1 if any mark is below 100."""
    worst = 100.0
    with built_and_served() as address:
        click.echo(f"| page | {' | '.join(MARKS)} |\n|{' --- |' * (len(MARKS) + 1)}")
        for kind in kinds:
            found = middle(address + kind)
            worst = min(worst, *found.values())
            click.echo(row(kind, found))
    click.echo(f"{len(kinds)} pages judged, {RUNS} times each")
    return int(worst < 100)


if __name__ == "__main__":
    # The page for wrong addresses is never indexed, and is not asked for by name.
    sys.exit(main(tuple(sys.argv[1:]) or tuple(kind for kind in KINDS if kind != "404.html")))
