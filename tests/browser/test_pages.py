"""The built pages in a real browser: narrow and wide, light and dark, with scripts and without."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.kinds import KINDS
from tests.browser.looking import LEAST_TARGET, LOW_TARGETS, WIDER_THAN_THE_SCREEN, open_page

Look = tuple[int, Literal["light", "dark"], str]
LOOKS: tuple[Look, ...] = (
    (320, "light", "normal"),
    (320, "light", "elder"),
    (320, "light", "huge"),
    (360, "dark", "normal"),
    (1280, "light", "normal"),
    (1280, "dark", "huge"),
    (320, "light", "spaced"),
    (320, "light", "doubled"),
)
# What WCAG 1.4.12 and 1.4.4 let readers change, beside the sizes we offer.
CHANGED = {
    "spaced": "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
    "doubled": ":root:root { font-size: 225% !important }",
}
CHANGE = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""


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


def too_wide(page: Page, width: int, scheme: Literal["light", "dark"], size: str) -> list[str]:
    """Look at an open page on a screen, and name what sticks out of it."""
    page.evaluate("(size) => { document.documentElement.dataset.size = size }", size)
    page.evaluate(CHANGE, CHANGED.get(size, ""))
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


def test_a_link_to_a_figure_shows_the_figure(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, f"{address}t/inpatient/")
    link = page.locator("a.value").first
    anchor = (link.get_attribute("href") or "").partition("#")[2]

    link.click()

    assert page.locator(f"[id='{anchor}']").is_visible()
