"""Requests, and an engine → where it does not answer as the Python engine, on the least request.

The Python engine is what builds use; every other is held to its answers, word for word.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from site_gen.catalogue import Catalogue
from site_gen.money import write_fen
from site_gen.settle import Library, settle
from tests.grounds import Ground, grounds_of
from tests.shrinking import shrunk

Request = dict[str, Any]
Answer = dict[str, Any]
Engine = Callable[[Sequence[Request]], list[Answer]]
CHUNK = 500


@dataclass(frozen=True)
class Agreement:
    """How many requests were examined, and the first on which the engines differ."""

    examined: int
    differing: tuple[Request, ...]


def agreement(library: Library, engine: Engine, requests: Iterable[Request]) -> Agreement:
    """Settle requests by both engines, and compare the answers whole."""
    differing: list[Request] = []
    examined = 0
    left = iter(requests)
    while some := list(islice(left, CHUNK)):
        ours = (settle(library, request) for request in some)
        answers = engine(some)
        differing += [r for r, a, b in zip(some, ours, answers, strict=True) if a != b]
        examined += len(answers)
    return Agreement(examined, tuple(differing[:3]))


def least(library: Library, engine: Engine, request: Request) -> Request:
    """Find the smallest request on which the engines still differ."""
    return shrunk(request, lambda one: settle(library, one) != engine([one])[0])


def explained(library: Library, engine: Engine, request: Request) -> str:
    """Show a disagreement on the smallest request that still has it."""
    small = least(library, engine, request)
    shown = (small, settle(library, small), engine([small])[0])
    return "\n".join(json.dumps(one, ensure_ascii=False, indent=1) for one in shown)


def edge_requests(catalogue: Catalogue) -> list[Request]:
    """Make a bill of every edge and ± 1 分 for each region, scheme, service and institution."""
    once = {(ground.region, ground.scheme): ground for ground in grounds_of(catalogue)}
    return list(chain.from_iterable(map(_edges_of, once.values())))


def _edges_of(ground: Ground) -> list[Request]:
    asked = {
        "region": ground.region,
        "scheme": ground.scheme,
        "date": "2025-06-01",
        "person": {"status": "active"},
        "supplied": {"inpatient.annual-cap": "unlimited", "critical-illness.deductible": "none"},
    }
    return [
        {
            **asked,
            "visits": [
                {
                    "service": service,
                    "institution": institution,
                    "bill": {"total": write_fen(edge + near)},
                }
            ],
        }
        for service in ground.services
        for institution in ground.choices["institution"]
        for edge in ground.edges
        for near in (-1, 0, 1)
        if edge + near >= 0
    ]
