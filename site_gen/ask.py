"""A request as text → its answer as text: what `site-gen settle` reads and writes."""

import json
from typing import Any

from site_gen.settle import Library, settle
from site_gen.settle.refusals import request_problems

REFUSED = "refused"


def ask(library: Library, text: str | bytes) -> dict[str, Any]:
    """Answer one request given as JSON; one that cannot be settled is refused with the reasons."""
    try:
        given = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        return _refused([f"不是 JSON：{_said(error)}"])
    problems = request_problems(given, library.catalogue)
    return _refused(problems) if problems else settle(library, given)


def write_answer(answer: dict[str, Any]) -> str:
    """Write an answer as one line of JSON."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _refused(problems: list[str]) -> dict[str, Any]:
    return {"status": REFUSED, "problems": problems}


def _no_number(name: str) -> None:
    raise ValueError(f"{name} 不是数")


def _said(error: Exception) -> str:
    match error:
        case json.JSONDecodeError():
            return f"第 {error.lineno} 行第 {error.colno} 个字符附近写错了"
        case UnicodeDecodeError():
            return "不是 UTF-8 文字"
        case RecursionError():
            return "层数太多"
        case _:
            return str(error)
