"""A key that no one wrote → what tore it off: a colon without a space, a comma in braces."""

import re

from site_gen.problems import Problem, shown
from site_gen.read.document import Document
from site_gen.read.nodes import Step

COLON_AND_TEXT = re.compile(r"([a-z][a-z0-9_-]*):([^\s:/].*)", re.DOTALL)


def torn_key(document: Document, *steps: Step) -> Problem | None:
    """Say why the unknown key at *steps* stands alone between braces, if it does."""
    key, place, value = str(steps[-1]), document.key_place(*steps), document.place(*steps)
    # Behind a key that has its colon, even an empty value begins further to the right.
    alone = value.line == place.line and value.column - place.column == len(key)
    if not alone and not key.isdecimal():
        return None
    if (match := COLON_AND_TEXT.fullmatch(key)) is not None:
        return Problem(place, "shape", *missing_space(match[1], match[2]))
    remedy = "花括号里的逗号会断开：数字里不要逗号，文字里有逗号要给整个值加引号"
    return Problem(place, "shape", f"“{shown(key)}”成了单独的一项", remedy)


def missing_space(key: str, value: str) -> tuple[str, str]:
    """Give the message and the remedy for a colon that nothing separates from its value."""
    return f"“{key}:”后面少了空格", f"冒号后面要空一格：{key}: {shown(value)}"
