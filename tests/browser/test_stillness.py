"""Nothing moves while a page arrives: what scripts bring has its place from the first paint on."""

from playwright.sync_api import BrowserContext

from tests.browser.kinds import KINDS

MOST_SHIFT = 0.01
WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def test_no_kind_of_page_moves_while_its_scripts_arrive(
    phone: BrowserContext, address: str
) -> None:
    phone.add_init_script(WATCH)
    moved = {}
    for kind in KINDS:
        page = phone.new_page()
        page.goto(address + kind, wait_until="networkidle")
        if (shift := page.evaluate("window.shift")) > MOST_SHIFT:
            moved[kind] = shift
        page.close()

    assert moved == {}


def test_what_moves_is_noticed(phone: BrowserContext, address: str) -> None:
    phone.add_init_script(WATCH)
    page = phone.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('h2'), { textContent: '突然出现' }))"
    )
    page.wait_for_function("window.shift > 0.01")

    assert page.evaluate("window.shift") > MOST_SHIFT
