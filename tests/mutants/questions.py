"""Sites → what the engine is asked, and the answers of the other engine, which is independent:
the worked examples, and what is generated on the records of every site.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_gen.rules import rules_files
from site_gen.settle import Library, settle
from tests.mutants.sites import examples, records_of, requests_on, site_names
from tests.settlement import Json


def write_questions(folder: Path) -> int:
    """Write the rules of every site, and the questions with their answers; give their number."""
    sites = site_names()
    questions = [question for site in sites for question in _questions(site)]
    rules = {site: _rules(site) for site in sites}
    (folder / "rules.json").write_text(_text(rules), encoding="utf-8")
    (folder / "questions.json").write_text(_text(questions), encoding="utf-8")
    return len(questions)


def _questions(site: str) -> Iterator[Json]:
    library = Library(records_of(site))
    asked = [case["request"] for where, case in examples() if where == site]
    for request in (*asked, *requests_on(site)):
        yield {"site": site, "request": _text(request), "answer": _text(settle(library, request))}


def _rules(site: str) -> Json:
    files = rules_files(records_of(site))
    read = {Path(file.path).stem: json.loads(file.bytes_) for file in files}
    return {"index": read.pop("index"), "regions": read}


def _text(value: Any) -> str:  # noqa: ANN401  # whatever JSON can say
    return json.dumps(value, ensure_ascii=False)
