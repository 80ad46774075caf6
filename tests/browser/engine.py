"""The engine as the calculator's page serves it, asked in the browser."""

import json
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import BrowserContext

Json = dict[str, Any]
# The page states where its engine and its data are; nothing here knows an address.
_OPEN = """async () => {
  const { engine, root } = document.querySelector("[data-engine]").dataset;
  const at = (path) => new URL(path, location.href).href;
  const read = async (name) => (await fetch(at(`${root}data/rules/${name}.json`))).json();
  const { settle } = await import(at(engine));
  const index = await read("index");
  const files = await Promise.all(Object.entries(index.regions).flatMap(([first, rest]) => rest.map((last) => read(first + last))));
  const rules = { index, regions: Object.fromEntries(files.map((file) => [file.region, file])) };
  globalThis.answers = (text) => JSON.stringify(JSON.parse(text).map((one) => settle(one, rules)));
  return files.length;
}"""


class ServedEngine:
    """The engine of a built site with the site's own rules, in a page of its calculator."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page = context.new_page()
        self.page.goto(f"{address}calculator/", wait_until="load")
        self.regions: int = self.page.evaluate(_OPEN)

    def settle(self, requests: Sequence[Json]) -> list[Json]:
        """Settle requests, in one call."""
        text = json.dumps(list(requests), ensure_ascii=False)
        answered: list[Json] = json.loads(self.page.evaluate("(text) => answers(text)", text))
        return answered
