"""The two engines give the same answer, amounts and steps, to whatever they are asked."""

import json
import os
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from site_gen.catalogue import Catalogue
from site_gen.load import load
from site_gen.money import write_fen
from site_gen.rules import rules_files
from site_gen.settle import Library, settle
from tests.generated import Ground, grounds_of, situations
from tests.javascript import ENGINE, Engine, script_of
from tests.shrinking import shrunk

ROOT = Path(__file__).parents[1]
DAY = date(2026, 1, 1)
HEAVY = bool(os.environ.get("SITE_GEN_HEAVY"))
SITUATIONS = 1_000_000 if HEAVY else 100_000
CHUNK = 500
Request = dict[str, Any]


@cache
def catalogue() -> Catalogue:
    return load(ROOT / "content", DAY).catalogue


@cache
def engines() -> tuple[Library, Engine]:
    return Library(catalogue()), Engine(rules_files(catalogue()))


def grounds() -> list[Ground]:
    """List each region and scheme once."""
    every = grounds_of(catalogue())
    return list({(ground.region, ground.scheme): ground for ground in every}.values())


def differ(request: Request) -> bool:
    """Tell whether the engines answer a request differently."""
    library, engine = engines()
    return settle(library, request) != engine.settle([request])[0]


def disagreements(seed: int, number: int) -> tuple[int, list[Request]]:
    """Settle generated situations by both engines; give how many, and the first that differ."""
    library, engine = engines()
    requests = list(situations(catalogue(), number, seed))
    found: list[Request] = []
    for start in range(0, number, CHUNK):
        some = requests[start : start + CHUNK]
        answers = engine.settle(some)
        ours = (settle(library, request) for request in some)
        found += [r for r, a, b in zip(some, ours, answers, strict=True) if a != b]
    return len(requests), found[:3]


def explained(request: Request) -> str:
    """Show a disagreement on the smallest request that still has it."""
    least = shrunk(request, differ)
    library, engine = engines()
    return "\n".join(
        json.dumps(shown, ensure_ascii=False, indent=1)
        for shown in (least, settle(library, least), engine.settle([least])[0])
    )


def test_both_engines_answer_generated_situations_alike() -> None:
    parts = 20
    each = SITUATIONS // parts
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        results = list(pool.map(disagreements, range(parts), [each] * parts))
    examined = sum(count for count, _ in results)
    found = [request for _, some in results for request in some]

    print(f"{examined} situations of {len(grounds())} regions and schemes")  # noqa: T201  # said to whoever runs pytest -rP
    assert examined == SITUATIONS
    assert not found, explained(found[0])


def test_both_engines_answer_alike_at_every_edge_of_the_records() -> None:
    library, engine = engines()
    requests = list(edge_requests())
    wrong: list[Request] = []
    for start in range(0, len(requests), CHUNK):
        some = requests[start : start + CHUNK]
        ours = (settle(library, request) for request in some)
        answers = engine.settle(some)
        wrong += [r for r, a, b in zip(some, ours, answers, strict=True) if a != b]

    print(f"{len(requests)} bills at edges examined")  # noqa: T201  # said to whoever runs pytest -rP
    assert len(requests) > 1_000
    assert not wrong, explained(wrong[0])


def edge_requests() -> list[Request]:
    """Make a bill of every edge and ± 1 分 for each region, scheme, service and institution."""
    supplied = {"inpatient.annual-cap": "unlimited", "critical-illness.deductible": "none"}
    return [
        {
            "region": ground.region,
            "scheme": ground.scheme,
            "date": "2025-06-01",
            "person": {"status": "active"},
            "supplied": supplied,
            "visits": [
                {
                    "service": service,
                    "institution": institution,
                    "bill": {"total": write_fen(edge + near)},
                }
            ],
        }
        for ground in grounds()
        for service in ground.services
        for institution in ground.choices["institution"]
        for edge in ground.edges
        for near in (-1, 0, 1)
        if edge + near >= 0
    ]


def test_a_disagreement_is_found_and_shrunk(tmp_path: Path) -> None:
    for file in ENGINE.glob("*.js"):
        text = file.read_text(encoding="utf-8")
        if file.name == "deductible.js":
            text = text.replace(
                "Math.max(sum.amount - borne, 0)", "Math.max(sum.amount - borne, 1)"
            )
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    broken = Engine(rules_files(catalogue()), tmp_path)
    library, _ = engines()

    def fails(request: Request) -> bool:
        return settle(library, request) != broken.settle([request])[0]

    first = next(r for r in situations(catalogue(), 5_000, 1) if fails(r))
    least = shrunk(first, fails)

    assert fails(least)
    assert len(json.dumps(least)) < len(json.dumps(first))
    assert "supplied" not in least or len(least["supplied"]) < len(first["supplied"])


def test_a_form_of_import_that_is_not_known_is_refused(tmp_path: Path) -> None:
    (tmp_path / "settle.js").write_text('import "./other.js";\n', encoding="utf-8")

    with pytest.raises(ValueError, match="not a form known here"):
        script_of("settle.js", tmp_path)
