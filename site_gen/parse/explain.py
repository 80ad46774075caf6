"""Validation errors → problems: the place of each, its words and its remedy in Chinese."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from site_gen.parse.likeness import folded, meant, nearest_first
from site_gen.parse.torn import COLON_AND_TEXT, missing_space, torn_key
from site_gen.problems import Place, Problem, shown
from site_gen.read.document import Document
from site_gen.read.nodes import Node, Step, child_of

_LISTED = 12
_MAPPING = ("要“键: 值”", "请另起一行缩进，每行写一个 键: 值")
_LIST = ("要一个列表", "请写成 [甲, 乙]，或每项一行、以“- ”开头")
_SHAPES = {
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "tuple_type": _LIST,
}


def problems_of(
    error: ValidationError, document: Document, adapter: TypeAdapter[Any]
) -> list[Problem]:
    """Say everything a validation found wrong with a document."""
    details = error.errors(include_url=False)
    found = [(detail, _problem(detail, document, adapter)) for detail in details]
    misspelt = {
        (detail["loc"][:-1], problem.remedy)
        for detail, problem in found
        if problem.rule == "unknown-key"
    }
    # A key that was only misspelt is not missing as well.
    return [
        problem
        for detail, problem in found
        if detail["type"] != "missing"
        or (detail["loc"][:-1], f"是不是 {detail['loc'][-1]}") not in misspelt
    ]


def nearest(word: str, known: Iterable[str]) -> str:
    """Make a remedy out of the known word most like *word*."""
    words = sorted(known)
    close = get_close_matches(folded(word), words, n=1, cutoff=0.5)
    if close:
        return f"是不是 {close[0]}"
    if not words:
        return "请核对，或删去"
    more = "等" if len(words) > _LISTED else ""
    return f"这里可以写：{'、'.join(nearest_first(word, words)[:_LISTED])}{more}"


def _problem(detail: ErrorDetails, document: Document, adapter: TypeAdapter[Any]) -> Problem:
    steps, node = _known_steps(document.root, detail["loc"])
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "missing":
        return Problem(node.place, "missing-key", f"缺少“{name}”", f"请补上 {name}: 值")
    if kind == "extra_forbidden":
        return _unknown_key(document, adapter, steps, name)
    if kind in ("literal_error", "enum", "union_tag_invalid"):
        return _wrong_choice(node.place, context.get("tag", detail["input"]), context)
    if kind == "union_tag_not_found":
        remedy = "请补上 kind: choice 或 kind: range"
        return Problem(node.place, "missing-key", "缺少“kind”", remedy)
    if kind in _SHAPES:
        return _wrong_shape(node.place, name, detail)
    if "remedy" in context:
        place = document.key_place(*steps) if name == "[key]" else node.place
        return Problem(place, kind, context["message"], context["remedy"])
    message = f"no words for the validation error {kind!r}: {detail['msg']}"
    raise AssertionError(message)


def _unknown_key(
    document: Document, adapter: TypeAdapter[Any], steps: tuple[Step, ...], name: str
) -> Problem:
    above = steps[:-1] if steps[-1:] == (name,) else steps
    if (torn := torn_key(document, *above, name)) is not None:
        return torn
    place = document.key_place(*above, name)
    remedy = nearest(name, _siblings(adapter, above))
    return Problem(place, "unknown-key", f"没有“{shown(name)}”这个键", remedy)


def _wrong_choice(place: Place, given: object, context: dict[str, Any]) -> Problem:
    expected = str(context.get("expected") or context.get("expected_tags", ""))
    allowed = expected.replace(" or ", ", ").replace("'", "").split(", ")
    choices = f"请写 {'、'.join(allowed)} 之一"
    if not isinstance(given, str):
        return Problem(place, "shape", "这里只能写一个词", choices)
    if not given.strip():
        return Problem(place, "empty", "这里是空的", choices)
    right = meant(given.strip(), allowed)
    remedy = f"是不是 {right}；{choices}" if right else choices
    return Problem(place, "choice", f"这里不能是“{shown(given)}”", remedy)


def _wrong_shape(place: Place, name: str, detail: ErrorDetails) -> Problem:
    wanted, remedy = _SHAPES[detail["type"]]
    given = detail["input"]
    if isinstance(given, str) and "：" in given:
        return Problem(place, "full-width-colon", "这里的冒号是全角的", "请改成半角冒号加一个空格")
    if isinstance(given, str) and (match := COLON_AND_TEXT.fullmatch(given)) is not None:
        return Problem(place, "shape", *missing_space(match[1], match[2]))
    subject = f"“{shown(name)}”这里" if name and not name.isdigit() else "这里"
    what = f"，不能是“{shown(given)}”" if isinstance(given, str) and given else ""
    return Problem(place, "shape", f"{subject}{wanted}{what}", remedy)


def _known_steps(root: Node, loc: tuple[int | str, ...]) -> tuple[tuple[Step, ...], Node]:
    """Follow an error's path as far as the document has it, skipping pydantic's own steps."""
    steps: list[Step] = []
    node = root
    for step in loc:
        below = child_of(node, step)
        if below is not None:
            steps.append(step)
            node = below
    return tuple(steps), node


def _siblings(adapter: TypeAdapter[Any], steps: tuple[Step, ...]) -> set[str]:
    """Collect the keys known to the model at *steps*, from the model's own schema."""
    schema = adapter.json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    nodes = [schema]
    for step in steps:
        nodes = [sub for node in nodes for sub in _descend(node, step, definitions)]
    options = [sub for node in nodes for sub in _alternatives(node, definitions)]
    return {key for option in options for key in option.get("properties", {})}


def _alternatives(node: dict[str, Any], definitions: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _alternatives(definitions[node["$ref"].rpartition("/")[2]], definitions)
    options = node.get("anyOf") or node.get("oneOf")
    if options:
        return [sub for option in options for sub in _alternatives(option, definitions)]
    return [node]


def _descend(node: dict[str, Any], step: Step, definitions: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for option in _alternatives(node, definitions):
        if isinstance(step, int):
            child = option.get("items")
        else:
            named = option.get("properties", {}).get(step)
            child = named or option.get("additionalProperties")
        if isinstance(child, dict):
            found.append(child)
    return found
