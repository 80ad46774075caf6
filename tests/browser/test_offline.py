"""Read before, read again without a network: the page says the day it was stored on."""

import re
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.looking import open_page, wait_until
from tests.serving import address_of, close, served

STORED = "[role=status].stored"


@pytest.fixture
def closing(real_site: Path) -> Iterator[ThreadingHTTPServer]:
    """Serve the site until the test closes the server."""
    with served(real_site) as server:
        yield server


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context


def visited(reader: BrowserContext, server: ThreadingHTTPServer, *paths: str) -> tuple[Page, str]:
    """Open the first page, wait until the worker has stored what it keeps, and go on."""
    address = address_of(server)
    page, _ = open_page(reader, address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    wait_until(page, "navigator.serviceWorker.controller !== null")
    for path in paths:
        page.goto(address + path, wait_until="load")
        assert not page.locator(STORED).is_visible()
    return page, address


def test_a_page_read_before_is_shown_offline_with_the_day_it_was_stored_on(
    reader: BrowserContext, closing: ThreadingHTTPServer
) -> None:
    page, address = visited(reader, closing, "r/140100/")
    close(closing)

    page.goto(f"{address}r/140100/")

    assert page.locator("h1").inner_text() == "太原市"
    assert page.locator(STORED).is_visible()
    assert re.search(r"这里是 \d{4}-\d\d-\d\d 存下的", page.locator(STORED).inner_text())


def test_a_page_never_read_leads_offline_to_one_that_says_so(
    reader: BrowserContext, closing: ThreadingHTTPServer
) -> None:
    page, address = visited(reader, closing)
    close(closing)

    page.goto(f"{address}r/110000/")

    assert page.locator("h1").inner_text() == "没有连上网"
    page.get_by_role("link", name="回首页").click()
    assert page.locator("h1").inner_text() == "医保对照"
    assert page.locator(STORED).is_visible()


def test_the_calculator_computes_offline_and_says_how_old_its_rules_are(
    reader: BrowserContext, closing: ThreadingHTTPServer
) -> None:
    asked = "calculator/#r=140000&s=resident&d=2025-06-01&1.institution=class-1&1.total=20000"
    page, address = visited(reader, closing, asked)
    page.locator(".answer h2").wait_for()
    before = page.locator(".payer--you").inner_text()
    close(closing)

    page.goto(f"{address}404.html")
    page.goto(address + asked)
    page.locator(".answer h2").wait_for()

    assert page.locator(".payer--you").inner_text() == before
    assert page.locator(STORED).is_visible()
    assert "存下的规定算" in page.locator(".answer .notice").first.inner_text()
