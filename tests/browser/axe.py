"""Open pages → what axe finds against them, with the rules of WCAG 2.2 AA, AAA contrast and best practice."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.tools import missing

SCRIPT = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# The rule of AAA contrast leaves what breaks AA contrast to the rule of that: both are needed.
RULES = {"color-contrast-enhanced": {"enabled": True}}


def axe_script() -> str:
    if not SCRIPT.is_file():
        missing("axe-core (tests/node_modules) is not installed")
    return SCRIPT.read_text(encoding="utf-8")


def violations(page: Page, script: str) -> list[str]:
    """Give each broken rule with the first place that breaks it."""
    page.evaluate(script)
    options: dict[str, Any] = {"runOnly": TAGS, "rules": RULES, "resultTypes": ["violations"]}
    found = page.evaluate("(options) => axe.run(document, options)", options)
    assert found["passes"], "axe examined nothing"
    return [
        f"{item['id']}: {item['nodes'][0]['target']} {item['nodes'][0]['failureSummary']}"
        for item in found["violations"]
    ]
