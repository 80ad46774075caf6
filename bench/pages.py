"""A page of every kind on a phone whose CPU is six times slower: when the largest thing is painted,
how far the page moves, and how long the worst tap or key takes until it is seen; of three looks the
middle one of each.

Figures are worth comparing within one run only. The same pages at the machine's own speed stand
beside them, so that a loaded machine shows.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from statistics import median

import click
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS
from tests.browsing import browsing

SLOWER = 6
_LOOKS = 3
WATCH = """
window.seen = { paint: 0, shift: 0, event: 0 };
const watch = (type, note, more) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
watch("largest-contentful-paint", (entry) => { seen.paint = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("event", (entry) => { seen.event = Math.max(seen.event, entry.duration); }, { durationThreshold: 16 });
"""


@dataclass(frozen=True)
class Seen:
    """What a reader had to wait for, in milliseconds, and how far the page moved."""

    paint: float
    shift: float
    event: float


def look(browser: Browser, address: str, slower: int) -> Seen:
    """Open a page, choose another size of text and type into its first box."""
    size = {"width": 360, "height": 740}
    with browser.new_context(viewport=size, locale="zh-CN", has_touch=True) as context:  # type: ignore[arg-type]  # a plain dict
        context.add_init_script("delete Navigator.prototype.serviceWorker")
        context.add_init_script(WATCH)
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address, wait_until="networkidle", timeout=120_000)
        _use(page)
        return Seen(**page.evaluate("window.seen"))


def _use(page: Page) -> None:
    box = page.get_by_role("searchbox").first
    if box.is_visible():
        box.tap()
        box.press_sequentially("太原", delay=80)
    page.get_by_role("radio", name="长辈").tap()
    page.wait_for_timeout(500)


def _middle(browser: Browser, address: str, slower: int) -> Seen:
    """Look at a page several times: once says as much of the machine as of the page."""
    seen = [astuple(look(browser, address, slower)) for _ in range(_LOOKS)]
    return Seen(*map(median, zip(*seen, strict=True)))


def rows(browser: Browser, address: str) -> Iterator[str]:
    """Look at every kind of page, slowed down and not, and write each as a row."""
    for kind in KINDS:
        slow, own = (_middle(browser, address + kind, rate) for rate in (SLOWER, 1))
        yield (
            f"| /{kind} | {slow.paint:.0f} | {slow.event:.0f} | {slow.shift:.3f} "
            f"| {own.paint:.0f} | {own.event:.0f} |"
        )


def main() -> None:
    """Measure the real site and print a table."""
    with browsing() as (browser, address):
        click.echo(
            f"| page | largest paint, CPU {SLOWER} times slower, ms | worst event, ms | shift "
            "| paint, CPU as it is | event |"
        )
        click.echo("| --- | ---: | ---: | ---: | ---: | ---: |")
        for row in rows(browser, address):
            click.echo(row)
    click.echo(f"{len(KINDS)} pages measured, {_LOOKS} times each")


if __name__ == "__main__":
    main()
