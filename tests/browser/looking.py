"""How tests look at an open page: what it complains of, what sticks out, what is too low to hit."""

import time

from playwright.sync_api import BrowserContext, Page

LEAST_TARGET = 44
_LONGEST = 30
WIDER_THAN_THE_SCREEN = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const found = [...document.querySelectorAll("body *")]
    .filter((node) => node.getBoundingClientRect().right > wide + 1 && !node.closest(".scroll"))
    .map((node) => `${node.tagName}.${node.className}`)
    .slice(0, 5);
  return found.length ? found : ["something"];
}"""
LOW_TARGETS = """(least) => [...document.querySelectorAll("nav a, .links a, button, input, select, summary")]
  .map((node) => node.closest("label") ?? node)
  .filter((node) => node.checkVisibility() && !node.closest("td, th"))
  .filter((node) => node.getBoundingClientRect().height < least)
  .map((node) => `${node.tagName} ${node.textContent.trim().slice(0, 20)} ${node.getBoundingClientRect().height}`)"""


def open_page(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """Open a page and listen to everything it complains of."""
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.goto(address, wait_until="load")
    return page, said


def wait_until(page: Page, so: str) -> None:
    """Wait until an expression is true on a page, but not for ever.

    Playwright's own way makes a script of text in the page, which its policy forbids.
    """
    end = time.monotonic() + _LONGEST
    while not page.evaluate(so):
        assert time.monotonic() < end, f"it was never so: {so}"
        page.wait_for_timeout(20)
