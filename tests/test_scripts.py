"""Joining the modules of a script: order, names that never meet, and forms that are refused."""

import json

import pytest
import quickjs

from site_gen.scripts import joined

MODULES = {
    "finder.js": 'import { find } from "./finder/find.js";\nglobalThis.found = find("b");\n',
    "finder/find.js": """// @ts-check
/** Finds. */
import {
  ONE as first,
  make,
} from "../lists/list.js";
export function find(name) {
  const list = make(first);
  return list.indexOf(name);
}
const secret = 1;
""",
    "lists/list.js": """export const ONE = ["a"];
export class List {}
/** @type {(list: string[]) => string[]} */
export const make = (list) => [...list, "b"];
const secret = 2;
""",
}


def run(script: str, asked: str) -> object:
    context = quickjs.Context()
    context.eval(script)
    return json.loads(context.eval(f"JSON.stringify({asked})"))


def test_an_entry_is_one_script_with_all_it_imports() -> None:
    scripts = joined(MODULES)

    assert list(scripts) == ["finder.js"]
    assert run(scripts["finder.js"], "globalThis.found") == 1
    assert scripts["finder.js"].index("lists/list.js") < scripts["finder.js"].index("find.js")


def test_comments_stay_at_home() -> None:
    script = joined(MODULES)["finder.js"]

    assert "Finds" not in script
    assert "@ts-check" not in script


def test_a_module_at_the_top_is_an_entry_though_others_import_it_too() -> None:
    scripts = joined(
        {"a.js": "export const A = 1;\n", "b/b.js": 'import { A } from "../a.js";\nA;\n'}
    )

    assert list(scripts) == ["a.js", "b/b.js"]
    assert scripts["a.js"] == "export const A = 1;\n"


def test_what_an_entry_exports_stays_exported() -> None:
    text = 'import { x } from "./y/x.js";\nexport async function settle() {\n  return x;\n}\n'

    script = joined({"settle.js": text, "y/x.js": "export const x = 1;\n"})["settle.js"]

    assert script.endswith("export async function settle() {\n  return x;\n}\n")
    assert script.count("export ") == 1


def test_an_import_that_runs_later_is_left_as_it_is() -> None:
    text = 'const later = () => \nimport("x");\n'

    assert joined({"a.js": text})["a.js"] == text


@pytest.mark.parametrize(
    ("modules", "fault"),
    [
        ({"a.js": 'import "./b.js";\n', "b.js": "1;\n"}, "not a form known here"),
        ({"a.js": "export default 1;\n"}, "not a form known here"),
        ({"a.js": 'export { x } from "./b.js";\n', "b.js": ""}, "not a form known here"),
        ({"a.js": 'import { x } from "./b.js";\n'}, "not there: b.js"),
        (
            {
                "a.js": 'import { x } from "./c/b.js";\n',
                "c/b.js": 'import { y } from "../a.js";\n',
            },
            "in a circle",
        ),
        (
            {
                "c/a.js": 'import { x } from "./b.js";\n',
                "c/b.js": 'import { y } from "./a.js";\n',
            },
            "in a circle",
        ),
    ],
)
def test_what_cannot_be_joined_is_our_fault_and_said(modules: dict[str, str], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        joined(modules)
