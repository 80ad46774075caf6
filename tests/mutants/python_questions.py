"""Records → the questions that mutants of the Python engine are asked, with the right answers.

Generated situations and bills at the edges of the records, of both sites and of sites whose records
are blurred; the telling ones of them are kept. The answers are the JavaScript engine's: it is not
mutated here, and was written from docs/settlement.md like the other.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from site_gen.catalogue import Catalogue
from site_gen.rules import rules_files
from site_gen.settle import Library, settle
from tests.agreeing import edge_requests
from tests.blurred import blurred
from tests.generated import situations
from tests.javascript import Engine
from tests.mutants.telling import facts_of, telling
from tests.settlement import REAL, SUMS, catalogue_of

SITUATIONS, EDGES = 2_000, 500
BLURS, BLURRED_SITUATIONS = 30, 250
SEED = 11
OFTEN = 3
"""How often the questions tell the same, if they can."""


@dataclass(frozen=True)
class Question:
    """A request to the engine on one site's records, and what it must say."""

    site: str
    request: Mapping[str, Any]
    answer: Mapping[str, Any]


@cache
def records_of(site: str) -> Catalogue:
    """Give the records of a site; a number after its name says how they are blurred."""
    name, _, seed = site.partition(" ")
    return blurred(catalogue_of(name), int(seed)) if seed else catalogue_of(name)


def write_questions(file: Path) -> int:
    """Write the telling questions of all sites, the most telling first; give how many."""
    sites = (REAL, SUMS, *(f"{SUMS} {seed}" for seed in range(BLURS)))
    asked = [(site, request) for site in sites for request in _requests(site)]
    libraries = {site: Library(records_of(site)) for site in sites}
    facts = [facts_of(partial(settle, libraries[site], request)) for site, request in asked]
    kept = [asked[number] for number in telling(facts, OFTEN)]
    engines = {site: Engine(rules_files(records_of(site))) for site in sites}
    questions = [
        Question(site, request, engines[site].settle([request])[0]) for site, request in kept
    ]
    text = json.dumps([asdict(question) for question in questions], ensure_ascii=False)
    file.write_text(text, encoding="utf-8")
    return len(questions)


def _requests(site: str) -> list[dict[str, Any]]:
    if site not in (REAL, SUMS):
        return list(situations(records_of(site), BLURRED_SITUATIONS, SEED))
    edges = edge_requests(records_of(site))
    return [*situations(records_of(site), SITUATIONS, SEED), *edges[:: len(edges) // EDGES]]
