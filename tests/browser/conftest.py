"""What the tests in a browser share: the built site behind an address, and the browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

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


@contextmanager
def without_worker(browser: Browser, width: int, height: int) -> Iterator[BrowserContext]:
    """Open a context in which no worker fetches things behind the page."""
    size: ViewportSize = {"width": width, "height": height}
    with browser.new_context(viewport=size, locale="zh-CN", has_touch=width < 600) as context:
        context.add_init_script("delete Navigator.prototype.serviceWorker")
        yield context


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with without_worker(browser, 360, 740) as context:
        yield context


@pytest.fixture(params=[360, 1280], ids=["phone", "desk"])
def screen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    with without_worker(browser, request.param, 760) as context:
        yield context


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    with without_worker(browser, 1280, 800) as context:
        yield context
