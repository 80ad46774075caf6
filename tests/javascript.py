"""The JavaScript engine, run in QuickJS: the modules that readers load, joined in their order.

QuickJS's binding loads no modules, so each becomes a function that is given what it imports and
gives back what it exports; any form of import or export but the ones the engine uses is refused.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import quickjs

from site_gen.model.output import Output

ENGINE = Path(__file__).parents[1] / "static" / "js" / "settle"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:function|const|class) (\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
Json = dict[str, Any]


def script_of(entry: str, folder: Path = ENGINE) -> str:
    """Join a module and all it imports as one script, what is imported first."""
    scripts: dict[str, str] = {}

    def visit(name: str) -> None:
        if name in scripts:
            return
        text = (folder / name).read_text(encoding="utf-8")
        scripts[name] = ""  # a circle of imports would find nothing here, and fail loudly
        for _, needed in _IMPORT.findall(text):
            visit(needed)
        del scripts[name]
        scripts[name] = _function(name, text)

    visit(entry)
    return "\n".join(["const MODULES = {};", *scripts.values()])


def _function(name: str, text: str) -> str:
    exported = ", ".join(_EXPORT.findall(text))
    taken = "".join(
        f"const {{{names.strip().rstrip(',')}}} = MODULES['{source}'];\n"
        for names, source in _IMPORT.findall(text)
    )
    bare = re.sub(
        r"^export (?=function |const |class )", "", _IMPORT.sub("", text), flags=re.MULTILINE
    )
    if (left := _LEFT.search(bare)) is not None:
        raise ValueError(f"{name}: “{left[0]}” is not a form known here")
    return f"MODULES['{name}'] = (function () {{\n{taken}{bare}\nreturn {{{exported}}};\n}})();"


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
            "(one) => MODULES['settle.js'].settle(one, RULES))); }"
        )
        self._answers = self._context.get("answers")

    def settle(self, requests: Iterable[Mapping[str, Any]]) -> list[Json]:
        """Settle requests, in one call."""
        answered = self._answers(json.dumps(list(requests), ensure_ascii=False))
        return [dict(one) for one in json.loads(answered)]
