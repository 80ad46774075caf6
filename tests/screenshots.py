"""Built site → a picture of each kind of page in docs/screenshots/: ``make screenshots``."""

from pathlib import Path

import click
from playwright.sync_api import Browser

from tests.browsing import browsing

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
ANSWER = "calculator/#r=140100&s=resident&d=2025-06-01&1.institution=class-1&1.total=20000"
BESIDE = "compare/#r=140100&o=110000-220700&s=resident&d=2025-06-01"
PHONE, DESK = (360, 740), (1280, 800)
# The picture's name → the address, the size of the screen, and where the picture begins.
PICTURES = {
    "home": ("", PHONE, "body"),
    "region": ("r/140100/", PHONE, "body"),
    "topic": ("t/inpatient/", DESK, "body"),
    "case": ("case/resident-stay/", PHONE, "body"),
    "answer": (ANSWER, PHONE, ".answer"),
    "compare": (BESIDE, PHONE, "table.beside"),
    "doubts": ("doubts/", PHONE, "body"),
}


def take(browser: Browser, address: str, name: str) -> Path:
    """Take the picture of one page as it is first seen."""
    url, (width, height), start = PICTURES[name]
    path = FOLDER / f"{name}.png"
    with browser.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN"
    ) as context:
        page = context.new_page()
        page.goto(address + url, wait_until="networkidle")
        page.locator(start).first.evaluate("(node) => node.scrollIntoView()")
        page.screenshot(path=path)
    return path


def main() -> None:
    """Take every picture anew and say how large each is."""
    FOLDER.mkdir(exist_ok=True)
    with browsing() as (browser, address):
        for name in PICTURES:
            path = take(browser, address, name)
            click.echo(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
