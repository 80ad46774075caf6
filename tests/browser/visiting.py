"""A page of the site → what a browser finds against it: opened once, looked at in many ways.

Opening a page costs more than looking at it, so every question about a kind of page is asked in
one visit. Without scripts, none of ours arrives; no style or markup depends on more than that.
"""

import os
from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.axe import axe_script, violations
from tests.browser.looking import LEAST_TARGET, LOW_TARGETS, WIDER_THAN_THE_SCREEN, open_page

HEAVY = bool(os.environ.get("SITE_GEN_HEAVY"))
MOST_SHIFT = 0.01
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


class Look(NamedTuple):
    """One way of looking at a page."""

    width: int
    scheme: Scheme
    size: str


# Colours change nothing of the width.
WIDTHS = {
    320: ("normal", "elder", "huge", "spaced", "doubled"),
    360: ("normal",),
    1280: ("normal", "huge"),
}
EVERY = [Look(*one) for one in product((360, 1280), SCHEMES, ("normal", "elder"))]
# With scripts and without, each kind of page is looked at in two ways that differ in everything,
# and its neighbour in two others.
BY_TURNS = {
    True: (Look(360, "light", "elder"), Look(360, "dark", "normal")),
    False: (Look(1280, "dark", "normal"), Look(1280, "light", "elder")),
}
# What WCAG 1.4.12 and 1.4.4 let readers change, beside the sizes we offer.
_CHANGED = {
    "spaced": "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
    "doubled": ":root:root { font-size: 225% !important }",
}
_WEAR = "(size) => { document.documentElement.dataset.size = size; }"
_TOO_WIDE = f"""([sizes, changed]) => sizes.flatMap((size) => {{
  document.documentElement.dataset.size = size;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(changed[size] ?? "");
  document.adoptedStyleSheets = [sheet];
  const found = ({WIDER_THAN_THE_SCREEN})();
  document.adoptedStyleSheets = [];
  return found.map((name) => `${{size}}: ${{name}}`);
}})"""
_UNFOLD = "document.querySelectorAll('details').forEach((node) => { node.open = true; })"
_SHIFT = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Visit:
    """What was found against a page."""

    said: tuple[str, ...]
    shift: float
    wide: dict[int, list[str]]
    low: tuple[str, ...]
    looks: tuple[Look, ...]
    broken: dict[Look, list[str]]


def visit(browser: Browser, address: str, *, turn: int, scripts: bool) -> Visit:
    """Open a page on a phone and ask everything of it; *turn* chooses how axe looks at it."""
    with browser.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN") as context:
        said = _prepared(context, scripts=scripts)
        page, complaints = open_page(context, address)
        if scripts:
            page.wait_for_load_state("networkidle")
        shift = page.evaluate("window.shift")
        wide = {width: found for width in WIDTHS if (found := _too_wide(page, width))}
        _wear(page, Look(360, "light", "normal"))
        closed = page.evaluate(LOW_TARGETS, LEAST_TARGET)
        page.evaluate(_UNFOLD)
        low = (*closed, *page.evaluate(LOW_TARGETS, LEAST_TARGET))
        looks = tuple(EVERY) if HEAVY else (BY_TURNS[scripts][turn % 2],)
        broken = _broken(page, looks)
        return Visit(tuple(complaints if scripts else said), shift, wide, low, looks, broken)


def watch_shift(context: BrowserContext) -> None:
    """Let every page of a context count how far it moves by itself, in ``window.shift``."""
    context.add_init_script(_SHIFT)


def _prepared(context: BrowserContext, *, scripts: bool) -> list[str]:
    """Keep the worker out, and the scripts if so asked; list the errors of pages without them."""
    errors: list[str] = []
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    watch_shift(context)
    if not scripts:
        context.route("**/*.js", lambda route: route.abort())
        context.on("weberror", lambda error: errors.append(str(error.error)))
    return errors


def _too_wide(page: Page, width: int) -> list[str]:
    """Name what sticks out of a screen, in every size of text."""
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = page.evaluate(_TOO_WIDE, [WIDTHS[width], _CHANGED])
    return found


def _wear(page: Page, look: Look) -> None:
    page.set_viewport_size({"width": look.width, "height": 800})
    page.emulate_media(color_scheme=look.scheme)
    page.evaluate(_WEAR, look.size)


def _broken(page: Page, looks: tuple[Look, ...]) -> dict[Look, list[str]]:
    script = axe_script()
    found = {}
    for look in looks:
        _wear(page, look)
        if rules := violations(page, script):
            found[look] = rules
    return found
