"""A request as text → its answer as text: what `site-gen settle` reads and writes."""

import json
from typing import Any

from site_gen.catalogue import Catalogue
from site_gen.settle import Library, settle
from site_gen.settle.refusals import request_or_problems
from site_gen.settle_words import missing_reason

REFUSED = "refused"
_LONGEST_NUMBER = 20
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def ask(library: Library, text: str | bytes) -> dict[str, Any]:
    """Answer one request given as JSON; one that cannot be settled is refused with the reasons."""
    try:
        given = json.loads(text, parse_constant=_no_number, parse_int=_whole)
    except (ValueError, RecursionError) as error:
        return _refused([f"不是 JSON：{_said(error)}"])
    request = request_or_problems(given, library.catalogue)
    if isinstance(request, list):
        return _refused(request)
    return _with_reasons(library.catalogue, settle(library, request))


def _with_reasons(catalogue: Catalogue, answer: dict[str, Any]) -> dict[str, Any]:
    """Say in words why each missing thing is missing, in the alternatives too."""
    missing = [{**item, "reason": missing_reason(catalogue, item)} for item in answer["missing"]]
    told = {**answer, "missing": missing}
    if "alternatives" in answer:
        told["alternatives"] = [_with_reasons(catalogue, one) for one in answer["alternatives"]]
    return told


def write_answer(answer: dict[str, Any]) -> str:
    """Write an answer as one line of JSON."""
    return _WRITER.encode(answer)


def _refused(problems: list[str]) -> dict[str, Any]:
    return {"status": REFUSED, "problems": problems}


def _no_number(name: str) -> None:
    raise ValueError(f"{name} 不是数")


def _whole(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError("有的数太长")
    return int(text)


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
