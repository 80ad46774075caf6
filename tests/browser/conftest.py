"""What the tests in a browser share: the built site behind an address, and the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.serving import address_of, served
from tests.tools import program


@pytest.fixture(scope="session")
def address(real_site: Path) -> Iterator[str]:
    with served(real_site) as server:
        yield address_of(server)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


# No worker but where one is tested: what it fetches behind the page is another test's noise.
@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, service_workers="block"
    ) as context:
        yield context


@pytest.fixture(params=[360, 1280], ids=["phone", "desk"])
def screen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    with browser.new_context(
        viewport={"width": request.param, "height": 760}, locale="zh-CN", service_workers="block"
    ) as context:
        yield context


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(
        viewport={"width": 1280, "height": 800}, service_workers="block"
    ) as context:
        yield context
