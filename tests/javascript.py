"""Scripts that readers load, run in QuickJS: the engine above all.

QuickJS's binding loads no modules, so what the script exports is left in the open instead.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import quickjs

from site_gen.model.output import Output
from site_gen.scripts import joined

ENGINE = Path(__file__).parents[1] / "static" / "js" / "settle"
_EXPORT = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)
Json = dict[str, Any]


def script_of(entry: str, folder: Path = ENGINE) -> str:
    """Join a module and all it imports as one script, as the site does."""
    modules = {path.name: path.read_text("utf-8") for path in folder.glob("*.js")}
    return _EXPORT.sub("", joined(modules)[entry])


class Engine:
    """The JavaScript engine with the rules it was given."""

    def __init__(self, rules: Iterable[Output], folder: Path = ENGINE) -> None:
        self._context = quickjs.Context()
        self._context.eval(script_of("settle.js", folder))
        self._context.eval("const RULES = { index: null, regions: {} };")
        for file in rules:
            name = Path(file.path).stem
            place = "RULES.index" if name == "index" else f"RULES.regions['{name}']"
            self._context.eval(f"{place} = JSON.parse({json.dumps(file.bytes_.decode())});")
        self._context.eval(
            "function answers(text) { return JSON.stringify(JSON.parse(text).map("
            "(one) => settle(one, RULES))); }"
        )
        self._answers = self._context.get("answers")

    def settle(self, requests: Iterable[Mapping[str, Any]]) -> list[Json]:
        """Settle requests, in one call."""
        answered = self._answers(json.dumps(list(requests), ensure_ascii=False))
        return [dict(one) for one in json.loads(answered)]
