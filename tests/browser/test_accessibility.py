"""No kind of page breaks a rule of WCAG 2.2 AA, AAA contrast or best practice, however it is looked at.

In the long run every kind of page is looked at in each of the sixteen ways. Here each is looked at
in two that differ in everything, and its neighbour in two others.
"""

import os
from collections.abc import Iterator
from itertools import product
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import axe_script, violations
from tests.browser.kinds import KINDS


class Look(NamedTuple):
    """One way of looking at a page."""

    width: int
    scheme: Literal["light", "dark"]
    size: str
    scripts: bool


HEAVY = bool(os.environ.get("SITE_GEN_HEAVY"))
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
EVERY = [
    Look(width, scheme, size, scripts)
    for width, scheme, size, scripts in product(
        (360, 1280), SCHEMES, ("normal", "elder"), (True, False)
    )
]
SOME = [
    Look(width=360, scheme="light", size="elder", scripts=True),
    Look(width=360, scheme="dark", size="normal", scripts=True),
    Look(width=1280, scheme="dark", size="normal", scripts=False),
    Look(width=1280, scheme="light", size="elder", scripts=False),
]
LOOKS = EVERY if HEAVY else SOME


def kinds_for(look: Look) -> list[str]:
    """List the kinds of page to look at in one way: every second, but in the long run all."""
    turn = LOOKS.index(look)
    return [kind for place, kind in enumerate(KINDS) if HEAVY or (place + turn) % 2 == 0]


def opened(browser: Browser, address: str, look: Look) -> Iterator[tuple[str, Page]]:
    """Open every kind of page in one way of looking; without scripts, none of ours arrives."""
    with browser.new_context(
        viewport={"width": look.width, "height": 800},
        color_scheme=look.scheme,
    ) as context:
        context.add_init_script("delete Navigator.prototype.serviceWorker")
        context.add_init_script(f"localStorage.setItem('text-size', '{look.size}')")
        if not look.scripts:
            context.route("**/*.js", lambda route: route.abort())
        for kind in kinds_for(look):
            page = context.new_page()
            page.goto(address + kind, wait_until="networkidle")
            if not look.scripts:
                page.get_by_role(
                    "radio", name={"normal": "普通", "elder": "长辈"}[look.size]
                ).check()
            yield kind, page
            page.close()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_no_kind_of_page_breaks_a_rule_of_accessibility(
    browser: Browser, address: str, look: Look
) -> None:
    script = axe_script()
    broken = {}
    examined = 0
    for kind, page in opened(browser, address, look):
        examined += 1
        page.evaluate("document.querySelectorAll('details').forEach((node) => node.open = true)")
        if found := violations(page, script):
            broken[kind] = found

    print(f"{examined} kinds of page examined, {look}")  # noqa: T201  # said to pytest -rP
    assert examined >= len(KINDS) // 2
    assert broken == {}


def test_what_breaks_a_rule_is_found(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        page.evaluate("document.querySelector('h1').style.color = '#999'")

        assert any("color-contrast" in found for found in violations(page, axe_script()))
