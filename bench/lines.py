"""Requests settled by `site-gen settle --lines` in a second of CPU, in the real content.

The same command with a single request stands for what starting and reading cost.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.runs import run
from site_gen.catalogue import Catalogue
from site_gen.load import load
from site_gen.model.value import Choice

ROOT = Path(__file__).parents[1]
_DAY = date(2026, 11, 23)
_BILLS = 400
"""Of each kind, so that settling takes longer than what starting the command varies by."""


def bills(catalogue: Catalogue) -> Iterator[str]:
    """Write stays of several sizes in every institution that some region has a ratio for."""
    places = set()
    for figure in catalogue.figures:
        at = dict(figure.dims).get("institution")
        scheme = catalogue.vocabulary.schemes[figure.scheme]
        spoken = (figure.topic, figure.field) == ("inpatient", "ratio") and scheme.ended is None
        if spoken and not scheme.common and isinstance(at, Choice):
            places.add((figure.region, figure.scheme, at.id))
    for region, scheme_id, institution in sorted(places):
        for number in range(_BILLS):
            bill = {"total": f"{5_000 + 450 * number}.00", "outside_catalogue": "600.00"}
            visit = {"service": "inpatient", "institution": institution, "bill": bill}
            request = {"region": region, "scheme": scheme_id, "date": _DAY.isoformat()}
            yield json.dumps({**request, "visits": [visit]})


def rate(rounds: int) -> tuple[int, float]:
    """Give the number of requests and how many are settled in a second of CPU."""
    lines = list(bills(load(ROOT / "content", _DAY).catalogue))
    with TemporaryDirectory() as folder:
        every, single = Path(folder) / "every", Path(folder) / "single"
        every.write_text("\n".join(lines), encoding="utf-8")
        single.write_text(lines[0], encoding="utf-8")
        took = [_took(every) - _took(single) for _ in range(rounds)]
    return len(lines), (len(lines) - 1) / median(took)


def _took(requests: Path) -> float:
    return run(_command(requests), ROOT).cpu


def _command(requests: Path) -> Sequence[str]:
    # A shell hands the file over: what is measured from outside has no input of its own.
    settle = f"exec {sys.executable} -m site_gen settle --lines --as-of {_DAY} < {requests}"
    return ("sh", "-c", settle)
