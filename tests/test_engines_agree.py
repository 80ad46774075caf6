"""The two engines give the same answer, amounts and steps, to whatever they are asked."""

import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest

from site_gen.rules import rules_files
from site_gen.settle import Library
from tests import javascript
from tests.agreeing import (
    Agreement,
    Engine,
    agreement,
    edge_requests,
    explained,
    least,
    places_of,
)
from tests.generated import situations
from tests.javascript import ENGINE
from tests.settlement import REAL, SUMS, catalogue_of

HEAVY = bool(os.environ.get("SITE_GEN_HEAVY"))
SITUATIONS = 1_000_000 if HEAVY else 100_000


@cache
def engines(site: str) -> tuple[Library, Engine]:
    rules = rules_files(catalogue_of(site))
    return Library(catalogue_of(site)), javascript.Engine(rules).settle


def examined(site: str, seed: int, number: int) -> Agreement:
    """Settle generated situations by both engines."""
    library, engine = engines(site)
    return agreement(library, engine, list(situations(catalogue_of(site), number, seed)))


@pytest.mark.parametrize(("site", "number"), [(REAL, SITUATIONS), (SUMS, SITUATIONS // 5)])
def test_both_engines_answer_generated_situations_alike(site: str, number: int) -> None:
    parts = 20
    each = number // parts
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        results = list(pool.map(examined, [site] * parts, range(parts), [each] * parts))
    differing = [request for result in results for request in result.differing]

    total = sum(result.examined for result in results)
    print(f"{total} situations of {len(places_of(catalogue_of(site)))} regions and schemes")  # noqa: T201  # said to whoever runs pytest -rP
    assert total == number
    assert not differing, explained(*engines(site), differing[0])


@pytest.mark.parametrize("site", [REAL, SUMS])
def test_both_engines_answer_alike_at_every_edge_of_the_records(site: str) -> None:
    found = agreement(*engines(site), edge_requests(catalogue_of(site)))

    print(f"{found.examined} bills at edges examined")  # noqa: T201  # said to whoever runs pytest -rP
    assert found.examined > 1_000
    assert not found.differing, explained(*engines(site), found.differing[0])


def test_a_disagreement_is_found_and_shrunk(tmp_path: Path) -> None:
    for file in ENGINE.glob("*.js"):
        text = file.read_text(encoding="utf-8")
        if file.name == "deductible.js":
            text = text.replace(
                "Math.max(sum.amount - borne, 0)", "Math.max(sum.amount - borne, 1)"
            )
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    broken = javascript.Engine(rules_files(catalogue_of(REAL)), tmp_path).settle
    library, _ = engines(REAL)

    found = agreement(library, broken, list(situations(catalogue_of(REAL), 5_000, 1)))
    first = found.differing[0]
    small = least(library, broken, first)

    assert agreement(library, broken, [small]).differing == (small,)
    assert len(str(small)) < len(str(first))
    assert len(small.get("supplied", {})) <= len(first.get("supplied", {}))
