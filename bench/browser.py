"""One inpatient bill in every region of a corpus, settled in headless Chromium by the page's own
engine: how long it takes, and how long the page is held up, whole and in turns. Turns in which
nothing is computed stand beside them: what the machine itself adds.

Figures are worth comparing within one run only; the ratio and the longest turn are what counts.
"""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import click
from playwright.sync_api import Page, sync_playwright

from bench.corpus import write_corpus
from bench.places import WHOLE
from bench.site import make_page, make_rules
from tests.serving import address_of, served
from tests.tools import program

_SCRIPT = Path(__file__).with_name("turns.js")
FRAME = 16
"""Milliseconds between two pictures of a screen."""
_GIVEN = {"scheme": "resident", "total": "186000.00", "runs": 3}
# What was read is cleared up before a measurement begins, as it would be while a reader reads.
_OPTIONS = ("--no-sandbox", "--js-flags=--expose-gc")
Found = Mapping[str, Any]


def measure(address: str, rates: tuple[int, ...]) -> Iterator[tuple[int, Found]]:
    """Settle the bill everywhere at each rate of throttling."""
    with sync_playwright() as playwright:
        found = program("chromium", "chromium-browser", "google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=_OPTIONS)
        for rate in rates:
            page = browser.new_page(service_workers="block")
            page.goto(f"{address}calculator/", wait_until="load")
            yield rate, _measured(page, rate)
            page.close()
        browser.close()


def _measured(page: Page, rate: int) -> Found:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    script = _SCRIPT.read_text(encoding="utf-8").partition("\n")[2]
    found: Found = page.evaluate(script, _GIVEN)
    if not found["same"] or found["statuses"] != {"settled": found["regions"] * _GIVEN["runs"]}:
        raise ValueError(f"not every region was settled alike each time: {found['statuses']}")
    return found


def table(rate: int, found: Found) -> str:
    """Write what was measured at a rate: medians of the runs, the longest block of any."""
    lines = [
        (
            f"CPU {'as it is' if rate == 1 else f'{rate} times slower'}, {found['regions']} regions, "
            f"median of {_GIVEN['runs']} runs:"
        ),
        "",
        "| how | total ms | µs a region | turns | longest block ms (median, of all) | blocks over a frame |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in dict.fromkeys(row["name"] for row in found["rows"]):
        rows = [row for row in found["rows"] if row["name"] == name]
        took = median(row["took"] for row in rows)
        longest = [row["longest"] for row in rows]
        lines.append(
            f"| {name} | {took:.0f} | {1000 * took / found['regions']:.0f} | "
            f"{median(row['turns'] for row in rows):.0f} | "
            f"{median(longest):.1f}, {max(longest):.1f} | "
            f"{sum(row['over'] for row in rows)} of {sum(row['turns'] for row in rows)} |"
        )
    return "\n".join([*lines, ""])


def machine() -> str:
    """Describe the machine without naming it."""
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, load {load:.1f}, Python {sys.version.split()[0]}"


@click.command()
@click.option("--regions", default=WHOLE)
@click.option("--folder", type=click.Path(path_type=Path), default=Path(".bench"), help="kept")
def run(regions: int, folder: Path) -> None:
    """Settle one bill in every region in a browser; the corpus is made once and kept in FOLDER."""
    content, site = folder / f"content-{regions}", folder / f"site-{regions}"
    if not site.exists():
        write_corpus(content, regions)
        click.echo(make_rules(content, site))
    make_page(site)
    click.echo(machine())
    with served(site) as server:
        for rate, found in measure(address_of(server), (1, 6)):
            click.echo(table(rate, found))


if __name__ == "__main__":
    run()
