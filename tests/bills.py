"""Records → bills to settle: every region, scheme, service and institution that they speak of."""

from dataclasses import dataclass, field
from functools import cache
from itertools import cycle

from site_gen.money import parse_yuan, write_fen
from tests.grounds import Ground, grounds_of
from tests.settlement import REAL, SUMS, Json, catalogue_of, python_engine

SITES = (REAL, SUMS)
COSTS = (200_001, 900_000, 30_000_000)
# What makes most sums whole; where the records say something usable, it is not looked at.
SUPPLIED = {
    "inpatient.deductible": "500.00",
    "inpatient.ratio": "60%",
    "inpatient.annual-cap": "100000.00",
    "outpatient.deductible": "100.00/year",
    "outpatient.ratio": "50%",
    "outpatient.annual-cap": "2000.00",
    "chronic.deductible": "300.00",
    "chronic.ratio": "70%",
    "chronic.annual-cap": "5000.00",
    "two-diseases.ratio": "60%",
    "two-diseases.annual-cap": "500.00",
    "critical-illness.deductible": "10000.00",
    "critical-illness.ratio": "60%",
    "critical-illness.annual-cap": "300000.00",
    "large-sum.ratio": "90%",
    "medical-aid.deductible": "none",
    "medical-aid.ratio": "70%",
    "medical-aid.annual-cap": "50000.00",
    "medical-aid.local-income": "40000.00",
    "cross-region.points": "-10",
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A place, a scheme and a kind of visit that the records speak of."""

    site: str
    region: str
    scheme: str
    ground: Ground = field(repr=False, compare=False)
    service: str
    institution: str | None
    day: str
    status: str = "active"
    group: str = "ordinary"
    disease: str | None = None
    area: str = "local"


@cache
def cases(service: str = "", scheme: str = "") -> tuple[Case, ...]:
    """List every region, scheme, service and institution, each on a usual day and on another."""
    if service or scheme:
        return tuple(
            case
            for case in cases()
            if service in ("", case.service) and scheme in ("", case.scheme)
        )
    listed = []
    for site in SITES:
        grounds = {(g.region, g.scheme): g for g in grounds_of(catalogue_of(site)) if g.services}
        for ground in grounds.values():
            days = cycle(day.isoformat() for day in ground.days)
            diseases = cycle(ground.choices["disease"] or (None,))
            for topic in ground.services:
                for institution in ground.choices["institution"] or (None,):
                    for day in ("2025-06-01", next(days)):
                        disease = next(diseases) if topic in ("chronic", "two-diseases") else None
                        listed.append(
                            Case(
                                site=site,
                                region=ground.region,
                                scheme=ground.scheme,
                                ground=ground,
                                service=topic,
                                institution=institution,
                                day=day,
                                disease=disease,
                            )
                        )
    return tuple(listed)


def own(case: Case) -> bool:
    """Tell whether a case is of a region with figures of its own."""
    return case.region in catalogue_of(case.site).subjects


def settled(case: Case, *costs: int, **more: object) -> Json | None:
    """Settle visits of a case that cost so much; None unless one sum is known in full.

    Where sources disagree, the first of them is taken.
    """
    visit = {"service": case.service, "institution": case.institution, "disease": case.disease}
    visit = {key: value for key, value in {**visit, "area": case.area}.items() if value is not None}
    outside = more.pop("outside", None)
    request: Json = {
        "region": case.region,
        "scheme": case.scheme,
        "date": case.day,
        "person": {"status": case.status, "age": 50, "group": case.group},
        "supplied": SUPPLIED,
        "visits": [{**visit, "bill": _bill(cost, outside)} for cost in costs],
        **more,
    }
    settle = python_engine(case.site)
    answer = settle(request)
    if answer["status"] == "disputed":
        answer = settle({**request, "claims": answer["alternatives"][0]["claims"]})
    return answer if answer["status"] == "settled" else None


def _bill(cost: int, outside: object) -> Json:
    if not isinstance(outside, int):
        return {"total": write_fen(cost)}
    return {"total": write_fen(cost + outside), "outside_catalogue": write_fen(outside)}


def fen(visit: Json, part: str) -> int:
    amount = parse_yuan(visit[part])
    assert amount is not None, f"{part} is not an amount: {visit[part]}"
    return amount


def said(examined: int, what: str) -> None:
    print(f"{examined} {what}")  # noqa: T201  # said to whoever runs pytest -rP
    assert examined > 0
