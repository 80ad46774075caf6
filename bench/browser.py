"""One inpatient bill in every region of a corpus, settled in headless Chromium by the page's own
engine: how long it takes, and how long the page is held up, whole and in turns. Turns in which
nothing is computed stand beside them: what the machine itself adds.

Figures are worth comparing within one run only; the ratio and the longest turn are what counts.
"""

from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

import click
from playwright.sync_api import sync_playwright

from bench.corpus import write_corpus
from bench.machine import machine
from bench.places import WHOLE
from bench.site import make_page, make_rules
from tests.serving import address_of, served
from tests.tools import program

_SCRIPT = Path(__file__).with_name("turns.js")
FRAME = 16
"""Milliseconds between two pictures of a screen."""
_BILL = {"scheme": "resident", "total": "186000.00"}
_RUNS = 3
_WAYS = {
    "once": "at once, rules new",
    "again": "at once, again",
    "turns": "in turns, rules new",
    "turns again": "in turns, again",
    "nothing": "turns of nothing",
}
_OPTIONS = ("--no-sandbox", "--js-flags=--expose-gc")
Found = Mapping[str, Any]


def measure(address: str, rate: int) -> dict[str, list[Found]]:
    """Settle the bill everywhere in each way, a browser for each time, at a rate of throttling."""
    found: dict[str, list[Found]] = {how: [] for how in _WAYS}
    with sync_playwright() as playwright:
        for how in [how for _ in range(_RUNS) for how in _WAYS]:
            program_ = program("chromium", "chromium-browser", "google-chrome")
            browser = playwright.chromium.launch(executable_path=program_, args=_OPTIONS)
            page = browser.new_page(service_workers="block")
            page.goto(f"{address}calculator/", wait_until="load")
            page.context.new_cdp_session(page).send(
                "Emulation.setCPUThrottlingRate", {"rate": rate}
            )
            found[how].append(page.evaluate(_script(), {**_BILL, "how": how}))
            browser.close()
    _insist_on_answers([one for how, ones in found.items() if how != "nothing" for one in ones])
    return found


def _script() -> str:
    return "\n".join(
        line for line in _SCRIPT.read_text(encoding="utf-8").splitlines() if line[:2] != "//"
    )


def _insist_on_answers(found: list[Found]) -> None:
    """Raise if a region was not settled, or otherwise in one way than in another."""
    if any(one["settled"] != one["regions"] for one in found):
        raise ValueError(f"not every region was settled: {[one['settled'] for one in found]}")
    if len({one["digest"] for one in found}) != 1:
        raise ValueError("what was settled in one way is not what was settled in another")


def table(rate: int, found: Mapping[str, list[Found]]) -> str:
    """Write what was measured at a rate: medians of the runs, the longest block of any."""
    regions = found["once"][0]["regions"]
    lines = [
        (
            f"CPU {'as it is' if rate == 1 else f'{rate} times slower'}, {regions} regions, "
            f"median of {_RUNS} runs:"
        ),
        "",
        "| how | total ms | µs a region | turns | longest block ms (median, of all) | blocks over a frame |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for how, rows in found.items():
        took = median(row["took"] for row in rows)
        longest = [row["longest"] for row in rows]
        lines.append(
            f"| {_WAYS[how]} | {took:.0f} | {1000 * took / regions:.0f} | "
            f"{median(row['turns'] for row in rows):.0f} | "
            f"{median(longest):.1f}, {max(longest):.1f} | "
            f"{sum(row['over'] for row in rows)} of {sum(row['turns'] for row in rows)} |"
        )
    return "\n".join([*lines, ""])


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
        for rate in (1, 6):
            click.echo(table(rate, measure(address_of(server), rate)))


if __name__ == "__main__":
    run()
