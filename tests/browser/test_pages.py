"""The built pages in a real browser: narrow and wide, light and dark, with scripts and without."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.tools import program

KINDS = (
    "",
    "404.html",
    "about/",
    "case/",
    "case/newborn/",
    "case/resident-stay/",
    "data/",
    "doubts/",
    "glossary/",
    "guides/",
    "guides/jumin-canbao/",
    "r/000000/",
    "r/140100/",
    "r/140105/",
    "r/140500/",
    "r/710000/",
    "regions/",
    "sources/",
    "sources/S2/",
    "t/",
    "t/inpatient/",
    "t/inpatient/2025/",
    "t/chronic/",
)
LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (320, "light"),
    (360, "light"),
    (360, "dark"),
    (1280, "light"),
    (1280, "dark"),
)
LEAST_TARGET = 44
WIDER_THAN_THE_SCREEN = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const found = [...document.querySelectorAll("body *")]
    .filter((node) => node.getBoundingClientRect().right > wide + 1 && !node.closest(".scroll"))
    .map((node) => `${node.tagName}.${node.className}`)
    .slice(0, 5);
  return found.length ? found : ["something"];
}"""
LOW_TARGETS = """(least) => [...document.querySelectorAll("nav a, .links a, button, input, summary")]
  .filter((node) => node.checkVisibility() && !node.closest("td, th"))
  .filter((node) => node.getBoundingClientRect().height < least)
  .map((node) => `${node.tagName} ${node.textContent.trim().slice(0, 20)} ${node.getBoundingClientRect().height}`)"""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the built site and says nothing."""

    def log_message(self, *_: object) -> None:
        """Leave the output to pytest."""


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(real_site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True) as context:
        yield context


def open_page(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """Open a page and listen to everything it complains of."""
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.goto(address, wait_until="load")
    return page, said


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_no_page_is_wider_than_the_screen_or_complains(
    browser: Browser, address: str, *, scripts: bool
) -> None:
    trouble = {}
    with browser.new_context(java_script_enabled=scripts) as context:
        for kind in KINDS:
            page, said = open_page(context, address + kind)
            wide = {look: found for look in LOOKS if (found := too_wide(page, *look))}
            if said or wide:
                trouble[kind] = (said, wide)
            page.close()

    assert trouble == {}


def too_wide(page: Page, width: int, scheme: Literal["light", "dark"]) -> list[str]:
    """Look at an open page on a screen, and name what sticks out of it."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    assert page.locator("h1").is_visible()
    found: list[str] = page.evaluate(WIDER_THAN_THE_SCREEN)
    return found


def test_what_a_finger_must_hit_is_tall_enough(phone: BrowserContext, address: str) -> None:
    low = {}
    for kind in KINDS:
        page, _ = open_page(phone, address + kind)
        closed = page.evaluate(LOW_TARGETS, LEAST_TARGET)
        page.evaluate("document.querySelectorAll('details').forEach((node) => node.open = true)")
        if found := [*closed, *page.evaluate(LOW_TARGETS, LEAST_TARGET)]:
            low[kind] = found[:4]
        page.close()

    assert low == {}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("太原", "太原市"),
        ("taiyuan", "太原市"),
        ("TaiYuan ", "太原市"),
        ("ty", "太原市"),
        ("140100", "太原市"),
        ("石楼县", "石楼县"),
        ("大同县", "云州区"),
    ],
)
def test_a_region_is_found_as_people_type_it(
    phone: BrowserContext, address: str, typed: str, first: str
) -> None:
    page, said = open_page(phone, address)

    page.get_by_role("searchbox").fill(typed)
    results = page.locator("[data-finder-results] a")
    results.first.wait_for()

    assert any(text.startswith(first) for text in results.all_inner_texts()), (
        results.all_inner_texts()
    )
    assert said == []


def test_the_first_answer_is_opened_by_the_enter_key(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}regions/")

    page.get_by_role("searchbox").fill("太原")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/r/140100/")

    assert page.locator("h1").inner_text() == "太原市"


def test_what_cannot_be_found_is_said(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, address)

    page.get_by_role("searchbox").fill("没有这个地方")
    page.get_by_text("没有找到").wait_for()

    assert page.locator("[data-finder-results] a").count() == 0


def test_a_link_to_a_figure_shows_the_figure(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}t/inpatient/")
    link = page.locator("a.value").first
    anchor = (link.get_attribute("href") or "").partition("#")[2]

    link.click()

    assert page.locator(f"[id='{anchor}']").is_visible()
