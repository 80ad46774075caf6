"""What one page leads to on another, in a real browser."""

from playwright.sync_api import BrowserContext

from tests.browser.looking import open_page


def test_a_link_to_a_figure_shows_the_figure(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}t/inpatient/")
    link = page.locator("a.value").first
    anchor = (link.get_attribute("href") or "").partition("#")[2]

    link.click()

    assert page.locator(f"[id='{anchor}']").is_visible()
