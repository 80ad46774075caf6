"""A page of every kind, narrow and wide, light and dark, in every size, with scripts and without.

In the long run axe looks at each in all sixteen ways.
"""

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.axe import axe_script, violations
from tests.browser.kinds import KINDS
from tests.browser.looking import open_page, wait_until
from tests.browser.visiting import EVERY, HEAVY, MOST_SHIFT, Visit, visit, watch_shift


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind or "home")
def kind(request: pytest.FixtureRequest) -> str:
    """Name a kind of page by the address of one."""
    return str(request.param)


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no-scripts"])
def seen(request: pytest.FixtureRequest, browser: Browser, address: str, kind: str) -> Visit:
    """Visit a page once for all that is asked of it."""
    turn = KINDS.index(kind)
    return visit(browser, address + kind, turn=turn, scripts=request.param)


def test_no_page_complains(seen: Visit) -> None:
    assert seen.said == ()


def test_no_page_is_wider_than_the_screen(seen: Visit) -> None:
    assert seen.wide == {}


def test_nothing_moves_while_a_page_arrives(seen: Visit) -> None:
    assert seen.shift <= MOST_SHIFT


def test_what_a_finger_must_hit_is_tall_enough(seen: Visit) -> None:
    assert seen.low == ()


def test_no_page_breaks_a_rule_of_accessibility(seen: Visit) -> None:
    assert len(seen.looks) == (len(EVERY) if HEAVY else 1)
    assert seen.broken == {}


def test_what_moves_is_noticed(phone: BrowserContext, address: str) -> None:
    watch_shift(phone)
    page = phone.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('h2'), { textContent: '突然出现' }))"
    )
    wait_until(page, "window.shift > 0.01")

    assert page.evaluate("window.shift") > MOST_SHIFT


def test_what_breaks_a_rule_is_found(desk: BrowserContext, address: str) -> None:
    page, _ = open_page(desk, address)
    page.evaluate("document.querySelector('h1').style.color = '#999'")

    assert any("color-contrast" in found for found in violations(page, axe_script()))
