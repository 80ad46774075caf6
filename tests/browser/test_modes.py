"""The size of text as the reader chooses it: remembered, set before anything is painted."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.looking import LOW_TARGETS, open_page

SIZES = {"normal": "18px", "elder": "24px", "huge": "30px"}
ELDER_TARGET = 60
TEXT_SIZE = "getComputedStyle(document.body).fontSize"


def choose(page: Page, label: str) -> None:
    page.get_by_role("radio", name=label).check()


def expect_size(page: Page, size: str) -> None:
    """See the size come: a tap is answered before the page is laid out anew."""
    expect(page.locator("body")).to_have_css("font-size", SIZES[size])


def test_a_size_once_chosen_holds_on_every_page_before_it_is_painted(
    phone: BrowserContext, address: str
) -> None:
    page, said = open_page(phone, address)
    assert page.evaluate(TEXT_SIZE) == SIZES["normal"]
    choose(page, "长辈")
    expect_size(page, "elder")

    # A script that runs where the page's first one has run, before there is a body.
    phone.add_init_script(
        "new MutationObserver(() => { window.early ??= document.documentElement.dataset.size })"
        ".observe(document, { attributes: true, subtree: true, attributeFilter: ['data-size'] });"
        "new PerformanceObserver((list) => { window.moved = list.getEntries().length })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    other, more = open_page(phone, f"{address}r/140100/")

    assert other.evaluate(TEXT_SIZE) == SIZES["elder"]
    assert other.evaluate("window.early") == "elder"
    assert other.evaluate("window.moved ?? 0") == 0
    assert other.get_by_role("radio", name="长辈").is_checked()
    assert [*said, *more] == []


@pytest.mark.parametrize(("label", "size"), [("长辈", "elder"), ("特大", "huge")])
def test_without_scripts_a_size_holds_for_the_page(
    browser: Browser, address: str, label: str, size: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page, _ = open_page(context, address)
        choose(page, label)

        assert page.evaluate(TEXT_SIZE) == SIZES[size]


def test_what_a_finger_must_hit_is_larger_for_elders(phone: BrowserContext, address: str) -> None:
    page, _ = open_page(phone, address)
    choose(page, "长辈")
    expect_size(page, "elder")

    assert page.locator("nav a").count() > 5
    assert page.evaluate(LOW_TARGETS, ELDER_TARGET) == []


def test_a_tap_is_answered_before_the_page_is_laid_out_anew(
    phone: BrowserContext, address: str
) -> None:
    page, _ = open_page(phone, address)
    box = page.get_by_role("radio", name="特大")
    at_once = box.evaluate(
        "box => (box.click(), [box.checked, document.documentElement.dataset.size])"
    )

    assert at_once == [True, "normal"]
    expect_size(page, "huge")
    assert box.is_checked()


def test_a_size_that_is_not_known_is_the_normal_one(phone: BrowserContext, address: str) -> None:
    phone.add_init_script("localStorage.setItem('text-size', '\"><script>')")

    page, said = open_page(phone, address)

    assert page.evaluate(TEXT_SIZE) == SIZES["normal"]
    assert said == []
