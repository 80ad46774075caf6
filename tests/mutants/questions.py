"""Sites → what the engine is asked, and the answers of the other engine, which is independent.

All worked examples; for each site, and for sites whose records are blurred, generated
situations; and bills at the edges of the records.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from site_gen.catalogue import Catalogue
from site_gen.rules import rules_files
from site_gen.settle import Library, settle
from tests.agreeing import edge_requests
from tests.blurred import blurred
from tests.generated import situations
from tests.settlement import REAL, SUMS, Json, catalogue_of, read_yaml
from tests.test_situations import FILES

SITUATIONS = 2_000
EDGES = 500
BLURS, BLURRED_SITUATIONS = 40, 400
SEED = 7


def write_questions(folder: Path) -> int:
    """Write the rules of every site, and the questions with their answers; give their number."""
    sites = {name: catalogue_of(name) for name in (SUMS, REAL)}
    sites |= {f"{SUMS} {seed}": blurred(sites[SUMS], seed) for seed in range(BLURS)}
    questions = [
        {"site": site, "request": _text(request), "answer": _text(answer)}
        for site, catalogue in sites.items()
        for request, answer in _answered(catalogue, _requests(site, catalogue))
    ]
    rules = {site: _rules(catalogue) for site, catalogue in sites.items()}
    (folder / "rules.json").write_text(_text(rules), encoding="utf-8")
    (folder / "questions.json").write_text(_text(questions), encoding="utf-8")
    return len(questions)


def _requests(site: str, catalogue: Catalogue) -> Iterator[Json]:
    if site not in (SUMS, REAL):
        yield from situations(catalogue, BLURRED_SITUATIONS, SEED)
        return
    for path in FILES:
        example = read_yaml(path)
        if example.get("site", REAL) == site:
            yield from (case["request"] for case in example["cases"])
    edges = edge_requests(catalogue)
    yield from edges[:: len(edges) // EDGES]
    yield from situations(catalogue, SITUATIONS, SEED)


def _answered(catalogue: Catalogue, requests: Iterable[Json]) -> Iterator[tuple[Json, Json]]:
    library = Library(catalogue)
    for request in requests:
        yield request, settle(library, request)


def _rules(catalogue: Catalogue) -> Json:
    files = {Path(file.path).stem: json.loads(file.bytes_) for file in rules_files(catalogue)}
    return {"index": files.pop("index"), "regions": files}


def _text(value: Any) -> str:  # noqa: ANN401  # whatever JSON can say
    return json.dumps(value, ensure_ascii=False)
