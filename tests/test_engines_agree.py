"""The two engines give the same answer, amounts and steps, to whatever they are asked."""

import gc
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import cache
from itertools import repeat
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
)
from tests.blurred import blurred
from tests.generated import situations, situations_on
from tests.grounds import Ground, grounds_of
from tests.javascript import ENGINE
from tests.settlement import REAL, SUMS, catalogue_of
from tests.throughout import said_throughout, situations_asking, ways_of

HEAVY = bool(os.environ.get("SITE_GEN_HEAVY"))
SITUATIONS = 1_000_000 if HEAVY else 100_000
BLURS, EACH = (200, 1_000) if HEAVY else (12, 500)
ONE_WAY_IN, ASKING = (1, 60) if HEAVY else (15, 20)
"""How many of the ways to say a field otherwise are tried, and how often each is asked."""
ONCE_BLURRED = (114, 116, 144)
"""Seeds by which the engines did not agree; they are tried every time."""
ONCE_WRONG = (
    "contribution.flexible-amount not-stated",
    "continuous-incentive.counted-since unlimited",
    "waiting-period.fixed none",
)
"""Ways in which the engines did not agree; they are tried every time."""
PARTS = 20
"""Each part has grounds of its own, so that what is looked up on them is kept no longer."""


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    """Processes that load a site once; they make no cycles worth collecting among its records."""
    fresh = get_context("spawn")
    with ProcessPoolExecutor(mp_context=fresh, initializer=gc.disable) as workers:
        yield workers


@cache
def engine_of(site: str) -> Engine:
    return javascript.Engine(rules_files(catalogue_of(site))).settle


@cache
def grounds(site: str) -> list[Ground]:
    return grounds_of(catalogue_of(site))


def grounds_in(site: str, part: int) -> list[Ground]:
    every = grounds(site)
    return every[part * len(every) // PARTS : (part + 1) * len(every) // PARTS]


def generated(site: str, part: int, number: int) -> Agreement:
    """Settle generated situations on a part of the grounds by both engines."""
    requests = situations_on(grounds_in(site, part), number, part)
    return agreement(Library(catalogue_of(site)), engine_of(site), requests)


def at_edges(site: str, part: int) -> Agreement:
    """Settle one in so many of the bills at edges by both engines."""
    requests = edge_requests(catalogue_of(site))[part::PARTS]
    return agreement(Library(catalogue_of(site)), engine_of(site), requests)


def blurred_alike(site: str, seed: int) -> int:
    """Count situations that both engines settle alike by the blurred records of a site."""
    catalogue = blurred(catalogue_of(site), seed)
    library, engine = Library(catalogue), javascript.Engine(rules_files(catalogue)).settle
    found = agreement(library, engine, situations(catalogue, EACH, seed))
    assert not found.differing, f"{seed}: {explained(library, engine, found.differing[0])}"
    return found.examined


def alike_throughout(site: str, way: str) -> int:
    """Count situations that both engines settle alike where one field is said otherwise."""
    catalogue = said_throughout(catalogue_of(site), way)
    library, engine = Library(catalogue), javascript.Engine(rules_files(catalogue)).settle
    found = agreement(library, engine, situations_asking(catalogue, way, ASKING))
    assert not found.differing, f"{way}: {explained(library, engine, found.differing[0])}"
    return found.examined


def none_differs(site: str, results: Iterable[Agreement]) -> int:
    """Count what was examined; fails at the first request on which the engines differ."""
    found = list(results)
    differing = [request for result in found for request in result.differing]
    library = Library(catalogue_of(site))
    assert not differing, explained(library, engine_of(site), differing[0])
    return sum(result.examined for result in found)


@pytest.mark.parametrize(("site", "number"), [(REAL, SITUATIONS), (SUMS, SITUATIONS // 5)])
def test_both_engines_answer_generated_situations_alike(
    pool: Executor, site: str, number: int
) -> None:
    results = pool.map(generated, repeat(site), range(PARTS), repeat(number // PARTS))

    examined = none_differs(site, results)
    print(f"{examined} situations on {len(grounds(site))} grounds")  # noqa: T201  # said to whoever runs pytest -rP
    assert examined == number


def test_both_engines_answer_alike_where_sources_say_less_or_otherwise(pool: Executor) -> None:
    seeds = sorted({*ONCE_BLURRED, *range(BLURS)})
    examined = sum(pool.map(blurred_alike, repeat(SUMS), seeds))

    print(f"{examined} situations by {len(seeds)} blurred records")  # noqa: T201  # said to whoever runs pytest -rP
    assert examined == len(seeds) * EACH


def test_both_engines_answer_alike_where_a_field_is_said_otherwise_throughout(
    pool: Executor,
) -> None:
    ways = list(dict.fromkeys((*ONCE_WRONG, *ways_of(catalogue_of(SUMS))[::ONE_WAY_IN])))
    examined = sum(pool.map(alike_throughout, repeat(SUMS), ways))

    print(f"{examined} situations by records changed in {len(ways)} ways")  # noqa: T201  # said to whoever runs pytest -rP
    assert examined == len(ways) * ASKING > 0


@pytest.mark.parametrize("site", [REAL, SUMS])
def test_both_engines_answer_alike_at_every_edge_of_the_records(pool: Executor, site: str) -> None:
    examined = none_differs(site, pool.map(at_edges, repeat(site), range(PARTS)))

    print(f"{examined} bills at edges examined")  # noqa: T201  # said to whoever runs pytest -rP
    assert examined > 10_000


def test_a_disagreement_is_found_and_shrunk(tmp_path: Path) -> None:
    for file in ENGINE.glob("*.js"):
        text = file.read_text(encoding="utf-8")
        if file.name == "deductible.js":
            text = text.replace(
                "Math.max(sum.amount - borne, 0)", "Math.max(sum.amount - borne, 1)"
            )
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    broken = javascript.Engine(rules_files(catalogue_of(REAL)), tmp_path).settle
    library = Library(catalogue_of(REAL))

    found = agreement(library, broken, list(situations(catalogue_of(REAL), 5_000, 1)))
    first = found.differing[0]
    small = least(library, broken, first)

    assert agreement(library, broken, [small]).differing == (small,)
    assert len(str(small)) < len(str(first))
    assert len(small.get("supplied", {})) <= len(first.get("supplied", {}))
