"""Records → the questions that mutants of the Python engine are asked, with the right answers.

Of what is asked on every site the telling questions are kept. The answers are the JavaScript
engine's: it is not mutated here, and was written from docs/settlement.md like the other.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from site_gen.rules import rules_files
from site_gen.settle import Library, settle
from tests.generated import Request
from tests.javascript import Engine
from tests.mutants.sites import records_of, requests_on, site_names
from tests.mutants.telling import Fact, facts_of, telling
from tests.settlement import Json

OFTEN = 3
"""How often the questions tell the same, if they can."""


@dataclass(frozen=True)
class Question:
    """A request to the engine on one site's records, and what it must say."""

    site: str
    request: Mapping[str, Any]
    answer: Mapping[str, Any]


def write_questions(file: Path) -> int:
    """Write the telling questions of all sites, the most telling first; give how many."""
    asked = [(site, request) for site in site_names() for request in requests_on(site)]
    facts = [fact for site, some in groupby(asked, itemgetter(0)) for fact in _facts(site, some)]
    kept = [asked[number] for number in telling(facts, OFTEN)]
    answers = dict(_answers(kept))
    questions = [
        Question(site, request, answers[number]) for number, (site, request) in enumerate(kept)
    ]
    text = json.dumps([asdict(question) for question in questions], ensure_ascii=False)
    file.write_text(text, encoding="utf-8")
    return len(questions)


def _facts(site: str, asked: Iterable[tuple[str, Request]]) -> Iterator[frozenset[Fact]]:
    library = Library(records_of(site))
    for _, request in asked:
        yield facts_of(partial(settle, library, request))


def _answers(asked: Sequence[tuple[str, Request]]) -> Iterator[tuple[int, Json]]:
    """Let the other engine answer, one site after the other; say which question it was."""
    numbers: dict[str, list[int]] = {}
    for number, (site, _) in enumerate(asked):
        numbers.setdefault(site, []).append(number)
    for site, some in numbers.items():
        engine = Engine(rules_files(records_of(site)))
        yield from zip(some, engine.settle(asked[number][1] for number in some), strict=True)
