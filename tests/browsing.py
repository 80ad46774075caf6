"""The real site built anew and served, for commands that look at it: pictures, marks, measurements."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.serving import address_of, served
from tests.tools import program


@contextmanager
def built_and_served() -> Iterator[str]:
    """Build the content as a person would, and give the address it is served at."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "site_gen", "build", "--out", str(site)], check=True)
        with served(site) as server:
            yield address_of(server)


@contextmanager
def browsing() -> Iterator[tuple[Browser, str]]:
    """Give a browser beside the address."""
    found = program("chromium", "chromium-browser", "google-chrome")
    with built_and_served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser, address
        browser.close()
