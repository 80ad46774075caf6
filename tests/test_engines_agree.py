"""The two engines give the same answer, amounts and steps, to whatever they are asked."""

import json
import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from site_gen.money import write_fen
from site_gen.rules import rules_files
from site_gen.settle import Library, settle
from tests.generated import Ground, grounds_of, situations
from tests.javascript import ENGINE, Engine
from tests.settlement import REAL, SUMS, catalogue_of
from tests.shrinking import shrunk

HEAVY = bool(os.environ.get("SITE_GEN_HEAVY"))
SITUATIONS = 1_000_000 if HEAVY else 100_000
CHUNK = 500
Request = dict[str, Any]


@cache
def engines(site: str) -> tuple[Library, Engine]:
    return Library(catalogue_of(site)), Engine(rules_files(catalogue_of(site)))


def grounds(site: str) -> list[Ground]:
    """List each region and scheme once."""
    every = grounds_of(catalogue_of(site))
    return list({(ground.region, ground.scheme): ground for ground in every}.values())


def disagreements(site: str, seed: int, number: int) -> tuple[int, list[Request]]:
    """Settle generated situations by both engines; give how many, and the first that differ."""
    library, engine = engines(site)
    requests = list(situations(catalogue_of(site), number, seed))
    found: list[Request] = []
    for start in range(0, number, CHUNK):
        some = requests[start : start + CHUNK]
        answers = engine.settle(some)
        ours = (settle(library, request) for request in some)
        found += [r for r, a, b in zip(some, ours, answers, strict=True) if a != b]
    return len(requests), found[:3]


def explained(site: str, request: Request) -> str:
    """Show a disagreement on the smallest request that still has it."""
    library, engine = engines(site)
    least = shrunk(request, lambda one: settle(library, one) != engine.settle([one])[0])
    return "\n".join(
        json.dumps(shown, ensure_ascii=False, indent=1)
        for shown in (least, settle(library, least), engine.settle([least])[0])
    )


@pytest.mark.parametrize(("site", "number"), [(REAL, SITUATIONS), (SUMS, SITUATIONS // 5)])
def test_both_engines_answer_generated_situations_alike(site: str, number: int) -> None:
    parts = 20
    each = number // parts
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        results = list(pool.map(disagreements, [site] * parts, range(parts), [each] * parts))
    examined = sum(count for count, _ in results)
    found = [request for _, some in results for request in some]

    print(f"{examined} situations of {len(grounds(site))} regions and schemes")  # noqa: T201  # said to whoever runs pytest -rP
    assert examined == number
    assert not found, explained(site, found[0])


@pytest.mark.parametrize("site", [REAL, SUMS])
def test_both_engines_answer_alike_at_every_edge_of_the_records(site: str) -> None:
    library, engine = engines(site)
    requests = edge_requests(site)
    wrong: list[Request] = []
    for start in range(0, len(requests), CHUNK):
        some = requests[start : start + CHUNK]
        ours = (settle(library, request) for request in some)
        answers = engine.settle(some)
        wrong += [r for r, a, b in zip(some, ours, answers, strict=True) if a != b]

    print(f"{len(requests)} bills at edges examined")  # noqa: T201  # said to whoever runs pytest -rP
    assert len(requests) > 1_000
    assert not wrong, explained(site, wrong[0])


def edge_requests(site: str) -> list[Request]:
    """Make a bill of every edge and ± 1 分 for each region, scheme, service and institution."""
    supplied = {"inpatient.annual-cap": "unlimited", "critical-illness.deductible": "none"}
    asked = (
        (ground, {"service": service, "institution": institution}, edge + near)
        for ground in grounds(site)
        for service in ground.services
        for institution in ground.choices["institution"]
        for edge in ground.edges
        for near in (-1, 0, 1)
        if edge + near >= 0
    )
    return [
        {
            "region": ground.region,
            "scheme": ground.scheme,
            "date": "2025-06-01",
            "person": {"status": "active"},
            "supplied": supplied,
            "visits": [{**visit, "bill": {"total": write_fen(fen)}}],
        }
        for ground, visit, fen in asked
    ]


def test_a_disagreement_is_found_and_shrunk(tmp_path: Path) -> None:
    for file in ENGINE.glob("*.js"):
        text = file.read_text(encoding="utf-8")
        if file.name == "deductible.js":
            text = text.replace(
                "Math.max(sum.amount - borne, 0)", "Math.max(sum.amount - borne, 1)"
            )
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    broken = Engine(rules_files(catalogue_of(REAL)), tmp_path)
    library, _ = engines(REAL)

    def fails(request: Request) -> bool:
        return settle(library, request) != broken.settle([request])[0]

    first = next(r for r in situations(catalogue_of(REAL), 5_000, 1) if fails(r))
    least = shrunk(first, fails)

    assert fails(least)
    assert len(json.dumps(least)) < len(json.dumps(first))
    assert "supplied" not in least or len(least["supplied"]) < len(first["supplied"])
